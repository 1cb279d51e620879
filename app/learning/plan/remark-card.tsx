import { Recording } from '#app/interface/files/file-list.tsx'
import { filesWords } from '#app/interface/files/words/words.ts'
import { Icon } from '#app/interface/icon.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { ShownRemarkCard } from './shown-feedback.ts'
import { planWords } from './words/words.ts'

/** What its author may do with a remark, the next one to correct with the page's main button; null on a version that is only read. */
export type RemarkActions = { address: string; replyKey: string; isNext: boolean } | null

function TickForm({ remark, actions }: { remark: ShownRemarkCard; actions: NonNullable<RemarkActions> }) {
  const words = useWords(planWords)
  return (
    <form method="post" action={`${actions.address}/remarques`}>
      <input type="hidden" name="act" value="tick" />
      <input type="hidden" name="remarkId" value={remark.id} />
      <button className="btn second" name="ticked" value={remark.isTicked ? 'no' : 'yes'}>
        <Icon name={remark.isTicked ? 'rotate-ccw' : 'check'} />
        {remark.isTicked ? words.remarks.untick : words.remarks.tick}
      </button>
    </form>
  )
}

function ReplyForm({ remark, actions }: { remark: ShownRemarkCard; actions: NonNullable<RemarkActions> }) {
  const words = useWords(planWords)
  const id = `reply-${remark.id}`
  return (
    <details className="no-print">
      <summary>{words.remarks.reply}</summary>
      <form method="post" action={`${actions.address}/remarques`} className="stack">
        <input type="hidden" name="act" value="reply" />
        <input type="hidden" name="remarkId" value={remark.id} />
        <input type="hidden" name="id" value={actions.replyKey} />
        <div className="field">
          <label htmlFor={id}>{words.remarks.yourReply}</label>
          <textarea className="input small-area" id={id} name="body" required maxLength={2000} dir="auto" />
        </div>
        <p>
          <button className="btn second">{words.remarks.sendReply}</button>
        </p>
      </form>
    </details>
  )
}

/** One remark: where it stands, its quotation, what was said, and what its author answers. */
export function RemarkCard({ remark, actions }: { remark: ShownRemarkCard; actions: RemarkActions }) {
  const words = useWords(planWords)
  const listed = useWords(filesWords)
  const language = useLanguage()
  return (
    <article className="card" id={`r-${remark.id}`}>
      <div className="row between">
        <h3>{remark.partTitle ?? words.remarks.whole}</h3>
        {remark.isTicked && (
          <span className="tag plain">
            <Icon name="check" />
            {words.remarks.ticked}
          </span>
        )}
      </div>
      {remark.quote && <blockquote dir="auto">{remark.quote}</blockquote>}
      {remark.voice && <Recording file={{ ...remark.voice, transcript: '' }} words={listed} language={language} />}
      {remark.body !== '' && (
        <p className="said" dir="auto">
          {remark.body}
        </p>
      )}
      {remark.replies.map((reply) => (
        <div key={reply.id} className="reply">
          <p className="muted small">{say(words.remarks.replyBy, { name: reply.by, when: reply.when })}</p>
          <p className="said" dir="auto">
            {reply.body}
          </p>
        </div>
      ))}
      {actions && (
        <>
          <div className="row">
            {remark.partId && !remark.isTicked && (
              <a className={actions.isNext ? 'btn' : 'btn second'} href={`${actions.address}/${remark.partId}`}>
                {words.part.correct}
              </a>
            )}
            <TickForm remark={remark} actions={actions} />
          </div>
          <ReplyForm remark={remark} actions={actions} />
        </>
      )}
    </article>
  )
}
