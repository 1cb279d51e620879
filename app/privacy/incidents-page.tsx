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
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.noticed}</th>
                <th scope="col">{words.level}</th>
                <th scope="col" className="num">
                  {words.people}
                </th>
                <th scope="col">{words.delay}</th>
              </tr>
            </thead>
            <tbody>
              {incidents.map(({ incident, delay }) => (
                <tr key={incident.incidentId}>
                  <th scope="row" dir="auto">
                    <a href={`/admin/donnees/incidents/${incident.incidentId}`}>{incident.title}</a>
                    <span className="hint"> {incident.closedAt ? words.closed : words.open}</span>
                  </th>
                  <td>{formatInstant(incident.noticedAt, language)}</td>
                  <td>{words.levels[incident.level]}</td>
                  <td className="num">{formatNumber(incident.peopleAffected, language)}</td>
                  <td>
                    <DelayText delay={delay} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </StaffPage>
  )
}
