import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { PasswordField } from './password-field.tsx'
import type { AccessRefusal } from './use-access-link.server.ts'
import { enteringWords } from './words/words.ts'

type Asked = { because: 'missing' } | { because: 'too-many'; minutes: number }

/** Asking for a way back into one's account; the answer never says whether there is one. */
export function AskAccessPage({ isSent, refusal }: { isSent: boolean; refusal?: Asked | undefined }) {
  const { asking: words, minutes } = useWords(enteringWords)
  const language = useLanguage()
  const back = { to: '/connexion', label: words.back }
  if (isSent)
    return (
      <LearnerPage back={back}>
        <h1>{words.sentTitle}</h1>
        <p className="lead">{words.sent}</p>
        <p>{words.sentToo}</p>
      </LearnerPage>
    )
  const text =
    refusal &&
    (refusal.because === 'missing' ? words.missing : say(words.tooMany, { minutes: sayCount(minutes, refusal.minutes, language) }))
  return (
    <LearnerPage back={back}>
      <h1>{words.title}</h1>
      {text && <ErrorSummary faults={[{ field: 'name', text }]} />}
      <p>{words.lead}</p>
      <form method="post" className="stack">
        <Field id="name" label={words.name} error={text}>
          {(props) => <input {...props} className="input" name="name" autoComplete="username" autoCapitalize="none" dir="ltr" />}
        </Field>
        <button className="btn wide">{words.send}</button>
      </form>
    </LearnerPage>
  )
}

/** Choosing a new password behind a one-time link. */
export function UseAccessPage({ asksDigits, refusal }: { asksDigits: boolean; refusal?: AccessRefusal | undefined }) {
  const { renewing: words, invitation, minutes } = useWords(enteringWords)
  const language = useLanguage()
  const because = refusal && refusal.because !== 'gone' ? refusal.because : undefined
  const wait = refusal?.because === 'too-many' ? sayCount(minutes, refusal.minutes, language) : ''
  const text = because && say(invitation.refusals[because], { minutes: wait })
  const isDigits = because === 'digits-missing' || because === 'digits-wrong' || because === 'too-many'
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      {text && <ErrorSummary faults={[{ field: isDigits ? 'digits' : 'password', text }]} />}
      <form method="post" className="stack">
        {asksDigits && (
          <Field id="digits" label={invitation.digits} error={isDigits ? text : undefined}>
            {(props) => <input {...props} className="input" name="digits" inputMode="numeric" autoComplete="off" dir="ltr" size={6} />}
          </Field>
        )}
        <PasswordField label={invitation.password} hint={invitation.passwordHint} error={isDigits ? undefined : text} />
        <button className="btn wide">{words.save}</button>
      </form>
    </LearnerPage>
  )
}

/** After a new password of an account with a second factor: it is asked for at the sign-in page. */
export function SavedPage() {
  const { renewing: words, invitation } = useWords(enteringWords)
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      <p className="lead">{words.saved}</p>
      <p>
        <a className="btn wide" href="/connexion">
          {invitation.signIn}
        </a>
      </p>
    </LearnerPage>
  )
}
