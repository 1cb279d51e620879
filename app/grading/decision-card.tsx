import type { FormEvent, ReactNode } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { outOf100 } from '#app/rules/rubric-score.ts'
import { useDrafts } from './drafts.tsx'
import type { ShownSubmission } from './shown-submission.ts'
import { useWorkWords } from './work-words.tsx'

/** A form of one hidden word and one button. Everything unsaved is saved before it goes. */
export function MoveForm({ address, intent, children }: { address: string; intent: string; children: ReactNode }) {
  const { flushAll, isLive } = useDrafts()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!isLive) return
    event.preventDefault()
    const form = event.currentTarget
    void flushAll().then((done) => {
      if (done) form.submit()
    })
  }
  return (
    <form method="post" action={address} className="tight" onSubmit={submit}>
      <input type="hidden" name="intent" value={intent} />
      {children}
    </form>
  )
}

/** The total so far, and once every criterion is marked whether it passes and why not. */
export function Total({ work, points }: { work: ShownSubmission; points: ReadonlyMap<string, number> }) {
  const { work: words } = useWorkWords()
  const language = useLanguage()
  const { pass, criteria } = work
  const total = [...points.values()].reduce((sum, one) => sum + one, 0)
  const marked = criteria.filter(({ id }) => points.has(id)).length
  const isComplete = marked === criteria.length
  const reasons = [
    ...(total < pass.total
      ? [say(words.failsTotal, { needed: formatNumber(pass.total, language), points: formatNumber(total, language) })]
      : []),
    ...criteria
      .filter(({ id, minimum }) => (points.get(id) ?? 0) < minimum)
      .map(({ id, title, minimum }) => say(words.failsCriterion, { criterion: title, needed: minimum, points: points.get(id) ?? 0 })),
  ]
  return (
    <div className="tight" role="status">
      <p>
        <b>{say(words.total, { points: formatNumber(total, language), of: formatNumber(pass.of, language) })}</b>
        {pass.of !== 100 && ` ${say(words.outOf100, { points: outOf100(total, pass.of) })}`}
        {' · '}
        {say(words.gridProgress, { n: marked, of: criteria.length })}
      </p>
      {isComplete && reasons.length === 0 && <p>{words.passes}</p>}
      {isComplete && reasons.length > 0 && (
        <>
          <p>{words.fails}</p>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** The two decisions of marking. */
export function DecisionCard({ address, mayReturn }: { address: string; mayReturn: boolean }) {
  const { work: words } = useWorkWords()
  return (
    <section className="stack" aria-labelledby="decision">
      <h2 id="decision">{words.decide}</h2>
      {mayReturn && (
        <MoveForm address={address} intent="return">
          <button className="btn second wide" data-decide="return">
            <Icon name="undo-2" />
            {words.return}
          </button>
          <p className="hint">{words.returnWhy}</p>
        </MoveForm>
      )}
      <MoveForm address={address} intent="validate">
        <button className="btn wide" data-decide="validate">
          <Icon name="check-check" />
          {words.validate}
        </button>
        <p className="hint">{words.validateWhy}</p>
      </MoveForm>
    </section>
  )
}

/** What was decided, whether its author sees it, and how to go back on it. */
export function DecidedCard({ work, address }: { work: ShownSubmission; address: string }) {
  const { work: words } = useWorkWords()
  const { decided, may } = work
  if (!decided) return null
  return (
    <section className="stack" aria-labelledby="decision">
      <h2 id="decision">{words.decide}</h2>
      <Notice kind={work.releasedAt ? 'ok' : 'info'} title={words.states[work.state]}>
        <p>{say(words.decidedOn, { when: decided.when, name: decided.by })}</p>
        {work.releasedAt && <p>{say(words.releasedOn, { when: work.releasedAt })}</p>}
        {work.releasedAt && <p>{work.seenAt ? say(words.seenOn, { when: work.seenAt }) : words.notSeen}</p>}
      </Notice>
      {may.release && (
        <MoveForm address={address} intent="release">
          <button className="btn wide">
            <Icon name="send" />
            {words.releaseNow}
          </button>
        </MoveForm>
      )}
      {may.askSecond && (
        <MoveForm address={address} intent="second">
          <button className="btn second wide">{words.askSecond}</button>
          <p className="hint">{words.askSecondWhy}</p>
        </MoveForm>
      )}
      {may.reopen && (
        <MoveForm address={address} intent="reopen">
          <button className="btn second wide">
            <Icon name="rotate-ccw" />
            {words.reopen}
          </button>
          <p className="hint">{words.reopenWhy}</p>
        </MoveForm>
      )}
      {may.retract && (
        <details>
          <summary>{words.retract}</summary>
          <MoveForm address={address} intent="retract">
            <p className="hint">{words.retractWhy}</p>
            <label htmlFor="reason">{words.reason}</label>
            <textarea id="reason" name="reason" className="input" dir="auto" required />
            <button className="btn danger">{words.retract}</button>
          </MoveForm>
        </details>
      )}
    </section>
  )
}
