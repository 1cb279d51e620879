import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant } from '#app/language/dates.ts'
import { COLON } from '#app/language/signs.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { NEXT_STATUSES, type StatusRefusal } from '#app/rules/enrolment-states.ts'
import type { EnrolmentLine } from './steering.queries.server.ts'
import { steeringWords } from './words/words.ts'

type Refused = { enrolment: string; because: StatusRefusal } | undefined
type Props = { cohortId: string; lines: EnrolmentLine[]; now: Date; isSaved: boolean; isSteered: boolean; refused: Refused }

/** Where each enrolment stands, how it came there, and where it may go. */
export function EnrolmentsPage({ cohortId, lines, now, isSaved, isSteered, refused }: Props) {
  const { enrolments: words } = useWords(steeringWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/cohortes/${cohortId}`, label: words.board }}>
      <h1>{words.title}</h1>
      {isSteered && <CohortTabs cohortId={cohortId} here="personnes" />}
      {isSaved && (
        <Notice kind="ok" isNews>
          {words.saved}
        </Notice>
      )}
      {lines.length === 0 && <p className="card">{words.empty}</p>}
      {lines.map((line) => (
        <details key={line.id} open={refused?.enrolment === line.id}>
          <summary>
            <span className="row between">
              <span>
                <bdi>{line.name}</bdi>
                <span className="about">
                  <bdi>{line.organisation ?? words.noOrganisation}</bdi>
                </span>
              </span>
              <span className="tag plain">{words.statuses[line.status]}</span>
            </span>
          </summary>
          {refused?.enrolment === line.id && (
            <Notice kind="bad" isNews>
              {words.refusals[refused.because]}
            </Notice>
          )}
          <ul>
            {line.history.map((change) => (
              <li key={String(change.at)}>
                {formatInstant(change.at, language, now)}
                {COLON[language]}
                {words.statuses[change.status]} <bdi className="muted">{change.reason}</bdi>
              </li>
            ))}
            <li>
              {formatInstant(line.enrolledAt, language, now)}
              {COLON[language]}
              {words.enrolled}
            </li>
          </ul>
          {NEXT_STATUSES[line.status].length > 0 && <StatusForm line={line} />}
          <form method="post" className="row">
            <input type="hidden" name="enrolment" value={line.id} />
            <input type="hidden" name="counts" value={line.countsBefore ? 'no' : 'yes'} />
            <span>{line.countsBefore ? words.counts : words.countsNot}</span>
            <button className="btn quiet">{line.countsBefore ? words.stopCounting : words.startCounting}</button>
          </form>
        </details>
      ))}
    </StaffPage>
  )
}

function StatusForm({ line }: { line: EnrolmentLine }) {
  const { enrolments: words } = useWords(steeringWords)
  return (
    <form method="post" className="filters">
      <input type="hidden" name="enrolment" value={line.id} />
      <div className="field">
        <label htmlFor={`status-${line.id}`}>{words.change}</label>
        <select id={`status-${line.id}`} name="status" className="input">
          {NEXT_STATUSES[line.status].map((status) => (
            <option key={status} value={status}>
              {words.statuses[status]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`reason-${line.id}`}>{words.reason}</label>
        <input id={`reason-${line.id}`} name="reason" className="input" dir="auto" maxLength={500} />
      </div>
      <button className="btn second">{words.save}</button>
    </form>
  )
}
