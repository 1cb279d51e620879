import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { MOST_QUERY_LETTERS, type AnswerQueryRefusal } from '#app/rules/criterion-queries.ts'
import { gradingWords } from '../words/words.ts'
import type { ShownAskedQuery } from './shown-query.ts'
import { queryWords } from './words/words.ts'

/** An answer that was not taken, as it was typed. */
export type RefusedQueryAnswer = {
  because: AnswerQueryRefusal | 'too-long' | 'no-level'
  answer: string
  change: boolean
  points: string
}
type Refused = RefusedQueryAnswer | null

/** One question about a criterion: its levels and mark, what was asked and said, and the answer with which the mark may rise. */
export function QueryPage({ asked, refused }: { asked: ShownAskedQuery; refused: Refused }) {
  const words = useWords(queryWords)
  const { queue } = useWords(gradingWords)
  const isWaiting = asked.state === 'open' || asked.state === 'escalated'
  return (
    <StaffPage back={{ to: '/correction/criteres', label: words.title }}>
      <p className="eyebrow">
        <bdi>{asked.cohort}</bdi>
        {' · '}
        <bdi>{asked.organisation ?? queue.noOrganisation}</bdi>
      </p>
      <h1>{say(words.titleOf, { name: asked.name })}</h1>
      <Criterion asked={asked} />
      <section className="card stack" aria-labelledby="question">
        <h2 id="question">{words.question}</h2>
        <p className="muted">{asked.asked.when}</p>
        <p className="said" dir="auto">
          {asked.asked.body}
        </p>
      </section>
      {asked.answer && <Said id="answered" title={words.given} said={asked.answer} />}
      {asked.escalation && <Said id="third" title={words.escalation} said={asked.escalation} />}
      {asked.closing && <Said id="last" title={words.last} said={asked.closing} />}
      {isWaiting ? (
        <AnswerForm asked={asked} refused={refused} />
      ) : (
        <>
          {refused && (
            <Notice kind="warn" title={words.refusals[refused.because]} isNews>
              <p>{words.yours}</p>
              <p className="said" dir="auto">
                {refused.answer}
              </p>
            </Notice>
          )}
          <p className="muted">{asked.wasSeen ? words.wasSeen : words.wasNotSeen}</p>
        </>
      )}
    </StaffPage>
  )
}

function Criterion({ asked }: { asked: ShownAskedQuery }) {
  const words = useWords(queryWords)
  const language = useLanguage()
  const { markThen, markNow } = asked
  const marked = (mark: NonNullable<typeof markThen>) =>
    say(words.marked, { level: mark.label, points: formatNumber(mark.points, language), of: formatNumber(mark.of, language) })
  const isChanged = markThen && markNow && markThen.points !== markNow.points
  return (
    <section className="card stack" aria-labelledby="criterion">
      <h2 id="criterion" dir="auto">
        {asked.criterion}
      </h2>
      {markThen && <p>{isChanged ? say(words.before, { mark: marked(markThen) }) : marked(markThen)}</p>}
      {isChanged && (
        <p>
          <b>{say(words.now, { mark: marked(markNow) })}</b>
        </p>
      )}
      {!markNow && <p className="muted">{words.retracted}</p>}
      {markThen && markThen.comment.trim() !== '' && (
        <p className="said" dir="auto">
          {markThen.comment}
        </p>
      )}
      <details>
        <summary>{words.levels}</summary>
        <dl className="facts">
          {asked.levels.map(({ id, label, descriptor, from, to }) => (
            <div key={id}>
              <dt>{say(words.range, { level: label, from: formatNumber(from, language), to: formatNumber(to, language) })}</dt>
              <dd>{descriptor}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p>
        <a href={`/correction/${asked.submissionId}`}>{words.readPlan}</a>
      </p>
    </section>
  )
}

function Said({ id, title, said }: { id: string; title: string; said: { body: string; by: string | null; when: string } }) {
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="muted">
        {said.by && (
          <>
            <bdi>{said.by}</bdi>
            {' · '}
          </>
        )}
        {said.when}
      </p>
      <p className="said" dir="auto">
        {said.body}
      </p>
    </section>
  )
}

function AnswerForm({ asked, refused }: { asked: ShownAskedQuery; refused: Refused }) {
  const words = useWords(queryWords)
  const language = useLanguage()
  const fault = refused && { field: refused.because === 'nothing' || refused.because === 'too-long' ? 'answer' : 'points' }
  const now = asked.markNow
  return (
    <form method="post" className="stack">
      {refused && fault && <ErrorSummary faults={[{ field: fault.field, text: words.refusals[refused.because] }]} />}
      {asked.state === 'escalated' && <Notice kind="info">{words.thirdLead}</Notice>}
      <div className="field">
        <label htmlFor="answer">{asked.state === 'escalated' ? words.last : words.answer}</label>
        <p className="hint" id="answer-hint">
          {words.answerHint}
        </p>
        <textarea
          className="input"
          id="answer"
          name="answer"
          dir="auto"
          rows={6}
          maxLength={MOST_QUERY_LETTERS.answer}
          aria-describedby="answer-hint"
          aria-invalid={fault?.field === 'answer' ? true : undefined}
          defaultValue={refused?.answer}
        />
      </div>
      {now && now.points < asked.most && (
        <fieldset className="stack">
          <legend>{words.change}</legend>
          <p className="hint">{words.changeHint}</p>
          <label className="choice">
            <input type="radio" name="change" value="keep" defaultChecked={!refused?.change} />
            <span>{say(words.keep, { points: formatNumber(now.points, language) })}</span>
          </label>
          <label className="choice">
            <input type="radio" name="change" value="raise" defaultChecked={refused?.change} />
            <span>{words.raise}</span>
          </label>
          <label className="label" htmlFor="points">
            {say(words.newPoints, { of: formatNumber(asked.most, language) })}
          </label>
          <input
            className="input short"
            id="points"
            name="points"
            inputMode="numeric"
            dir="ltr"
            aria-invalid={fault?.field === 'points' ? true : undefined}
            defaultValue={refused?.points}
          />
        </fieldset>
      )}
      <p>
        <button className="btn">{words.send}</button>
      </p>
    </form>
  )
}
