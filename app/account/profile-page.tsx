import { EmailAddress } from '#app/interface/email-address.tsx'
import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { LanguageSwitch } from '#app/interface/display-switches.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { usePage } from '#app/interface/page.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { formatPhone } from '#app/rules/phone.ts'
import type { ChangeRefusal } from './change-password.server.ts'
import type { Profile } from './profile.queries.server.ts'
import { accountWords } from './words/words.ts'

type Props = { profile: Profile; isChanged: boolean; isSwitched: boolean; refusal?: ChangeRefusal | undefined }

/** What is known about a person and what they may change: language, password, devices, and the file of everything kept. */
export function ProfilePage({ profile, isChanged, isSwitched, refusal }: Props) {
  const { profile: words, signIn } = useWords(accountWords)
  const language = useLanguage()
  const { siteName } = usePage()
  const refused =
    refusal &&
    (refusal.because === 'too-many'
      ? say(words.refusals['too-many'], { minutes: sayCount(signIn.minutes, refusal.minutes, language) })
      : words.refusals[refusal.because])
  const isCurrent = refusal?.because === 'current-wrong' || refusal?.because === 'too-many'
  return (
    <LearnerPage back={{ to: '/menu', label: useWords(interfaceWords).menu }}>
      <h1>{words.title}</h1>
      {refused && <ErrorSummary faults={[{ field: isCurrent ? 'current' : 'next', text: refused }]} />}
      {isChanged && (
        <Notice kind="ok" isNews>
          {words.changed}
        </Notice>
      )}
      {isSwitched && (
        <Notice kind="ok" isNews>
          {profile.account.emailsOffAt ? words.emails.nowOff : words.emails.nowOn}
        </Notice>
      )}
      <p className="lead">{say(words.lead, { site: siteName })}</p>
      <Facts profile={profile} />
      <p className="muted">{words.wrong}</p>
      <h2 className="section">{words.language}</h2>
      <LanguageSwitch />
      {profile.account.email !== null && <Emails isOff={profile.account.emailsOffAt !== null} />}
      <h2 className="section">{words.password}</h2>
      <form method="post" className="stack">
        <Field id="current" label={words.current} error={isCurrent ? refused : undefined}>
          {(props) => <input {...props} className="input" name="current" type="password" autoComplete="current-password" dir="ltr" />}
        </Field>
        <Field id="next" label={words.next} hint={words.nextHint} error={isCurrent ? undefined : refused}>
          {(props) => <input {...props} className="input" name="next" type="password" autoComplete="new-password" dir="ltr" />}
        </Field>
        <button className="btn wide">{words.change}</button>
      </form>
      <h2 className="section">{words.sessions}</h2>
      <p>{sayCount(words.sessionCount, profile.account.sessions, language)}</p>
      <p className="row">
        <a className="btn second" href="/profil/appareils">
          <Icon name="smartphone" />
          {words.seeDevices}
        </a>
        <a className="btn second" href="/profil/second-facteur">
          <Icon name="lock" />
          {words.secondFactor}
        </a>
      </p>
      <h2 className="section">{words.data}</h2>
      <p>{words.dataText}</p>
      <p>
        <a className="btn second wide" href="/profil/donnees">
          {words.seeData}
        </a>
      </p>
      <p className="muted">{say(words.neverAsked, { site: siteName })}</p>
    </LearnerPage>
  )
}

/** The switch for e-mails that nobody asked for. */
function Emails({ isOff }: { isOff: boolean }) {
  const { emails: words } = useWords(accountWords).profile
  return (
    <form method="post" className="stack">
      <h2 className="section">{words.title}</h2>
      <p>{isOff ? words.off : words.on}</p>
      <p className="muted">{words.always}</p>
      <input type="hidden" name="act" value="emails" />
      <button className="btn second wide" name="emails" value={isOff ? 'on' : 'off'}>
        {isOff ? words.switchOn : words.switchOff}
      </button>
    </form>
  )
}

function Facts({ profile }: { profile: Profile }) {
  const { profile: words } = useWords(accountWords)
  const language = useLanguage()
  const { account, organisations, cohorts, roles } = profile
  return (
    <dl className="facts card">
      <div>
        <dt>{words.name}</dt>
        <dd dir="auto">{account.name}</dd>
      </div>
      <div>
        <dt>{words.phone}</dt>
        <dd>{account.phone ? <span className="ltr">{formatPhone(account.phone)}</span> : words.none}</dd>
      </div>
      <div>
        <dt>{words.email}</dt>
        <dd>{account.email ? <EmailAddress address={account.email} /> : words.none}</dd>
      </div>
      <div>
        <dt>{words.organisations}</dt>
        {organisations.length === 0 && <dd>{words.none}</dd>}
        {organisations.map(({ name, since }) => (
          <dd key={name}>
            <bdi>{name}</bdi> <span className="muted">{say(words.since, { date: formatShortDay(since, language) })}</span>
          </dd>
        ))}
      </div>
      {cohorts.length > 0 && (
        <div>
          <dt>{words.cohorts}</dt>
          {cohorts.map((name) => (
            <dd key={name} dir="auto">
              {name}
            </dd>
          ))}
        </div>
      )}
      {roles.length > 0 && (
        <div>
          <dt>{words.roles}</dt>
          {roles.map((role) => (
            <dd key={role}>{words.roleNames[role]}</dd>
          ))}
        </div>
      )}
    </dl>
  )
}
