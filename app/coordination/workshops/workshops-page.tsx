import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatHours } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { WorkshopFault } from '#app/rules/workshops.ts'
import type { WorkshopForm } from './workshops.forms.ts'
import type { WorkshopLine } from './workshops.queries.server.ts'
import { workshopWords } from './words/words.ts'

type Props = {
  cohort: { id: string; name: string }
  /** Whether the viewer coordinates the cohort, and its other pages are theirs too. */
  steers: boolean
  workshops: WorkshopLine[]
  staff: Array<{ id: string; name: string }>
  newId: string
  today: CalendarDay
  isSaved: boolean
  refused: { faults: WorkshopFault[]; typed: WorkshopForm } | undefined
}

/** The workshops of a cohort, with the form that adds one. */
export function WorkshopsPage({ cohort, steers, workshops, staff, newId, today, isSaved, refused }: Props) {
  const words = useWords(workshopWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: steers ? '/cohortes' : `/cohortes/${cohort.id}`, label: steers ? words.cohorts : cohort.name }}>
      <h1>{words.title}</h1>
      <p className="lead">
        <bdi>{cohort.name}</bdi>
      </p>
      {steers && <CohortTabs cohortId={cohort.id} here="ateliers" />}
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.planned}
        </Notice>
      )}
      {workshops.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <FoldingTable
          caption={words.caption}
          columns={[
            { label: words.columns.title },
            { label: words.columns.when },
            { label: words.columns.place },
            { label: words.columns.trainer },
            { label: words.columns.present, isNumber: true },
          ]}
          lines={workshops.map((one) => ({
            key: one.id,
            cells: [
              <a key="open" href={`/cohortes/${cohort.id}/ateliers/${one.id}`} dir="auto">
                {one.title}
              </a>,
              one.cancelledAt ? words.cancelled : formatHours(one.localDay, [one.startsTime, one.endsTime], language, today),
              <bdi key="place">{one.place}</bdi>,
              <bdi key="trainer">{one.trainer ?? words.nobody}</bdi>,
              one.seats === null
                ? formatNumber(one.present, language)
                : say(words.ofSeats, { n: formatNumber(one.present, language), seats: formatNumber(one.seats, language) }),
            ],
          }))}
        />
      )}
      <NewWorkshop staff={staff} newId={newId} refused={refused} />
    </StaffPage>
  )
}

function NewWorkshop({ staff, newId, refused }: Pick<Props, 'staff' | 'newId' | 'refused'>) {
  const words = useWords(workshopWords)
  const typed = refused?.typed
  const fault = (field: WorkshopFault['field']) => {
    const found = refused?.faults.find((one) => one.field === field)
    return found && words.faults[found.because]
  }
  const line = (field: 'title' | 'place' | 'day' | 'starts' | 'ends' | 'seats', type: string) => (
    <Field id={field} label={words.fields[field]} error={fault(field)}>
      {(props) => (
        <input
          {...props}
          className={type === 'text' ? 'input' : 'input short'}
          type={type}
          inputMode={field === 'seats' ? 'numeric' : undefined}
          dir={type === 'text' && field !== 'seats' ? 'auto' : undefined}
          name={field}
          defaultValue={typed?.[field]}
        />
      )}
    </Field>
  )
  return (
    <section className="section stack">
      <h2>{words.add}</h2>
      <ErrorSummary faults={(refused?.faults ?? []).map(({ field, because }) => ({ field, text: words.faults[because] }))} />
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="id" value={typed?.id ?? newId} />
        {line('title', 'text')}
        {line('place', 'text')}
        {line('day', 'date')}
        {line('starts', 'time')}
        {line('ends', 'time')}
        <Field id="trainer" label={words.fields.trainer}>
          {(props) => (
            <select {...props} className="input" name="trainer" defaultValue={typed?.trainer}>
              <option value="">{words.nobody}</option>
              {staff.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {line('seats', 'text')}
        <p>
          <button className="btn">{words.addButton}</button>
        </p>
      </form>
    </section>
  )
}
