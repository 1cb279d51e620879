import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatAgo, formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatPercent, say } from '#app/language/words.ts'
import { doneAt } from '#app/rules/completion.ts'
import { textIn } from '#app/rules/languages.ts'
import type { Contact } from './cohorts.queries.server.ts'
import type { enrolledPerson, evidenceOf } from './person.queries.server.ts'
import { coordinationWords } from './words/words.ts'

type Evidence = Awaited<ReturnType<typeof evidenceOf>>[number]
type Props = {
  cohortId: string
  person: NonNullable<Awaited<ReturnType<typeof enrolledPerson>>>
  evidence: Evidence[]
  contacts: Contact[]
  now: Date
}

/** What stands behind one person's cells: each step with its date, result and tries. */
export function PersonPage({ cohortId, person, evidence, contacts, now }: Props) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/cohortes/${cohortId}`, label: person.cohort }}>
      <h1>
        <bdi>{person.name}</bdi>
      </h1>
      <dl className="facts">
        <div>
          <dt>{words.board.organisation}</dt>
          <dd dir="auto">{person.organisation ?? words.board.noOrganisation}</dd>
        </div>
        <div>
          <dt>{words.person.phone}</dt>
          <dd>{person.phone ? <span className="ltr">{person.phone}</span> : words.person.noPhone}</dd>
        </div>
      </dl>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.person.activity}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.person.activity}</th>
              <th scope="col">{words.person.status}</th>
              <th scope="col">{words.person.when}</th>
              <th scope="col" className="num">
                {words.person.score}
              </th>
              <th scope="col" className="num">
                {words.person.failures}
              </th>
            </tr>
          </thead>
          <tbody>
            {evidence.map((row) => (
              <EvidenceRow key={row.key} row={row} now={now} />
            ))}
          </tbody>
        </table>
      </div>
      <h2>{words.person.contacts}</h2>
      {contacts.length === 0 && <p className="muted">{words.person.noContact}</p>}
      <ul>
        {contacts.map((contact) => (
          <li key={contact.id}>
            {say(words.calls.lastContact, {
              when: formatAgo(contact.madeAt, language, now),
              channel: words.calls.channels[contact.channel],
            })}{' '}
            <bdi>{contact.note}</bdi>
          </li>
        ))}
      </ul>
    </StaffPage>
  )
}

function EvidenceRow({ row, now }: { row: Evidence; now: Date }) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const done = doneAt(row.kind, row)
  const status = done ? 'completed' : row.openedAt ? 'started' : 'not-started'
  const when = done ?? row.openedAt
  return (
    <tr>
      <th scope="row" dir="auto">
        {row.title ? textIn(row.title, language) : row.key}
      </th>
      <td>{words.cells[status]}</td>
      <td>{when ? formatInstant(when, language, now) : words.plan.none}</td>
      <td className="num">{row.bestScore === null ? '' : formatPercent(row.bestScore, language)}</td>
      <td className="num">{row.failures ? row.failures : ''}</td>
    </tr>
  )
}
