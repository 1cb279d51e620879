import { formatDay, formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, type SameShape } from '#app/language/words.ts'
import type { BoardCell } from '#app/rules/board.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { Language } from '#app/rules/languages.ts'
import type { BoardWish } from './coordination.forms.ts'
import type { Board } from './load-board.queries.server.ts'
import { standingText } from './reason-text.ts'
import type { CoordinationWords } from './words/fr.ts'
import { coordinationWords } from './words/words.ts'

const SIGNS: Record<BoardCell['status'], string> = {
  completed: '✓',
  started: '◔',
  'needs-help': '!',
  'waiting-for-trainer': '◑',
  'not-started': '○',
  excused: '–',
}

/** Beside the sign of a cell whose day was moved for this person. */
const MOVED = '↷'

/** People by modules or courses: each cell a sign with its hidden words that leads to what stands behind it; the first column stays while the rest scrolls. */
export function BoardMatrix({ board, today, wish }: { board: Board; today: CalendarDay; wish: BoardWish }) {
  const words = useWords(coordinationWords)
  const language = useLanguage()
  const { cohort } = board
  const hasWorkshops = board.all.some(({ attendance }) => attendance.of > 0)
  const looksOf = cellLooks(words, language)
  const areCourses = cohort.courses.length > 1 && !cohort.courses.some(({ id }) => id === wish.cours)
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={cohort.name}>
      <table className="matrix">
        <caption>{say(words.board.caption, { date: formatDay(today, language) })}</caption>
        <thead>
          <tr>
            <th scope="col">{words.board.person}</th>
            <th scope="col">{words.board.organisation}</th>
            {cohort.columns.map((column) => (
              <th key={column.key} scope="col" className="col">
                {areCourses ? (
                  <a href={`?cours=${column.courseId}`} title={column.title}>
                    {column.label}
                  </a>
                ) : (
                  <abbr title={column.title}>{column.label}</abbr>
                )}
                {column.dueOn && <span className="hint"> {formatShortDay(column.dueOn, language, today)}</span>}
              </th>
            ))}
            <th scope="col" className="num">
              {words.board.done}
            </th>
            {hasWorkshops && (
              <th scope="col" className="num">
                {words.board.workshops}
              </th>
            )}
            <th scope="col">{words.board.plan}</th>
            <th scope="col">{words.board.reason}</th>
          </tr>
        </thead>
        <tbody>
          {board.lines.map((line) => (
            <tr key={line.enrolmentId}>
              <th scope="row">
                <a href={`/cohortes/${cohort.id}/personnes/${line.enrolmentId}`}>
                  <bdi>{line.name}</bdi>
                </a>
              </th>
              <td className="org" dir="auto">
                {line.organisation ?? words.board.noOrganisation}
              </td>
              {line.cells.map((cell, index) => {
                const { key = '' } = cohort.columns[index] ?? {}
                const looks = looksOf(cell, line.ownDays[index] ?? null)
                return (
                  <td key={key} className={looks.className} title={looks.title}>
                    <a href={`/cohortes/${cohort.id}/personnes/${line.enrolmentId}#${key}`}>
                      <span aria-hidden="true">{looks.sign}</span>
                      <span className="hidden">{looks.text}</span>
                    </a>
                  </td>
                )
              })}
              <td className="num" data-label={words.board.done}>
                {say(words.cells.share, { done: line.done, of: line.of })}
              </td>
              {hasWorkshops && (
                <td className="num" data-label={words.board.workshops}>
                  {line.attendance.of === 0
                    ? words.plan.none
                    : say(words.cells.share, { done: line.attendance.present, of: line.attendance.of })}
                </td>
              )}
              <td data-label={words.board.plan}>{line.plan === 'none' ? words.plan['not-started'] : words.plan[line.plan]}</td>
              <td className="wrap" data-nothing={line.standing === 'never' || line.standing === 'late' ? undefined : ''}>
                {standingText(line, words, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Looks = { className: string; title: string | undefined; sign: string; text: string }

/** What a cell looks like and says: the same for all cells that stand alike, of which a board has hundreds. */
function cellLooks(words: SameShape<CoordinationWords>, language: Language) {
  const known = new Map<string, Looks>()
  return (cell: BoardCell, ownDay: CalendarDay | null): Looks => {
    const key = [cell.status, cell.done, cell.of, cell.isLate, ownDay].join(' ')
    const before = known.get(key)
    if (before) return before
    const isLate = cell.isLate && cell.status !== 'completed'
    const moved = ownDay === null ? undefined : say(words.cells.movedTo, { day: formatDay(ownDay, language) })
    const parts = [words.cells[cell.status], say(words.cells.share, { done: cell.done, of: cell.of }), isLate && words.cells.late, moved]
    const looks = {
      className: `cell s-${isLate ? 'late' : cell.status}`,
      title: moved,
      sign: (isLate && cell.status === 'not-started' ? '!' : SIGNS[cell.status]) + (moved === undefined ? '' : MOVED),
      text: parts.filter(Boolean).join(language === 'ar' ? '، ' : ', '),
    }
    known.set(key, looks)
    return looks
  }
}
