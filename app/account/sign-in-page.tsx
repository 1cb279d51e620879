import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { HeldText } from './account.forms.ts'
import { enteringWords } from './entering/words/words.ts'
import { accountWords } from './words/words.ts'

type Refusal = { because: 'name-missing' | 'password-missing' | 'not-matching' } | { because: 'too-many'; minutes: number }

function useRefusalText(refusal: Refusal | undefined): string | undefined {
  const { signIn } = useWords(accountWords)
  const language = useLanguage()
  if (!refusal) return undefined
  if (refusal.because !== 'too-many') return signIn.refusals[refusal.because]
  return say(signIn.refusals['too-many'], { minutes: sayCount(signIn.minutes, refusal.minutes, language) })
}

/** One form to sign in by phone number or e-mail. */
export function SignInPage({
  goOn,
  name,
  held,
  refusal,
}: {
  goOn: string
  name: string
  held?: string | undefined
  refusal?: Refusal | undefined
}) {
  const { signIn: words } = useWords(accountWords)
  const { asking } = useWords(enteringWords)
  const refused = useRefusalText(refusal)
  const field = refusal?.because === 'password-missing' ? 'password' : 'name'
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field, text: refused }]} />}
      {held && <Notice kind="info">{words.held}</Notice>}
      <form method="post" action={`/connexion?suite=${encodeURIComponent(goOn)}`} className="stack">
        {held && <input type="hidden" name="held" value={held} />}
        <Field id="name" label={words.name} hint={words.nameHint} error={field === 'name' ? refused : undefined}>
          {(props) => (
            <input
              {...props}
              className="input"
              name="name"
              defaultValue={name}
              autoComplete="username"
              dir="ltr"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field id="password" label={words.password} error={field === 'password' ? refused : undefined}>
          {(props) => <input {...props} className="input" name="password" type="password" autoComplete="current-password" dir="ltr" />}
        </Field>
        <label className="choice">
          <input type="checkbox" name="shared" value="yes" />
          <span>
            {words.shared}
            <span className="hint"> {words.sharedHint}</span>
          </span>
        </label>
        <button className="btn wide">{words.button}</button>
      </form>
      <details>
        <summary>{words.forgotten}</summary>
        <p>{words.forgottenHelp}</p>
        <p>
          <a href="/acces">{asking.title}</a>
        </p>
      </details>
    </LearnerPage>
  )
}

/** After signing in again: what had been typed, ready to be sent where it was going. */
export function HeldTextPage({ held }: { held: HeldText }) {
  const { held: words } = useWords(accountWords)
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <form method="post" action={held.address} className="stack">
        {held.typed.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        {held.typed
          .filter(([, value]) => value.length > 20)
          .map(([name, value]) => (
            <pre key={name} className="card said" dir="auto">
              {value}
            </pre>
          ))}
        <button className="btn wide">{words.send}</button>
      </form>
      <p>
        <a className="btn quiet" href="/">
          {words.leave}
        </a>
      </p>
    </LearnerPage>
  )
}

/** After signing in as somebody else: the text that waited is neither shown nor sent. */
export function NotYoursPage() {
  const { held: words } = useWords(accountWords)
  const { toHome } = useWords(interfaceWords).errors
  return (
    <LearnerPage>
      <h1>{words.otherTitle}</h1>
      <p>{words.otherPerson}</p>
      <p>
        <a className="btn" href="/">
          {toHome}
        </a>
      </p>
    </LearnerPage>
  )
}
