import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { DisplayForm, LanguageButton } from '#app/interface/display-switches.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { usePage } from '#app/interface/page.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { directionOf, LANGUAGES } from '#app/rules/languages.ts'
import type { AcceptRefusal } from './accept-invitation.server.ts'
import { GonePage } from './gone-page.tsx'
import { PasswordField } from './password-field.tsx'
import type { ShownInvitation } from './shown-invitation.ts'
import type { Step } from './step.ts'
import { enteringWords } from './words/words.ts'

type Props = { invitation: ShownInvitation | null; step: Step; refusal?: AcceptRefusal | undefined }

/** The way from a link to an account, one step a page; each works without scripts. */
export function InvitationPage({ invitation, step, refusal }: Props) {
  if (step.at === 'gone' || invitation === null) return <GonePage step={step} invitation={invitation} />
  if (step.at === 'language') return <LanguagePage first={invitation.language} />
  if (step.at === 'not-me') return <NotMePage invitation={invitation} isTold={step.isTold} />
  if (step.at === 'account') return <AccountPage invitation={invitation} digits={step.digits} refusal={refusal} />
  if (step.at === 'digits') return <DigitsPage invitation={invitation} refusal={refusal} />
  return <KnownPage invitation={invitation} at={step.at} />
}

function useRefusal(refusal: AcceptRefusal | undefined): string | undefined {
  const { invitation: words, minutes } = useWords(enteringWords)
  const language = useLanguage()
  if (!refusal || refusal.because === 'gone') return undefined
  if (refusal.because !== 'too-many') return words.refusals[refusal.because]
  return say(words.refusals['too-many'], { minutes: sayCount(minutes, refusal.minutes, language) })
}

/** The three languages by their own names, that of the invitation first. */
function LanguagePage({ first }: { first: string }) {
  const words = useWords(interfaceWords)
  const ordered = [...LANGUAGES].sort((one, other) => Number(other === first) - Number(one === first))
  return (
    <LearnerPage>
      <h1>
        {ordered.map((language, index) => (
          <span key={language} lang={language} dir={directionOf(language)}>
            {index > 0 && ' · '}
            <bdi>{enteringWords[language].choose}</bdi>
          </span>
        ))}
      </h1>
      <DisplayForm label={words.language} className="stack">
        {ordered.map((language) => (
          <LanguageButton key={language} language={language} className="btn second wide" />
        ))}
      </DisplayForm>
    </LearnerPage>
  )
}

function About({ invitation }: { invitation: ShownInvitation }) {
  const { invitation: words } = useWords(enteringWords)
  return (
    <>
      <p className="lead">{say(words.course, { course: invitation.course })}</p>
      {invitation.inviter !== null && <p className="muted">{say(words.by, { inviter: invitation.inviter })}</p>}
    </>
  )
}

function DigitsPage({ invitation, refusal }: { invitation: ShownInvitation; refusal: AcceptRefusal | undefined }) {
  const { invitation: words } = useWords(enteringWords)
  const refused = useRefusal(refusal)
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field: 'digits', text: refused }]} />}
      <About invitation={invitation} />
      <form method="post" className="stack">
        <input type="hidden" name="act" value="digits" />
        <Field id="digits" label={words.digits} error={refused}>
          {(props) => <input {...props} className="input" name="digits" inputMode="numeric" autoComplete="off" dir="ltr" size={6} />}
        </Field>
        <button className="btn wide">{words.goOn}</button>
      </form>
      <p>
        <a className="btn quiet" href="?pas-moi=1">
          {words.notMe}
        </a>
      </p>
    </LearnerPage>
  )
}

type AccountProps = { invitation: ShownInvitation; digits: string; refusal: AcceptRefusal | undefined }

function AccountPage({ invitation, digits, refusal }: AccountProps) {
  const { invitation: words } = useWords(enteringWords)
  const refused = useRefusal(refusal)
  const isNotice = refusal?.because === 'notice-missing'
  const { mine } = invitation
  return (
    <LearnerPage>
      <h1>{say(words.hello, { name: mine?.name ?? '' })}</h1>
      {refused && <ErrorSummary faults={[{ field: isNotice ? 'notice' : 'password', text: refused }]} />}
      <About invitation={invitation} />
      {mine?.organisation && <p>{say(words.forOrganisation, { organisation: mine.organisation })}</p>}
      <p>
        {words.signInWith} <span className="ltr nowrap">{mine?.ways.join(' · ')}</span>
      </p>
      <form method="post" className="stack">
        <input type="hidden" name="act" value="create" />
        <input type="hidden" name="digits" value={digits} />
        <PasswordField label={words.password} hint={words.passwordHint} error={isNotice ? undefined : refused} />
        <label className="choice">
          <input type="checkbox" name="shared" value="yes" />
          <span>{words.shared}</span>
        </label>
        <p>
          <a className="alone" href="/confidentialite" target="_blank" rel="noreferrer">
            {words.readNotice}
          </a>
        </p>
        <label className="choice">
          <input id="notice" type="checkbox" name="notice" value="yes" aria-invalid={isNotice || undefined} />
          <span>{words.notice}</span>
        </label>
        <button className="btn wide">{words.create}</button>
      </form>
    </LearnerPage>
  )
}

/** For who has an account already: sign in, accept, or sign out where it is somebody else's. */
function KnownPage({ invitation, at }: { invitation: ShownInvitation; at: 'sign-in' | 'join' | 'other-account' }) {
  const { invitation: words } = useWords(enteringWords)
  const { path } = usePage()
  return (
    <LearnerPage>
      <h1>{words.title}</h1>
      <About invitation={invitation} />
      {at === 'sign-in' && (
        <>
          <p>{words.known}</p>
          <p>
            <a className="btn wide" href={`/connexion?suite=${encodeURIComponent(path)}`}>
              {words.signIn}
            </a>
          </p>
        </>
      )}
      {at === 'join' && (
        <form method="post" className="stack">
          <p>{words.joinText}</p>
          <button className="btn wide" name="act" value="join">
            {words.join}
          </button>
        </form>
      )}
      {at === 'other-account' && (
        <form method="post" action="/deconnexion" className="stack">
          <p>{words.otherAccount}</p>
          <button className="btn wide">{words.signOut}</button>
        </form>
      )}
    </LearnerPage>
  )
}

function NotMePage({ invitation, isTold }: { invitation: ShownInvitation; isTold: boolean }) {
  const { notMe: words } = useWords(enteringWords)
  const { path } = usePage()
  return (
    <LearnerPage back={{ to: path, label: words.back }}>
      <h1>{words.title}</h1>
      {isTold ? (
        <Notice kind="ok" isNews>
          {words.told}
        </Notice>
      ) : (
        <form method="post" className="stack">
          <p>{words.text}</p>
          <button className="btn wide" name="act" value="not-me">
            {say(words.tell, { inviter: invitation.inviter ?? '' })}
          </button>
        </form>
      )}
    </LearnerPage>
  )
}
