import type { ReactNode } from 'react'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { formatPhone } from '#app/rules/phone.ts'
import { periodText } from '../period-text.ts'
import { rightsWords } from '../rights/words/words.ts'
import { belongingWords } from '../belonging/words/words.ts'
import { administrationWords } from '../words/words.ts'
import type { PersonOnPage } from './people.queries.server.ts'
import { roleText } from './role-text.ts'

/** One person: how to reach them, what they may do in sentences, their cohorts and organisations. */
export function PersonPage({ found }: { found: PersonOnPage }) {
  const words = useWords(administrationWords)
  const { memberships: belonging } = useWords(belongingWords)
  const { languages } = useWords(interfaceWords)
  const language = useLanguage()
  const { person } = found
  const { facts } = words.person
  return (
    <StaffPage back={{ to: '/admin/personnes', label: words.person.back }}>
      <h1>
        <bdi>{person.name}</bdi>
      </h1>
      {person.archivedAt && <p className="muted">{words.people.archived}</p>}
      <dl className="facts pairs">
        {person.phone && <Fact term={facts.phone}>{<span className="ltr">{formatPhone(person.phone)}</span>}</Fact>}
        {person.email && <Fact term={facts.email}>{<span className="ltr">{person.email}</span>}</Fact>}
        {person.username && <Fact term={facts.username}>{<span className="ltr">{person.username}</span>}</Fact>}
        <Fact term={facts.language}>{languages[person.language]}</Fact>
        <Fact term={facts.since}>{formatShortDay(moroccoDay(person.createdAt), language)}</Fact>
      </dl>
      <h2 className="section">{words.person.roles}</h2>
      <Roles roles={found.roles} />
      {!person.archivedAt && <RightsTools found={found} />}
      <h2 className="section">{words.person.enrolments}</h2>
      <Enrolments enrolments={found.enrolments} />
      <h2 className="section">{words.person.memberships}</h2>
      <Memberships memberships={found.memberships} />
      {!person.archivedAt && (
        <p>
          <a className="btn second" href={`/admin/personnes/${person.id}/organisations`}>
            {belonging.edit}
          </a>
        </p>
      )}
    </StaffPage>
  )
}

/** To change what somebody may do, and to see the site as they do; nobody sees as an administrator. */
function RightsTools({ found }: { found: PersonOnPage }) {
  const words = useWords(rightsWords)
  const isAdministrator = found.roles.some(({ role, revokedAt }) => role === 'administrator' && revokedAt === null)
  return (
    <div className="stack">
      <p>
        <a className="btn second" href={`/admin/personnes/${found.person.id}/droits`}>
          {words.change}
        </a>
      </p>
      {!isAdministrator && (
        <form method="post" action={`/admin/personnes/${found.person.id}/voir`}>
          <p className="hint">{words.seeHint}</p>
          <button className="btn second">
            <Icon name="eye" />
            {words.see}
          </button>
        </form>
      )}
    </div>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Roles({ roles }: { roles: PersonOnPage['roles'] }) {
  const words = useWords(administrationWords)
  const language = useLanguage()
  const lineOf = (role: PersonOnPage['roles'][number]) => (
    <li key={role.id}>
      {roleText(role, words.person.can, language)}{' '}
      <span className="muted">
        {periodText({ from: moroccoDay(role.grantedAt), to: role.revokedAt && moroccoDay(role.revokedAt) }, words, language)}
      </span>
    </li>
  )
  const present = roles.filter(({ revokedAt }) => revokedAt === null)
  const past = roles.filter(({ revokedAt }) => revokedAt !== null)
  return (
    <>
      {present.length === 0 ? <p>{words.person.noRoles}</p> : <ul>{present.map(lineOf)}</ul>}
      {past.length > 0 && (
        <>
          <h3>{words.person.before}</h3>
          <ul>{past.map(lineOf)}</ul>
        </>
      )}
    </>
  )
}

function Enrolments({ enrolments }: { enrolments: PersonOnPage['enrolments'] }) {
  const words = useWords(administrationWords)
  const language = useLanguage()
  const own = words.person
  if (enrolments.length === 0) return <p>{own.noEnrolments}</p>
  const columns = own.enrolmentColumns
  return (
    <FoldingTable
      caption={own.enrolmentsCaption}
      columns={[{ label: columns.cohort }, { label: columns.status }, { label: columns.organisation }, { label: columns.dates }]}
      lines={enrolments.map((enrolment) => ({
        key: enrolment.id,
        cells: [
          <bdi key="cohort">{enrolment.cohort}</bdi>,
          own.statuses[enrolment.status],
          enrolment.organisation === null ? (
            words.none
          ) : (
            <a key="organisation" href={`/admin/organisations/${enrolment.organisationId}`}>
              <bdi>{enrolment.organisation}</bdi>
            </a>
          ),
          [
            periodText({ from: moroccoDay(enrolment.enrolledAt), to: null }, words, language),
            ...(enrolment.completedAt ? [say(own.completedOn, { day: formatShortDay(moroccoDay(enrolment.completedAt), language) })] : []),
          ].join(' · '),
        ],
      }))}
    />
  )
}

function Memberships({ memberships }: { memberships: PersonOnPage['memberships'] }) {
  const words = useWords(administrationWords)
  const language = useLanguage()
  const own = words.person
  if (memberships.length === 0) return <p>{own.noMemberships}</p>
  const columns = own.membershipColumns
  return (
    <FoldingTable
      caption={own.membershipsCaption}
      columns={[{ label: columns.organisation }, { label: columns.role }, { label: columns.dates }, { label: columns.main }]}
      lines={memberships.map((membership) => ({
        key: membership.id,
        cells: [
          <a key="organisation" href={`/admin/organisations/${membership.organisationId}`}>
            <bdi>{membership.organisation}</bdi>
          </a>,
          words.membershipRoles[membership.role],
          periodText({ from: membership.fromDay, to: membership.toDay }, words, language),
          membership.isMain ? words.organisation.main : words.organisation.also,
        ],
      }))}
    />
  )
}
