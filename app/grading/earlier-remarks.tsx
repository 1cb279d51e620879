import { Tag } from '#app/interface/tag.tsx'
import { say } from '#app/language/words.ts'
import type { ShownSubmission } from './shown-submission.ts'
import { useWorkWords } from './work-words.tsx'

/** The remarks of the version before, each with what its author says was done about it. */
export function EarlierRemarks({ earlier }: { earlier: NonNullable<ShownSubmission['earlier']> }) {
  const { work: words } = useWorkWords()
  return (
    <details open className="earlier">
      <summary>{say(words.earlier, { n: earlier.n })}</summary>
      {earlier.remarks.map((remark) => (
        <article key={remark.id} className="tight">
          <p className="hint">
            {remark.partId ? (
              <a className="alone" href={`#partie-${remark.partId}`}>
                {remark.partTitle}
              </a>
            ) : (
              words.whole
            )}
          </p>
          {remark.quote && <blockquote dir="auto">{remark.quote}</blockquote>}
          <p className="said" dir="auto">
            {remark.body}
          </p>
          <p>
            <Tag tone={remark.isTicked ? 'ok' : 'neutral'} icon={remark.isTicked ? 'check' : 'circle-dashed'}>
              {remark.isTicked ? words.ticked : words.notTicked}
            </Tag>
          </p>
          {remark.replies.map((reply) => (
            <div key={reply.id} className="notice">
              <p className="hint">{say(words.reply, { when: reply.when })}</p>
              <p className="said" dir="auto">
                {reply.body}
              </p>
            </div>
          ))}
        </article>
      ))}
      {earlier.message !== '' && (
        <div className="tight">
          <p className="label">{say(words.earlierMessage, { n: earlier.n })}</p>
          <p className="said" dir="auto">
            {earlier.message}
          </p>
        </div>
      )}
    </details>
  )
}
