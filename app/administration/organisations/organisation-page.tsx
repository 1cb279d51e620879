import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import { mayHoldOthers } from '#app/rules/new-organisation.ts'
import { MoreLines } from '#app/interface/more-lines.tsx'
import { periodText } from '../period-text.ts'
import { CHANGES, type Change } from '../belonging/belonging.forms.ts'
import { belongingWords } from '../belonging/words/words.ts'
import { administrationWords } from '../words/words.ts'
import { OrganisationsTable } from './organisations-table.tsx'
import type { OrganisationOnPage } from './organisations.queries.server.ts'

/** One organisation: its place in the tree, its people with their dates, its cohorts. */
export function OrganisationPage({ found, isNew, done }: { found: OrganisationOnPage; isNew: boolean; done: Change | undefined }) {
  const words = useWords(administrationWords)
  const belonging = useWords(belongingWords)
  const language = useLanguage()
  const { organisation, below } = found
  const { facts } = words.organisation
  return (
    <StaffPage back={{ to: '/admin/organisations', label: words.organisation.back }}>
      {isNew && (
        <Notice kind="ok" isNews>
          {words.organisation.created}
        </Notice>
      )}
      {done && (
        <Notice kind="ok" isNews>
          {belonging.done[done]}
        </Notice>
      )}
      <h1>
        <bdi>{organisation.name}</bdi>
      </h1>
      <dl className="facts pairs">
        <dt>{facts.kind}</dt>
        <dd>{words.kinds[organisation.kind]}</dd>
        {organisation.aboveId && (
          <>
            <dt>{facts.above}</dt>
            <dd>
              <a href={`/admin/organisations/${organisation.aboveId}`}>
                <bdi>{organisation.aboveName}</bdi>
              </a>
            </dd>
          </>
        )}
        {organisation.intoId && (
          <>
            <dt>{belonging.mergedInto}</dt>
            <dd>
              <a href={`/admin/organisations/${organisation.intoId}`}>
                <bdi>{organisation.intoName}</bdi>
              </a>
            </dd>
          </>
        )}
        <dt>{facts.dates}</dt>
        <dd>{periodText({ from: organisation.validFrom, to: organisation.validTo }, words, language)}</dd>
      </dl>
      {organisation.validTo === null && mayHoldOthers(organisation.kind) && (
        <p>
          <a className="btn second" href={`/admin/organisations/nouvelle?dans=${organisation.id}`}>
            <Icon name="plus" />
            {words.organisation.addBelow}
          </a>
        </p>
      )}
      <h2 className="section">{words.organisation.members}</h2>
      <Members members={found.members} />
      {below.length > 0 && (
        <>
          <h2 className="section">{words.organisation.below}</h2>
          <OrganisationsTable lines={below} />
        </>
      )}
      <h2 className="section">{words.organisation.cohorts}</h2>
      <Cohorts cohorts={found.cohorts} />
      <h2 className="section">{belonging.coordination}</h2>
      <Coordinators coordinators={found.coordinators} />
      {organisation.validTo === null && (
        <>
          <h2 className="section">{belonging.tools}</h2>
          <div className="row">
            {CHANGES.map((how) => (
              <a key={how} className="btn second" href={`/admin/organisations/${organisation.id}/changer/${how}`}>
                {belonging.do[how]}
              </a>
            ))}
          </div>
        </>
      )}
    </StaffPage>
  )
}

function Coordinators({ coordinators }: Pick<OrganisationOnPage, 'coordinators'>) {
  const words = useWords(belongingWords)
  if (coordinators.length === 0) return <p>{words.noCoordination}</p>
  return (
    <ul>
      {coordinators.map(({ id, name }) => (
        <li key={id}>
          <a href={`/admin/personnes/${id}/droits`}>
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Members({ members }: { members: OrganisationOnPage['members'] }) {
  const words = useWords(administrationWords)
  const language = useLanguage()
  const { organisation: own, membershipRoles } = words
  if (members.length === 0) return <p>{own.noMembers}</p>
  const columns = own.memberColumns
  return (
    <>
      <FoldingTable
        caption={own.membersCaption}
        columns={[{ label: columns.person }, { label: columns.role }, { label: columns.dates }, { label: columns.main }]}
        lines={members.map((member) => ({
          key: member.id,
          cells: [
            <a key="person" href={`/admin/personnes/${member.personId}`}>
              <bdi>{member.name}</bdi>
            </a>,
            member.toDay === null ? membershipRoles[member.role] : own.left,
            periodText({ from: member.fromDay, to: member.toDay }, words, language),
            member.isMain ? own.main : own.also,
          ],
        }))}
      />
      <MoreLines shown={members.length} total={members[0]?.total ?? 0} />
    </>
  )
}

function Cohorts({ cohorts }: { cohorts: OrganisationOnPage['cohorts'] }) {
  const words = useWords(administrationWords)
  const language = useLanguage()
  const own = words.organisation
  if (cohorts.length === 0) return <p>{own.noCohorts}</p>
  const columns = own.cohortColumns
  return (
    <FoldingTable
      caption={own.cohortsCaption}
      columns={[{ label: columns.cohort }, { label: columns.dates }, { label: columns.people, isNumber: true }]}
      lines={cohorts.map((cohort) => ({
        key: cohort.id,
        cells: [
          <bdi key="name">{cohort.name}</bdi>,
          periodText({ from: cohort.startsOn, to: cohort.endsOn }, words, language),
          formatNumber(cohort.people, language),
        ],
      }))}
    />
  )
}
