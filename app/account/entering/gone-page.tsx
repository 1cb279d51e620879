import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { ShownInvitation } from './shown-invitation.ts'
import type { Step } from './step.ts'
import { enteringWords } from './words/words.ts'

/** A link that opens nothing any more: why, and the one tap that asks for a new one. */
export function GonePage({ step, invitation }: { step: Step; invitation: ShownInvitation | null }) {
  const { gone: words, invitation: others, asking } = useWords(enteringWords)
  const because = step.at === 'gone' ? step.because : 'unknown'
  const isAsked = step.at === 'gone' && step.because !== 'unknown' && step.isAsked
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      <p className="lead">{say(words[because], { day: invitation?.ended ?? '' })}</p>
      {because === 'expired' && isAsked && <Notice kind="ok">{words.asked}</Notice>}
      {because === 'expired' && !isAsked && (
        <form method="post">
          <button className="btn wide" name="act" value="renew">
            {say(words.ask, { inviter: invitation?.inviter ?? '' })}
          </button>
        </form>
      )}
      {because === 'used' && (
        <p>
          <a className="btn wide" href="/connexion">
            {others.signIn}
          </a>
        </p>
      )}
      {because === 'unknown' && (
        <p>
          <a className="btn second wide" href="/acces">
            {asking.title}
          </a>
        </p>
      )}
      <p className="muted">{words.call}</p>
    </LearnerPage>
  )
}
