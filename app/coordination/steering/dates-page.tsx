import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { Field } from '#app/interface/field.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { MoveRefusal } from './move-deadline.server.ts'
import type { MoveForm } from './steering.forms.ts'
import type { DatedItem, Move } from './steering.queries.server.ts'
import { steeringWords } from './words/words.ts'

type Person = { personId: string; name: string }
type Organisation = { id: string; name: string }
type Refused =
  | {
      because: MoveRefusal
      theirs: { day: CalendarDay | null; by: { name: string | null; reason: string } | null } | null
      mine: MoveForm | null
    }
  | undefined
type Props = {
  cohort: { id: string; name: string }
  items: DatedItem[]
  moves: Move[]
  people: Person[]
  organisations: Organisation[]
  today: CalendarDay
  isSaved: boolean
  wish: (Omit<MoveForm, 'item'> & { item: DatedItem }) | null
  preview: {
    seen: string
    day: CalendarDay | null
    lines: Array<{ name: string; before: CalendarDay | null; after: CalendarDay | null }>
  } | null
  /** Why the day that was typed shows nobody. */
  fault: 'not-a-day' | 'outside' | null
  refused: Refused
  /** Whether the tabs about people are offered: an administrator who neither coordinates nor trains the cohort cannot open them. */
  seesPeople: boolean
}

const itemText = ({ course, n, title }: DatedItem) => [course, n === null ? title : `${n}. ${title}`].join(' · ')

/** The calendar of a cohort: the day of all for each module, and the days moved for an organisation or a person with their reason. */
export function DatesPage(props: Props) {
  const { dates: words } = useWords(steeringWords)
  const language = useLanguage()
  const { cohort, items, moves, seesPeople, today, isSaved, wish, refused } = props
  const dayText = (day: CalendarDay | null) => (day === null ? words.noDay : formatDay(day, language, today))
  return (
    <StaffPage back={{ to: '/cohortes', label: words.cohorts }}>
      <h1 dir="auto">{cohort.name}</h1>
      <CohortTabs cohortId={cohort.id} here="dates" seesPeople={seesPeople} />
      <p className="lead">{words.lead}</p>
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      {refused && (
        <Notice kind="bad" isNews title={words.refusals[refused.because]}>
          {refused.theirs && (
            <p>
              {say(words.theirs, {
                day: dayText(refused.theirs.day),
                name: refused.theirs.by?.name ?? '',
                reason: refused.theirs.by?.reason ?? '',
              })}
            </p>
          )}
          {refused.mine && <p>{say(words.mine, { day: dayText(refused.mine.day || null), reason: refused.mine.reason })}</p>}
        </Notice>
      )}
      {wish && <MovePart {...props} wish={wish} dayText={dayText} />}
      <FoldingTable
        caption={words.caption}
        columns={[
          { label: words.columns.item },
          { label: words.columns.day },
          { label: words.columns.moved },
          { label: words.columns.act },
        ]}
        lines={items.map((item) => ({
          key: item.key,
          cells: [
            itemText(item),
            dayText(item.day),
            moves.some(({ itemKey }) => itemKey === item.key) ? (
              <ul key="moves">
                {moves
                  .filter(({ itemKey }) => itemKey === item.key)
                  .map((move) => (
                    <li key={move.id}>
                      <bdi>{move.name}</bdi>
                      {say(words.movedTo, { day: dayText(move.day) })}
                      <bdi className="muted">{move.reason}</bdi>
                    </li>
                  ))}
              </ul>
            ) : null,
            <a key="move" href={`?item=${item.key}`}>
              {words.move}
              <span className="hidden"> {itemText(item)}</span>
            </a>,
          ],
        }))}
      />
    </StaffPage>
  )
}

type MoveProps = Omit<Props, 'wish'> & { wish: NonNullable<Props['wish']>; dayText: (day: CalendarDay | null) => string }

function MovePart({ wish, preview, fault, people, organisations, dayText }: MoveProps) {
  const { dates: words } = useWords(steeringWords)
  const language = useLanguage()
  return (
    <section className="card stack">
      <h2>{say(words.moveTitle, { item: itemText(wish.item) })}</h2>
      <form method="get" className="stack">
        <input type="hidden" name="item" value={wish.item.key} />
        <div className="filters">
          <Field id="whom" label={words.whom}>
            {(props) => (
              <select {...props} className="input" name="whom" defaultValue={wish.whom}>
                <option value="all">{words.all}</option>
                {organisations.map(({ id, name }) => (
                  <option key={id} value={`organisation:${id}`}>
                    {name}
                  </option>
                ))}
                {people.map(({ personId, name }) => (
                  <option key={personId} value={`person:${personId}`}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id="day" label={words.newDay} hint={words.newDayHint} error={fault ? words.refusals[fault] : undefined}>
            {(props) => (
              <input {...props} className="input short" type="date" name="day" defaultValue={wish.day || (wish.item.day ?? '')} />
            )}
          </Field>
        </div>
        <p>
          <button className="btn second">{words.show}</button>
        </p>
      </form>
      {preview && (
        <form method="post" className="stack">
          <input type="hidden" name="item" value={wish.item.key} />
          <input type="hidden" name="whom" value={wish.whom} />
          <input type="hidden" name="day" value={wish.day} />
          <input type="hidden" name="seen" value={preview.seen} />
          <h3>{sayCount(words.affected, preview.lines.length, language)}</h3>
          <ul>
            {preview.lines.slice(0, 100).map((line) => (
              <li key={line.name}>
                <bdi>{line.name}</bdi>
                {say(words.fromTo, { from: dayText(line.before), to: dayText(line.after) })}
              </li>
            ))}
          </ul>
          <Field id="reason" label={words.reason}>
            {(props) => <input {...props} className="input" name="reason" dir="auto" maxLength={500} defaultValue={wish.reason} />}
          </Field>
          <p>
            <button className="btn">{words.confirm}</button>
          </p>
        </form>
      )}
    </section>
  )
}
