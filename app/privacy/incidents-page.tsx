import { Fragment } from 'react'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import type { IncidentDelay } from '#app/rules/incidents.ts'
import { DelayText } from './incident-delay.tsx'
import type { Incident } from './incidents.queries.server.ts'
import { privacyWords } from './words/words.ts'

/** The register of incidents with the 72 hours of each. */
export function IncidentsPage({ incidents }: { incidents: Array<{ incident: Incident; delay: IncidentDelay }> }) {
  const { incidents: words } = useWords(privacyWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: '/admin/donnees', label: words.back }}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p className="row">
        <a className="btn" href="/admin/donnees/incidents/nouveau">
          {words.add}
        </a>
        <a className="btn second" href="/admin/donnees/incidents.csv">
          <Icon name="download" />
          {words.csv}
        </a>
      </p>
      {incidents.length === 0 && <p>{words.none}</p>}
      {incidents.length > 0 && (
        <FoldingTable
          caption={words.delayCaption}
          columns={[
            { label: words.name },
            { label: words.noticed },
            { label: words.level },
            { label: words.people, isNumber: true },
            { label: words.delay },
          ]}
          lines={incidents.map(({ incident, delay }) => ({
            key: incident.incidentId,
            cells: [
              <Fragment key="name">
                <a href={`/admin/donnees/incidents/${incident.incidentId}`}>
                  <bdi>{incident.title}</bdi>
                </a>
                <span className="hint">{incident.closedAt ? words.closed : words.open}</span>
              </Fragment>,
              formatInstant(incident.noticedAt, language),
              words.levels[incident.level],
              formatNumber(incident.peopleAffected, language),
              <DelayText key="delay" delay={delay} />,
            ],
          }))}
        />
      )}
    </StaffPage>
  )
}
