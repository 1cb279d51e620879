import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, say, sayCount } from '#app/language/words.ts'
import { FEWEST_COPIES, type MarkerFigure } from '#app/rules/marker-spread.ts'
import type { Suggested } from './agreement.queries.server.ts'
import type { MarkerSpread } from './spread.queries.server.ts'
import { gradingWords } from './words/words.ts'

type Props = { spread: MarkerSpread; suggested: Suggested[]; isAsked: boolean; refused: string | null }

/** How the trainers of one's cohorts mark, and which copies are worth a second marking: for each criterion the mean and the spread of each, with the number of copies. */
export function SpreadPage({ spread, suggested, isAsked, refused }: Props) {
  const { spread: words, queue, saved } = useWords(gradingWords)
  const language = useLanguage()
  return (
    <StaffPage wide back={{ to: '/correction', label: queue.title }}>
      <h1>{words.title}</h1>
      <p className="lead">{say(words.lead, { fewest: formatNumber(FEWEST_COPIES, language) })}</p>
      {isAsked && !refused && <Notice kind="ok" title={saved.second} isNews />}
      {refused && <Notice kind="bad" title={refused} isNews />}
      <SuggestedCopies suggested={suggested} />
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
                  <th scope="col">{words.twice}</th>
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
                      {criterion.mean !== null && formatPercent(criterion.mean * 100, language)}
                      <p className="hint">{sayCount(words.copies, criterion.n, language)}</p>
                    </td>
                    <td>
                      {criterion.agreement.word && words.agreements[criterion.agreement.word]}
                      <p className="hint">{sayCount(words.copies, criterion.agreement.n, language)}</p>
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

/** Copies worth a second marking, each with its reason and the button that asks for it. */
function SuggestedCopies({ suggested }: { suggested: Suggested[] }) {
  const { spread: words, work } = useWords(gradingWords)
  const language = useLanguage()
  if (suggested.length === 0) return null
  return (
    <section className="section stack" aria-labelledby="proposees">
      <h2 id="proposees">{words.suggested}</h2>
      <p>{words.suggestedLead}</p>
      <ul className="tasks">
        {suggested.map((copy) => (
          <li key={copy.id}>
            <span>
              <a href={`/correction/${copy.id}`}>
                <bdi>{say(work.title, { name: copy.name, n: copy.n })}</bdi>
              </a>
              <span className="about">
                {say(work.total, { points: formatNumber(copy.total, language), of: formatNumber(copy.of, language) })}
                {' · '}
                {words.reasons[copy.reason]}
              </span>
            </span>
            <form method="post" action="/correction/comparer">
              <input type="hidden" name="submission" value={copy.id} />
              <button className="btn second">{work.askSecond}</button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Figure({ figure }: { figure: MarkerFigure | undefined }) {
  const { spread: words } = useWords(gradingWords)
  const language = useLanguage()
  if (!figure) return <span className="muted">–</span>
  const copies = <p className="hint">{sayCount(words.copies, figure.n, language)}</p>
  if (figure.mean === null || figure.spread === null) return copies
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
