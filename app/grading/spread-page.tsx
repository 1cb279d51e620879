import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, say, sayCount } from '#app/language/words.ts'
import { FEWEST_COPIES, type MarkerFigure } from '#app/rules/marker-spread.ts'
import type { MarkerSpread } from './spread.queries.server.ts'
import { gradingWords } from './words/words.ts'

/** How the trainers of one's cohorts mark: for each criterion the mean and the spread of each, with the number of copies. */
export function SpreadPage({ spread }: { spread: MarkerSpread }) {
  const { spread: words, queue } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <StaffPage wide back={{ to: '/correction', label: queue.title }}>
      <h1>{words.title}</h1>
      <p className="lead">{say(words.lead, { fewest: formatNumber(FEWEST_COPIES, language) })}</p>
      {spread.length === 0 && <p className="card">{words.none}</p>}
      {spread.map((assignment) => (
        <section key={assignment.key} className="section stack" aria-labelledby={`s-${assignment.key}`}>
          <h2 id={`s-${assignment.key}`} dir="auto">
            {assignment.title}
          </h2>
          <div className="scroll" role="region" aria-label={assignment.title} tabIndex={0}>
            <table>
              <caption className="hidden">{assignment.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.criterion}</th>
                  <th scope="col">{words.everybody}</th>
                  {assignment.markers.map(({ id, name }) => (
                    <th key={id} scope="col">
                      <bdi>{name}</bdi>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {assignment.criteria.map((criterion) => (
                  <tr key={criterion.criterionId}>
                    <th scope="row" dir="auto">
                      {criterion.title}
                    </th>
                    <td>
                      {criterion.mean === null ? words.few : formatPercent(criterion.mean * 100, language)}
                      <p className="hint">{sayCount(words.copies, criterion.n, language)}</p>
                    </td>
                    {assignment.markers.map(({ id }) => (
                      <td key={id}>
                        <Figure figure={criterion.markers.find(({ markerId }) => markerId === id)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </StaffPage>
  )
}

function Figure({ figure }: { figure: MarkerFigure | undefined }) {
  const { spread: words } = useWords(gradingWords)
  const language = useLanguage()
  if (!figure) return <span className="muted">–</span>
  const copies = <p className="hint">{sayCount(words.copies, figure.n, language)}</p>
  if (figure.mean === null || figure.spread === null)
    return (
      <>
        {words.few}
        {copies}
      </>
    )
  const points = Math.round(Math.abs(figure.difference ?? 0) * 100)
  return (
    <>
      {say(words.mean, {
        mean: formatPercent(figure.mean * 100, language),
        spread: formatNumber(Math.round(figure.spread * 100), language),
      })}
      {copies}
      {figure.isNotable && (
        <Tag tone="warn" icon="triangle-alert">
          {sayCount((figure.difference ?? 0) > 0 ? words.above : words.below, points, language)}
        </Tag>
      )}
    </>
  )
}
