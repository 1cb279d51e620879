import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatAgo, formatInstant } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, formatPercent, say, type SameShape } from '#app/language/words.ts'
import { doneAt } from '#app/rules/completion.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { formatPhone } from '#app/rules/phone.ts'
import type { Contact } from './cohorts.queries.server.ts'
import { MovedDates } from './moved-dates.tsx'
import type { enrolledPerson, evidenceOf, movesFor } from './person.queries.server.ts'
import type { CoordinationWords } from './words/fr.ts'
import { coordinationWords } from './words/words.ts'
import { AttendancePart } from './workshops/attendance-part.tsx'
import type { attendanceOf } from './workshops/workshops.queries.server.ts'

type Evidence = Awaited<ReturnType<typeof evidenceOf>>[number]
type Props = {
  cohortId: string
  person: NonNullable<Awaited<ReturnType<typeof enrolledPerson>>>
  evidence: Evidence[]
  contacts: Contact[]
  attendance: Awaited<ReturnType<typeof attendanceOf>>
  moves: Awaited<ReturnType<typeof movesFor>>
  now: Date
}

const STATUS_TONES = { completed: 'plain', started: 'info', 'not-started': 'plain' } as const

/** What stands behind one person's cells: each step with its date, result and tries. */
export function PersonPage({ cohortId, person, evidence, contacts, attendance, moves, now }: Props) {
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
          <dd>{person.phone ? <span className="ltr">{formatPhone(person.phone)}</span> : words.person.noPhone}</dd>
        </div>
      </dl>
      {person.mayGetAccess && (
        <p className="no-print">
          <a className="btn second" href={`/invitations/acces/${person.personId}`}>
            <Icon name="key-round" />
            {words.person.giveAccess}
          </a>
        </p>
      )}
      <h2>{words.person.caption}</h2>
      {coursesIn(evidence).map(({ courseId, course, groups }, _, courses) => (
        <section key={courseId} id={courseId} className="evidence stack">
          {courses.length > 1 && <h3 dir="auto">{textIn(course, language)}</h3>}
          {groups.map(({ key, module, rows }) => (
            <div key={key} id={key} className="evidence">
              <FoldingTable
                caption={<bdi>{textIn(module ?? course, language)}</bdi>}
                columns={[
                  { label: words.person.activity },
                  { label: words.person.status },
                  { label: words.person.when },
                  { label: words.person.score, isNumber: true },
                  { label: words.person.failures, isNumber: true },
                ]}
                lines={rows.map((row) => ({ key: row.key, cells: evidenceCells(row, words, language, now) }))}
              />
            </div>
          ))}
        </section>
      ))}
      <MovedDates moves={moves} person={person.name} evidence={evidence} />
      <AttendancePart lines={attendance} />
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

type Group = { key: string; module: Evidence['module']; rows: Evidence[] }

/** The steps by course and module, each under the name by which the board's columns are known. */
function coursesIn(evidence: readonly Evidence[]) {
  const courses = new Map<string, { courseId: string; course: Evidence['course']; groups: Group[] }>()
  for (const row of evidence) {
    const course = courses.get(row.courseId) ?? { courseId: row.courseId, course: row.course, groups: [] }
    courses.set(row.courseId, course)
    const key = row.moduleKey ?? row.key
    const group = course.groups.find((one) => one.key === key)
    if (group) group.rows.push(row)
    else course.groups.push({ key, module: row.module, rows: [row] })
  }
  return [...courses.values()]
}

function evidenceCells(row: Evidence, words: SameShape<CoordinationWords>, language: Language, now: Date) {
  const done = doneAt(row.kind, row)
  const status = done ? 'completed' : row.openedAt ? 'started' : 'not-started'
  const when = done ?? row.openedAt
  return [
    <bdi key="title">{row.title ? textIn(row.title, language) : row.key}</bdi>,
    <Tag key="status" tone={STATUS_TONES[status]} icon={status === 'completed' ? 'check' : undefined}>
      {words.cells[status]}
    </Tag>,
    when ? formatInstant(when, language, now) : words.plan.none,
    row.bestScore === null && !row.onPaper ? null : (
      <span key="score">
        {row.bestScore === null ? '' : formatPercent(row.bestScore, language)}
        {row.onPaper && <span className="hint">{onPaperText(row.onPaper, words, language, now)}</span>}
      </span>
    ),
    row.failures ? formatNumber(row.failures, language) : '',
  ]
}

/** Who typed a sheet of paper in, and when. */
function onPaperText(sheet: { at: number; by: string | null }, words: SameShape<CoordinationWords>, language: Language, now: Date): string {
  const when = formatInstant(new Date(sheet.at), language, now)
  return sheet.by === null ? say(words.person.onPaper, { when }) : say(words.person.onPaperBy, { when, name: sheet.by })
}
