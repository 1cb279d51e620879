import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { MOST_QUERY_LETTERS, type AskQueryRefusal, type EscalateRefusal } from '#app/rules/criterion-queries.ts'
import { planWords } from '../words/words.ts'
import type { ShownCriterion } from './shown-criterion.ts'
import { criterionWords } from './words/words.ts'

export type RefusedQuestion = { because: AskQueryRefusal | EscalateRefusal | 'too-long'; typed: string }
type Props = {
  planId: string
  n: number
  shown: ShownCriterion
  askId: string
  isSent: boolean
  refused: RefusedQuestion | null
}

/** One criterion of a result: its level, the question about it, what was answered, and the way to a third person. */
export function CriterionPage({ planId, n, shown, askId, isSent, refused }: Props) {
  const words = useWords(criterionWords)
  const { plan } = useWords(planWords)
  const language = useLanguage()
  const { level, query } = shown
  return (
    <LearnerPage back={{ to: `/plan/${planId}/versions/${n}`, label: say(plan.version, { n }) }}>
      <p className="eyebrow">{words.title}</p>
      <h1>{shown.title}</h1>
      {isSent && (
        <Notice kind="ok" isNews>
          {query?.state === 'escalated' ? words.escalatedNow : words.sent}
        </Notice>
      )}
      {level && (
        <section className="card stack" aria-labelledby="level">
          <h2 id="level">{words.yourLevel}</h2>
          <p>
            <b>{level.label}</b>
            {' · '}
            {say(words.points, { points: formatNumber(level.points, language), of: level.of })}
          </p>
          {shown.levelBefore && (
            <p className="muted">
              {say(words.before, {
                level: shown.levelBefore.label,
                points: formatNumber(shown.levelBefore.points, language),
                of: shown.levelBefore.of,
              })}
            </p>
          )}
          {level.comment.trim() !== '' && (
            <p className="said" dir="auto">
              {level.comment}
            </p>
          )}
          <details>
            <summary>{words.levels}</summary>
            <dl className="facts">
              {shown.levels.map(({ id, label, descriptor }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>{descriptor}</dd>
                </div>
              ))}
            </dl>
          </details>
        </section>
      )}
      {query && <Thread query={query} />}
      {shown.escalateUntil && <EscalateForm until={shown.escalateUntil} refused={refused} />}
      {!query && <AskForm shown={shown} askId={askId} refused={refused} />}
    </LearnerPage>
  )
}

function Thread({ query }: { query: NonNullable<ShownCriterion['query']> }) {
  const words = useWords(criterionWords)
  return (
    <section className="stack">
      <article className="card stack">
        <p className="muted">{say(words.asked, { when: query.askedWhen })}</p>
        <p className="said" dir="auto">
          {query.body}
        </p>
        {query.answer ? <Answer {...query.answer} /> : <Waiting />}
      </article>
      {query.escalation !== null && (
        <article className="card stack">
          <p className="muted">{say(words.escalated, { when: query.escalatedWhen ?? '' })}</p>
          <p className="said" dir="auto">
            {query.escalation}
          </p>
          {query.closing && <h2>{words.last}</h2>}
          {query.closing ? <Answer {...query.closing} /> : <Waiting />}
        </article>
      )}
    </section>
  )
}

function Waiting() {
  const words = useWords(criterionWords)
  return (
    <p>
      <span className="tag info">{words.waiting}</span>
    </p>
  )
}

function Answer({ body, by, when }: { body: string; by: string | null; when: string }) {
  const words = useWords(criterionWords)
  return (
    <blockquote className="stack">
      <p className="said" dir="auto">
        {body}
      </p>
      <footer className="muted">
        <bdi>{by ?? words.trainer}</bdi>
        {' · '}
        {when}
      </footer>
    </blockquote>
  )
}

function AskForm({ shown, askId, refused }: { shown: ShownCriterion; askId: string; refused: RefusedQuestion | null }) {
  const words = useWords(criterionWords)
  if (shown.refusal) return <Notice kind="info">{words.refusals[shown.refusal]}</Notice>
  return (
    <form method="post" className="stack">
      {refused && <ErrorSummary faults={[{ field: 'body', text: words.refusals[refused.because] }]} />}
      <p className="lead">{words.lead}</p>
      <input type="hidden" name="act" value="ask" />
      <input type="hidden" name="id" value={askId} />
      <TextField label={words.question} hint={words.hint} refused={refused} />
      {shown.until && <p className="muted">{say(words.until, { day: shown.until })}</p>}
      <p>
        <button className="btn wide">{words.send}</button>
      </p>
    </form>
  )
}

function EscalateForm({ until, refused }: { until: string; refused: RefusedQuestion | null }) {
  const words = useWords(criterionWords)
  const fault = refused && (refused.because === 'nothing' ? words.nothingWhy : words.refusals[refused.because])
  return (
    <details open={refused !== null}>
      <summary>{words.disagree}</summary>
      <form method="post" className="stack">
        {fault && <ErrorSummary faults={[{ field: 'body', text: fault }]} />}
        <p>{words.disagreeLead}</p>
        <p className="muted">{say(words.disagreeUntil, { day: until })}</p>
        <input type="hidden" name="act" value="escalate" />
        <TextField label={words.why} hint={null} refused={refused} />
        <p>
          <button className="btn second wide">{words.escalate}</button>
        </p>
      </form>
    </details>
  )
}

function TextField({ label, hint, refused }: { label: string; hint: string | null; refused: RefusedQuestion | null }) {
  return (
    <div className="field">
      <label htmlFor="body">{label}</label>
      {hint && (
        <p className="hint" id="body-hint">
          {hint}
        </p>
      )}
      <textarea
        className="input"
        id="body"
        name="body"
        dir="auto"
        rows={4}
        maxLength={MOST_QUERY_LETTERS.question}
        aria-describedby={hint ? 'body-hint' : undefined}
        aria-invalid={refused ? true : undefined}
        defaultValue={refused?.typed}
      />
    </div>
  )
}
