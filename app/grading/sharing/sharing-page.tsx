import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import type { Allocation } from '#app/rules/plan-runs.ts'
import { runsWords } from '../runs/words/words.ts'
import { sharingWords } from './words/words.ts'

type Waiting = {
  id: string
  name: string
  organisation: string | null
  n: number
  to: string | null
  days: number
  isOverdue: boolean
  heldBy: string | null
  /** Who is never given this: its authors, and who shares their organisation. */
  keepsAway: string[]
}
type Marker = {
  id: string
  name: string
  given: number
  held: number
  answered: number
  meanDays: number | null
  oldestDays: number | null
}
type Props = {
  place: { cohortId: string; key: string; name: string; allocation: Allocation }
  waiting: Waiting[]
  markers: Marker[]
  isSaved: boolean
  refused: 'not-a-marker' | 'keeps-away' | null
}

/** Who marks what of a run and since when it waits, for its coordinator: shared out by hand, or all at once in turn. */
export function SharingPage({ place, waiting, markers, isSaved, refused }: Props) {
  const words = useWords(sharingWords)
  const runs = useWords(runsWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/cohortes/${place.cohortId}/plan/${place.key}`, label: runs.settings }}>
      <p className="eyebrow" dir="auto">
        {place.name}
      </p>
      <h1>{words.title}</h1>
      {isSaved && !refused && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      {refused && (
        <Notice kind="bad" isNews>
          {words.refusals[refused]}
        </Notice>
      )}
      <p className="lead">{say(words.rule, { rule: runs.allocations[place.allocation] })}</p>
      <section className="section stack" aria-labelledby="markers">
        <h2 id="markers">{words.markers}</h2>
        {markers.length === 0 ? (
          <p className="card">{words.noMarkers}</p>
        ) : (
          <FoldingTable
            caption={<span className="hidden">{words.markers}</span>}
            columns={[
              { label: words.marker },
              { label: words.given, isNumber: true },
              { label: words.oldest },
              { label: words.held, isNumber: true },
              { label: words.answered, isNumber: true },
              { label: words.mean },
            ]}
            lines={markers.map((marker) => ({
              key: marker.id,
              cells: [
                <bdi key="name">{marker.name}</bdi>,
                formatNumber(marker.given, language),
                marker.oldestDays === null ? words.none : sayCount(words.days, marker.oldestDays, language),
                formatNumber(marker.held, language),
                formatNumber(marker.answered, language),
                marker.meanDays === null ? words.none : sayCount(words.days, Math.round(marker.meanDays), language),
              ],
            }))}
          />
        )}
      </section>
      <section className="section stack" aria-labelledby="waiting">
        <h2 id="waiting">{words.waiting}</h2>
        {waiting.length === 0 ? <p className="card">{words.nothing}</p> : <SharingForm waiting={waiting} markers={markers} />}
      </section>
    </StaffPage>
  )
}

function SharingForm({ waiting, markers }: Pick<Props, 'waiting' | 'markers'>) {
  const words = useWords(sharingWords)
  const language = useLanguage()
  return (
    <form method="post" className="stack">
      <FoldingTable
        caption={sayCount(words.caption, waiting.length, language)}
        columns={[{ label: words.person }, { label: words.since }, { label: words.to }]}
        lines={waiting.map((work) => ({
          key: work.id,
          cells: [
            <span key="person">
              <a href={`/correction/${work.id}`}>
                <bdi>{work.name}</bdi>
              </a>
              <span className="hint" dir="auto">
                {[work.organisation, say(words.version, { n: formatNumber(work.n, language) })].filter(Boolean).join(' · ')}
              </span>
            </span>,
            <span key="since" className="tags">
              {sayCount(words.days, work.days, language)}
              {work.isOverdue && (
                <Tag tone="bad" icon="triangle-alert">
                  {words.overdue}
                </Tag>
              )}
              {work.heldBy !== null && <Tag tone="info">{say(words.heldBy, { name: work.heldBy })}</Tag>}
            </span>,
            <select
              key="to"
              className="input"
              name={`for:${work.id}`}
              defaultValue={work.to ?? ''}
              aria-label={say(words.toOf, { name: work.name })}
            >
              <option value="">{words.free}</option>
              {markers
                .filter(({ id }) => id === work.to || !work.keepsAway.includes(id))
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>,
          ],
        }))}
      />
      <p className="hint">{words.keepsAwayHint}</p>
      <p className="row">
        <button className="btn" name="act" value="hand">
          {words.save}
        </button>
        <button className="btn second" name="act" value="turn">
          {words.turn}
        </button>
      </p>
    </form>
  )
}
