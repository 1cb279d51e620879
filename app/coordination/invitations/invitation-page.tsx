import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { formatPhone } from '#app/rules/phone.ts'
import { invitationMessage } from './invitation-text.ts'
import type { OneInvitation } from './invitations.queries.server.ts'
import type { PlaceToInvite } from './place.queries.server.ts'
import { ReadyMessage } from './ready-message.tsx'
import { invitationWords } from './words/words.ts'

type Props = {
  cohort: PlaceToInvite
  invitation: OneInvitation
  inviter: string
  origin: string
  done: 'made' | 'renewed' | 'accepted' | null
}

/** One invitation: for whom, until when, the message to send, and what may be done with it. */
export function InvitationPage({ cohort, invitation, inviter, origin, done }: Props) {
  const { one: words, list } = useWords(invitationWords)
  const language = useLanguage()
  const { state, token, alert } = invitation
  const message =
    token === null ? null : invitationMessage({ ...invitation, inviter, course: cohort.course, address: `${origin}/b/${token}` })
  const stands = state === 'open' ? (token === null ? words.changed : null) : words[state]
  return (
    <StaffPage back={{ to: `/cohortes/${cohort.id}/invitations`, label: cohort.name }}>
      <h1>{say(words.title, { name: invitation.name })}</h1>
      {done && (
        <Notice kind="ok" isNews>
          {words[done]}
        </Notice>
      )}
      {alert && <Notice kind="warn">{list.alerts[alert]}</Notice>}
      {stands && <Notice kind={state === 'used' ? 'ok' : 'warn'}>{stands}</Notice>}
      <Facts invitation={invitation} />
      {state === 'open' && <p>{say(words.until, { day: formatDay(moroccoDay(invitation.expiresAt), language) })}</p>}
      {message !== null && <ReadyMessage text={message} language={invitation.language} phone={invitation.phone} />}
      {message !== null && invitation.email !== null && <p>{words.mailed}</p>}
      {(state === 'open' || state === 'expired') && (
        <div className="row section">
          <form method="post">
            <input type="hidden" name="act" value="renew" />
            <button className="btn second">{words.renew}</button>
            <p className="hint">{words.renewHint}</p>
          </form>
          <form method="post">
            <input type="hidden" name="act" value="revoke" />
            <button className="btn danger">{words.revoke}</button>
          </form>
        </div>
      )}
    </StaffPage>
  )
}

function Facts({ invitation }: { invitation: OneInvitation }) {
  const { one: words } = useWords(invitationWords)
  const { languages } = useWords(interfaceWords)
  const { phone, email, language, organisation } = invitation
  return (
    <dl className="facts card">
      {phone !== null && (
        <div>
          <dt>{words.phone}</dt>
          <dd>
            <span className="ltr">{formatPhone(phone)}</span>
          </dd>
        </div>
      )}
      {email !== null && (
        <div>
          <dt>{words.email}</dt>
          <dd>
            <span className="ltr">{email}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{words.language}</dt>
        <dd>{languages[language]}</dd>
      </div>
      <div>
        <dt>{words.organisation}</dt>
        <dd dir="auto">{organisation ?? words.none}</dd>
      </div>
    </dl>
  )
}
