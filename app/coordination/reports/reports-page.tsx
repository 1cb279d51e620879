import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatInstant, formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { ReportRow } from './reports.queries.server.ts'
import { reportWords } from './words/words.ts'

/** The reports that a coordinator may read, the latest first. */
export function ReportsPage({ reports }: { reports: ReportRow[] }) {
  const words = useWords(reportWords)
  const language = useLanguage()
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p>
        <a className="btn" href="/rapports/nouveau">
          <Icon name="plus" />
          {words.make}
        </a>
      </p>
      {reports.length === 0 && <p>{words.empty}</p>}
      <ul className="tasks">
        {reports.map(({ id, number, wish, dataAt, counted, toCount }) => (
          <li key={id}>
            <span>
              <a href={`/rapports/${id}`}>{say(words.number, { n: number })}</a>
              <span className="about">
                {say(words.period, { from: formatShortDay(wish.from, language), to: formatShortDay(wish.to, language) })}
              </span>
            </span>
            <span className="tag plain">
              {dataAt ? say(words.dataAt, { when: formatInstant(dataAt, language) }) : say(words.counting, { n: counted, of: toCount })}
            </span>
          </li>
        ))}
      </ul>
    </StaffPage>
  )
}
