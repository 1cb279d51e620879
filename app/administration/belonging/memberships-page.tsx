import { ErrorSummary } from '#app/interface/error-summary.tsx'
import { Field } from '#app/interface/field.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { MEMBERSHIP_ROLES } from '#app/rules/organisations.ts'
import { periodText } from '../period-text.ts'
import { administrationWords } from '../words/words.ts'
import type { MembershipRefusal } from './change-membership.server.ts'
import type { MembershipsOnPage } from './memberships.queries.server.ts'
import { belongingWords } from './words/words.ts'

type Props = {
  found: MembershipsOnPage
  today: string
  isChanged: boolean
  /** What was typed and not taken. */
  refused: { because: MembershipRefusal; organisation: string; since: string } | undefined
}

/** The organisations of one person: those of today with what may be done, and a form for another one. */
export function MembershipsPage({ found, today, isChanged, refused }: Props) {
  const { memberships: words } = useWords(belongingWords)
  const text = refused && words.refusals[refused.because]
  return (
    <StaffPage back={{ to: `/admin/personnes/${found.person.id}`, label: found.person.name }}>
      <h1>{words.title}</h1>
      <p className="lead">
        <bdi>{found.person.name}</bdi>
      </p>
      <ErrorSummary faults={text ? [{ field: 'since', text }] : []} />
      {isChanged && (
        <Notice kind="ok" isNews>
          {words.changed}
        </Notice>
      )}
      <h2 className="section">{words.now}</h2>
      {found.open.length === 0 ? <p>{words.none}</p> : <p className="hint">{words.mainHint}</p>}
      {found.open.map((membership) => (
        <Present key={membership.organisationId} membership={membership} today={today} isAlone={found.open.length === 1} />
      ))}
      <h2 className="section">{words.join}</h2>
      <JoinForm found={found} today={today} refused={refused} error={text} />
    </StaffPage>
  )
}

type PresentProps = { membership: MembershipsOnPage['open'][number]; today: string; isAlone: boolean }

function Present({ membership, today, isAlone }: PresentProps) {
  const { memberships: words } = useWords(belongingWords)
  const administration = useWords(administrationWords)
  const language = useLanguage()
  const { organisationId, role, isMain, fromDay } = membership
  const other = role === 'leader' ? 'member' : 'leader'
  const id = `since-${organisationId}`
  return (
    <form method="post" className="card stack">
      <h3>
        <bdi>{membership.organisation}</bdi>
      </h3>
      <p>
        {say(words.line, {
          role: administration.membershipRoles[role],
          period: periodText({ from: fromDay, to: null }, administration, language),
        })}
        {' · '}
        {isMain ? words.main : words.also}
      </p>
      <input type="hidden" name="organisation" value={organisationId} />
      <input type="hidden" name="role" value={other} />
      <Field id={id} label={words.since} hint={words.sinceHint}>
        {(props) => <input {...props} className="input short" type="date" name="since" defaultValue={today} min={fromDay} max={today} />}
      </Field>
      <div className="row">
        {!isMain && !isAlone && (
          <button className="btn second" name="wish" value="main">
            {words.makeMain}
          </button>
        )}
        <button className="btn second" name="wish" value="role">
          {words.makeRole[other]}
        </button>
        <button className="btn danger" name="wish" value="leave">
          {words.leave}
        </button>
      </div>
    </form>
  )
}

type JoinProps = { found: MembershipsOnPage; today: string; refused: Props['refused']; error: string | undefined }

function JoinForm({ found, today, refused, error }: JoinProps) {
  const { memberships: words } = useWords(belongingWords)
  const { membershipRoles } = useWords(administrationWords)
  return (
    <form method="post" className="stack prose">
      <input type="hidden" name="wish" value="join" />
      <Field id="organisation" label={words.organisation}>
        {(props) => (
          <select {...props} className="input" name="organisation" defaultValue={refused?.organisation ?? ''}>
            <option value="">{words.choose}</option>
            {found.organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {found.open.length > 0 && (
        <Field id="leaves" label={words.leaves}>
          {(props) => (
            <select {...props} className="input" name="leaves" defaultValue="">
              <option value="">{words.replacesNone}</option>
              {found.open.map(({ organisationId, organisation }) => (
                <option key={organisationId} value={organisationId}>
                  {organisation}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field id="role" label={words.role}>
        {(props) => (
          <select {...props} className="input" name="role" defaultValue="member">
            {MEMBERSHIP_ROLES.map((role) => (
              <option key={role} value={role}>
                {membershipRoles[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="since" label={words.since} hint={words.sinceHint} error={error}>
        {(props) => (
          <input {...props} className="input short" type="date" name="since" defaultValue={refused?.since ?? today} max={today} />
        )}
      </Field>
      <label className="choice">
        <input type="checkbox" name="main" value="yes" defaultChecked={found.open.length === 0} />
        <span>{words.isMain}</span>
      </label>
      <button className="btn">{words.save}</button>
    </form>
  )
}
