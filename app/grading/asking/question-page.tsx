import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { MOST_LETTERS } from '#app/rules/part-questions.ts'
import { gradingWords } from '../words/words.ts'
import type { ShownAsked } from './shown-question.ts'

/** An answer that was not taken, as it was typed; `by` is who answered before. */
export type RefusedAnswer = { because: 'empty' | 'too-long' | 'answered'; typed: string; by: string | null }

/** One question about a part: the part as it was when it was asked, what was asked before, and the answer. */
export function QuestionPage({ asked, refused }: { asked: ShownAsked; refused: RefusedAnswer | null }) {
  const { asking: words, queue } = useWords(gradingWords)
  const isEmpty = asked.text.trim() === '' && asked.tables.length === 0
  return (
    <StaffPage back={{ to: '/correction/avis', label: words.title }}>
      <p className="eyebrow">
        <bdi>{asked.cohort}</bdi>
        {' · '}
        <bdi>{asked.organisation ?? queue.noOrganisation}</bdi>
      </p>
      <h1>{say(words.titleOf, { name: asked.name })}</h1>
      <section className="card stack" aria-labelledby="question">
        <h2 id="question">{words.question}</h2>
        <p className="muted">{say(words.askedOn, { when: asked.askedWhen })}</p>
        <p className="said" dir="auto">
          {asked.question === '' ? words.onlyRemarks : asked.question}
        </p>
      </section>
      <section className="card stack" aria-labelledby="part">
        <h2 id="part" dir="auto">
          {asked.part}
        </h2>
        <details>
          <summary>{words.guiding}</summary>
          <ol>
            {asked.guiding.map((question) => (
              <li key={question} dir="auto">
                {question}
              </li>
            ))}
          </ol>
        </details>
        {isEmpty ? <p className="muted">{words.empty}</p> : <PlanText text={asked.text} />}
        {asked.tables.map((table) => (
          <ReadTable key={table.id} table={table} />
        ))}
      </section>
      {asked.earlier.length > 0 && (
        <details>
          <summary>{words.earlier}</summary>
          {asked.earlier.map((one) => (
            <div key={one.id} className="card stack">
              <p className="muted">{one.when}</p>
              <p className="said" dir="auto">
                {one.question === '' ? words.onlyRemarks : one.question}
              </p>
              <blockquote className="said" dir="auto">
                {one.answer}
              </blockquote>
            </div>
          ))}
        </details>
      )}
      {asked.answer === null ? <AnswerForm refused={refused} /> : <Answer asked={asked} refused={refused} />}
    </StaffPage>
  )
}

function AnswerForm({ refused }: { refused: RefusedAnswer | null }) {
  const { asking: words } = useWords(gradingWords)
  return (
    <form method="post" className="stack">
      {refused && <ErrorSummary faults={[{ field: 'answer', text: words.refusals[refused.because] }]} />}
      <div className="field">
        <label htmlFor="answer">{words.answer}</label>
        <p className="hint" id="answer-hint">
          {words.answerHint}
        </p>
        <textarea
          className="input"
          id="answer"
          name="answer"
          dir="auto"
          rows={8}
          maxLength={MOST_LETTERS.answer}
          aria-describedby="answer-hint"
          aria-invalid={refused ? true : undefined}
          defaultValue={refused?.typed}
        />
      </div>
      <p>
        <button className="btn">{words.send}</button>
      </p>
    </form>
  )
}

function Answer({ asked, refused }: { asked: ShownAsked; refused: RefusedAnswer | null }) {
  const { asking: words } = useWords(gradingWords)
  return (
    <section className="card stack" aria-labelledby="given">
      <h2 id="given">{words.given}</h2>
      {refused?.because === 'answered' && (
        <Notice kind="warn" title={words.refusals.answered} isNews>
          <p>{words.yours}</p>
          <p className="said" dir="auto">
            {refused.typed}
          </p>
        </Notice>
      )}
      <p className="said" dir="auto">
        {asked.answer}
      </p>
      <p className="muted">
        <bdi>{asked.answeredBy ?? ''}</bdi>
        {' · '}
        {asked.answeredWhen}
        {' · '}
        {asked.wasSeen ? words.seen : words.notSeen}
      </p>
    </section>
  )
}
