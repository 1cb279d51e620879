import { useLanguage } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import type { ShownSubmission } from './shown-submission.ts'
import { useWorkWords } from './work-words.tsx'

/** Markings by others beside one's own: for a second marker who may see the first, and for who decides between two. */
export function OtherMarks({ work }: { work: ShownSubmission }) {
  const { work: words } = useWorkWords()
  const language = useLanguage()
  return (
    <>
      {work.others.map((mark) => (
        <details key={mark.id} open className="earlier">
          <summary>{say(mark.role === 'first' ? words.firstMarking : words.secondMarking, { name: mark.by })}</summary>
          <p>
            {say(words.total, {
              points: formatNumber(
                mark.criteria.reduce((sum, { points }) => sum + points, 0),
                language,
              ),
              of: formatNumber(work.pass.of, language),
            })}
          </p>
          <dl className="facts">
            {mark.criteria.map((criterion) => (
              <div key={criterion.id}>
                <dt>{criterion.title}</dt>
                <dd>
                  <b>{criterion.level}</b>
                  {' · '}
                  {say(words.total, { points: formatNumber(criterion.points, language), of: formatNumber(criterion.of, language) })}
                </dd>
                {criterion.comment !== '' && <dd dir="auto">{criterion.comment}</dd>}
              </div>
            ))}
          </dl>
          {mark.overall !== '' && (
            <p className="said" dir="auto">
              {mark.overall}
            </p>
          )}
        </details>
      ))}
    </>
  )
}
