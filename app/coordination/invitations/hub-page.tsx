import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatAgo } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { AccessAsked, CohortToInvite } from './invitations.queries.server.ts'
import { invitationWords } from './words/words.ts'

/** Where one invites: the cohorts with what waits there, and the people who ask for a new way into their account. */
export function HubPage({ cohorts, asked, now }: { cohorts: CohortToInvite[]; asked: AccessAsked[]; now: Date }) {
  const { hub: words } = useWords(invitationWords)
  const language = useLanguage()
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      {asked.length > 0 && (
        <Notice kind="warn" title={words.access}>
          <ul className="tasks">
            {asked.map(({ personId, name, askedAt }) => (
              <li key={personId}>
                <span>
                  <bdi>{name}</bdi>{' '}
                  {askedAt && <span className="muted">{say(words.asked, { when: formatAgo(askedAt, language, now) })}</span>}
                </span>
                <a className="btn second" href={`/invitations/acces/${personId}`}>
                  <Icon name="key-round" />
                  {words.give}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="lead">{cohorts.length === 0 ? words.empty : words.lead}</p>
      <ul className="tasks">
        {cohorts.map((cohort) => (
          <li key={cohort.id}>
            <span>
              <a href={`/cohortes/${cohort.id}/invitations`} dir="auto">
                {cohort.name}
              </a>
              <span className="about">{sayCount(words.open, cohort.open, language)}</span>
            </span>
            {cohort.waiting > 0 && (
              <Tag tone="warn" icon="bell">
                {sayCount(words.waiting, cohort.waiting, language)}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </StaffPage>
  )
}
