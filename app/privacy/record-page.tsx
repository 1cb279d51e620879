import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { activityFacts, columnCells, columnHead } from './record-file.ts'
import type { RecordLine } from './record.queries.server.ts'
import { privacyWords } from './words/words.ts'

/** The record of processing: each activity with its purpose, basis, data, readers and time, and the columns behind it. */
export function RecordPage({ lines }: { lines: RecordLine[] }) {
  const { record, activities } = useWords(privacyWords)
  return (
    <StaffPage wide back={{ to: '/admin/donnees', label: record.back }}>
      <h1>{record.title}</h1>
      <p className="lead">{record.lead}</p>
      <p>{record.law}</p>
      <p className="row">
        <a className="btn second" href="/admin/donnees/registre.html">
          <Icon name="download" />
          {record.html}
        </a>
        <a className="btn second" href="/admin/donnees/registre.csv">
          <Icon name="download" />
          {record.csv}
        </a>
      </p>
      {lines.map((line) => (
        <section key={line.activity} className="section stack">
          <h2>{activities[line.activity].title}</h2>
          <ActivityFacts line={line} />
          <Columns line={line} />
        </section>
      ))}
      <h2>{record.transfers}</h2>
      <p>{record.transfersText}</p>
      <h2>{record.security}</h2>
      <ul>
        {Object.values(record.measures).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </StaffPage>
  )
}

function ActivityFacts({ line }: { line: RecordLine }) {
  const words = useWords(privacyWords)
  return (
    <dl className="facts card">
      {activityFacts(line, words, useLanguage()).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Columns({ line }: { line: RecordLine }) {
  const words = useWords(privacyWords)
  const language = useLanguage()
  return (
    <details>
      <summary>{sayCount(words.record.columns, line.columns.length, language)}</summary>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              {columnHead(words).map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columnCells(line, words, language).map(([table = '', column = '', ...cells]) => (
              <tr key={`${table}.${column}`}>
                <td>
                  <bdi className="ltr">{table}</bdi>
                </td>
                <td>
                  <bdi className="ltr">{column}</bdi>
                </td>
                {cells.map((text, index) => (
                  <td key={index}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
