import { csvTable } from '#app/exchange/csv.ts'
import type { SameShape } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { boardDefinitions } from './board-definitions.tsx'
import type { Board } from './load-board.queries.server.ts'
import { standingText } from './reason-text.ts'
import type { CoordinationWords } from './words/fr.ts'

/** The board as a file, from the lines of the page: same people, same figures, what each means below them, the date and the cohort in its name. */
export function boardCsv(board: Board, words: SameShape<CoordinationWords>, language: Language, now: Date): { name: string; text: string } {
  const { cohort, lines } = board
  const hasWorkshops = board.all.some(({ attendance }) => attendance.of > 0)
  const head = [
    words.board.person,
    words.board.organisation,
    ...cohort.columns.map(({ label, title }) => `${label} ${title}`.trim()),
    words.board.done,
    '/',
    ...(hasWorkshops ? [words.board.workshops, '/'] : []),
    words.board.plan,
    words.board.reason,
    words.person.lastSign,
  ]
  const body = lines.map((line) => [
    line.name,
    line.organisation ?? words.board.noOrganisation,
    ...line.cells.map((cell) =>
      cell.isLate && cell.status !== 'completed' ? `${words.cells[cell.status]}, ${words.cells.late}` : words.cells[cell.status],
    ),
    line.done,
    line.of,
    ...(hasWorkshops ? [line.attendance.present, line.attendance.of] : []),
    line.plan === 'none' ? words.plan['not-started'] : words.plan[line.plan],
    standingText(line, words, language),
    line.lastAt ? moroccoDay(line.lastAt) : null,
  ])
  const meanings = boardDefinitions(board, words).map(({ name, text }) => [name, text])
  const slug = cohort.name
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
  return {
    name: `${slug || 'cohorte'}-${moroccoDay(now)}.csv`,
    text: csvTable([head, ...body, [], [words.definitions.title], ...meanings]),
  }
}
