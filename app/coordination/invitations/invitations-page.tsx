import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { Tag, type TagTone } from '#app/interface/tag.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { LinkState } from '#app/rules/invitations.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { formatPhone } from '#app/rules/phone.ts'
import type { InvitationRefusal } from './create-invitation.server.ts'
import { GroupLinks } from './group-links.tsx'
import type { GroupLink, InvitationLine, WaitingRequest } from './invitations.queries.server.ts'
import type { PlaceToInvite } from './place.queries.server.ts'
import { invitationRefusal } from './refusal-text.ts'
import { invitationWords } from './words/words.ts'

export type ListRefusal = { request: string; reason: string; refusal: InvitationRefusal | { because: 'reason-missing' } }
type Props = {
  cohort: PlaceToInvite
  lines: InvitationLine[]
  requests: WaitingRequest[]
  links: GroupLink[]
  organisations: Array<{ id: string; name: string }>
  mayBeWithout: boolean
  steers: boolean
  seesPeople: boolean
  origin: string
  done: 'lien' | 'ferme' | 'refuse' | 'annulee' | 'deja' | null
  refused?: ListRefusal | undefined
}

/** The invitations of a cohort: requests to decide on first, then every invitation with where it stands, then the group links. */
export function InvitationsPage(props: Props) {
  const { cohort, lines, requests, steers, seesPeople, done, refused } = props
  const { list: words, form } = useWords(invitationWords)
  const text = refused && invitationRefusal(refused.refusal, form.refusals)
  return (
    <StaffPage back={{ to: '/invitations', label: useWords(invitationWords).hub.title }}>
      <h1>{say(words.title, { cohort: cohort.name })}</h1>
      {steers && <CohortTabs cohortId={cohort.id} here="invitations" seesPeople={seesPeople} />}
      {text && refused && <ErrorSummary faults={[{ field: `reason-${refused.request}`, text }]} />}
      {done && (
        <Notice kind={done === 'deja' ? 'info' : 'ok'} isNews>
          {words.done[done]}
        </Notice>
      )}
      {cohort.isClosed ? (
        <Notice kind="warn">{words.cohortClosed}</Notice>
      ) : (
        <p>
          <a className="btn" href={`/cohortes/${cohort.id}/invitations/nouvelle`}>
            <Icon name="user-plus" />
            {words.invite}
          </a>
        </p>
      )}
      {requests.length > 0 && (
        <section className="section stack">
          <h2>{words.requests}</h2>
          <div className="cards roomy">
            {requests.map((request) => (
              <Request
                key={request.id}
                request={request}
                isClosed={cohort.isClosed}
                refused={refused?.request === request.id ? { ...refused, text } : undefined}
              />
            ))}
          </div>
        </section>
      )}
      {lines.length === 0 ? <p className="muted">{words.none}</p> : <Lines cohortId={cohort.id} lines={lines} />}
      {!cohort.isClosed && <GroupLinks {...props} />}
    </StaffPage>
  )
}

type RequestProps = { request: WaitingRequest; isClosed: boolean; refused: { reason: string; text: string | undefined } | undefined }

function Request({ request, isClosed, refused }: RequestProps) {
  const { list: words } = useWords(invitationWords)
  return (
    <article className="card stack">
      <h3>
        <bdi>{request.name}</bdi>
      </h3>
      <p>
        <span className="ltr">{formatPhone(request.phone)}</span>
        {request.organisation !== null && (
          <>
            {' · '}
            <bdi>{request.organisation}</bdi>
          </>
        )}
      </p>
      {!isClosed && (
        <form method="post">
          <input type="hidden" name="act" value="accept" />
          <input type="hidden" name="request" value={request.id} />
          <button className="btn">
            <Icon name="check" />
            {words.accept}
          </button>
        </form>
      )}
      <details open={refused !== undefined}>
        <summary>{words.refuse}</summary>
        <form method="post" className="stack">
          <input type="hidden" name="act" value="refuse" />
          <input type="hidden" name="request" value={request.id} />
          <Field id={`reason-${request.id}`} label={words.reason} error={refused?.text}>
            {(props) => <input {...props} className="input" name="reason" dir="auto" defaultValue={refused?.reason.slice(0, 500)} />}
          </Field>
          <button className="btn danger">{words.refuse}</button>
        </form>
      </details>
    </article>
  )
}

const TONES: Record<LinkState, TagTone> = { open: 'info', expired: 'warn', used: 'ok', revoked: 'plain' }

function Lines({ cohortId, lines }: { cohortId: string; lines: InvitationLine[] }) {
  const { list: words } = useWords(invitationWords)
  const language = useLanguage()
  const { columns } = words
  const next = (line: InvitationLine) => {
    if (line.usedAt || line.revokedAt) return ''
    if (line.alert) return words.alerts[line.alert]
    return line.renewalAskedAt ? words.asksAgain : ''
  }
  return (
    <FoldingTable
      caption={words.caption}
      columns={[{ label: columns.person }, { label: columns.state }, { label: columns.until }, { label: columns.next }]}
      lines={lines.map((line) => ({
        key: line.id,
        cells: [
          <a key="person" href={`/cohortes/${cohortId}/invitations/${line.id}`} dir="auto">
            {line.name}
          </a>,
          <Tag key="state" tone={TONES[line.state]}>
            {words.states[line.state]}
          </Tag>,
          line.state === 'open' ? formatShortDay(moroccoDay(line.expiresAt), language) : '',
          next(line) === '' ? (
            ''
          ) : (
            <Tag key="next" tone="warn" icon="bell">
              {next(line)}
            </Tag>
          ),
        ],
      }))}
    />
  )
}
