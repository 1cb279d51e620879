import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { PlanText } from '#app/interface/plan/plan-text.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import type { ShownTable } from '#app/interface/plan/shown-table.ts'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { MOST_LETTERS, type AskRefusal } from '#app/rules/part-questions.ts'
import { planWords } from '../words/words.ts'

type Asked = {
  id: string
  question: string
  askedWhen: string
  answer: string | null
  answeredBy: string | null
  answeredWhen: string | null
}

export type Asking = {
  planId: string
  partId: string
  partTitle: string
  askId: string
  isEmpty: boolean
  text: string
  tables: ShownTable[]
  savedWhen: string | null
  refusal: AskRefusal | null
  isSent: boolean
  asked: Asked[]
}
type Refused = { because: AskRefusal | 'too-long'; typed: string } | null

function AskForm({ asking, refused }: { asking: Asking; refused: Refused }) {
  const { asking: words } = useWords(planWords)
  const why = refused ?? (asking.refusal ? { because: asking.refusal, typed: '' } : null)
  if (asking.refusal && asking.refusal !== 'waiting') return <Notice kind="info">{words.refusals[asking.refusal]}</Notice>
  if (asking.refusal === 'waiting') return null
  return (
    <form method="post" className="stack">
      {why && <ErrorSummary faults={[{ field: 'question', text: words.refusals[why.because] }]} />}
      <input type="hidden" name="id" value={asking.askId} />
      <div className="field">
        <label htmlFor="question">{asking.isEmpty ? words.question : words.questionOptional}</label>
        <p className="hint" id="question-hint">
          {words.hint}
        </p>
        <textarea
          className="input"
          id="question"
          name="question"
          dir="auto"
          rows={4}
          maxLength={MOST_LETTERS.question}
          aria-describedby="question-hint"
          aria-invalid={why ? true : undefined}
          defaultValue={why?.typed}
        />
      </div>
      <p>
        <button className="btn wide">{words.send}</button>
      </p>
    </form>
  )
}

function Question({ asked }: { asked: Asked }) {
  const { asking: words, remarks } = useWords(planWords)
  return (
    <article className="card stack">
      <p className="muted">{say(words.askedOn, { when: asked.askedWhen })}</p>
      <p className="said" dir="auto">
        {asked.question === '' ? words.onlyRemarks : asked.question}
      </p>
      {asked.answer === null ? (
        <>
          <p>
            <span className="tag info">{words.waiting}</span>
          </p>
          <form method="post">
            <button className="btn quiet" name="withdraw" value={asked.id}>
              {words.withdraw}
            </button>
          </form>
        </>
      ) : (
        <blockquote className="stack">
          <p className="said" dir="auto">
            {asked.answer}
          </p>
          <footer className="muted">
            <bdi>{asked.answeredBy ?? remarks.trainer}</bdi>
            {' · '}
            {asked.answeredWhen}
          </footer>
        </blockquote>
      )}
    </article>
  )
}

/** Asking the trainers about one part while the plan is written, and their answers. */
export function AskPage({ asking, refused }: { asking: Asking; refused: Refused }) {
  const { asking: words } = useWords(planWords)
  return (
    <LearnerPage back={{ to: `/plan/${asking.planId}/${asking.partId}`, label: asking.partTitle }}>
      <p className="eyebrow">{asking.partTitle}</p>
      <h1>{words.title}</h1>
      {asking.isSent && (
        <Notice kind="ok" isNews>
          {words.sent}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      {[...asking.asked].reverse().map((one) => (
        <Question key={one.id} asked={one} />
      ))}
      <AskForm asking={asking} refused={refused} />
      {!asking.isEmpty && (
        <details>
          <summary>
            <Icon name="pencil-line" /> {say(words.whatIsSent, { when: asking.savedWhen ?? '' })}
          </summary>
          <div className="stack">
            <PlanText text={asking.text} />
            {asking.tables.map((table) => (
              <ReadTable key={table.id} table={table} />
            ))}
          </div>
        </details>
      )}
    </LearnerPage>
  )
}
