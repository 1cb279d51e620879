import type { CalendarDay } from './calendar-days.ts'
import { placeInCalendar, type CalendarPlace } from './call-list.ts'
import type { ActivityKind } from './activities.ts'
import { groupStatus, progressOf, type GroupStatus, type ItemStatus } from './completion.ts'

/**
 * What the board knows of one activity and one person, in one letter: passed (d), needs help (h), begun (s); and what is finished without being
 * passed, with (g) or without (f) the failures that need help: that is all of a lesson, and not enough of a quiz or an assignment.
 */
export const CELL_CODES = ['d', 'h', 's', 'f', 'g'] as const
export type CellCode = (typeof CELL_CODES)[number]

/** The status of an activity of this kind by its letter. */
export function statusOfCode(kind: ActivityKind, code: CellCode | undefined): ItemStatus {
  if (code === undefined) return 'not-started'
  if (code === 'd' || (kind === 'lesson' && (code === 'f' || code === 'g'))) return 'completed'
  return code === 'h' || code === 'g' ? 'needs-help' : 'started'
}

/** One column of the board: a module, or a whole course where the cohort follows several. */
export type BoardColumn = {
  key: string
  dueOn: CalendarDay | null
  items: ReadonlyArray<{ key: string; kind: ActivityKind; isRequired: boolean }>
}

export type BoardCell = { status: GroupStatus; done: number; of: number; isLate: boolean }

export type BoardLine = { cells: BoardCell[]; done: number; of: number; hasOpened: boolean; place: CalendarPlace }

/** A person's line of the board: a cell per column, steps done of the required ones, and where they stand against the calendar. */
export function boardLine(columns: readonly BoardColumn[], codes: Readonly<Record<string, CellCode>>, today: CalendarDay): BoardLine {
  const cells = columns.map((column) => {
    const items = column.items.map(({ key, kind, isRequired }) => ({ isRequired, status: statusOfCode(kind, codes[key]) }))
    const { done, of } = progressOf(items)
    return { status: groupStatus(items), done, of }
  })
  const isDone = new Set(columns.filter((_, index) => cells[index]?.status === 'completed').map(({ key }) => key))
  const place = placeInCalendar(columns, isDone, today)
  return {
    cells: cells.map((cell, index) => ({ ...cell, isLate: place.late.includes(columns[index]?.key ?? '') })),
    done: cells.reduce((sum, cell) => sum + cell.done, 0),
    of: cells.reduce((sum, cell) => sum + cell.of, 0),
    hasOpened: Object.keys(codes).length > 0,
    place,
  }
}

export type BoardSummary = { people: number; asPlanned: number; late: number; neverOpened: number }

/** How a cohort stands, in people: never opened, late, and the rest as planned; each person counts once. */
export function boardSummary(lines: ReadonlyArray<Pick<BoardLine, 'hasOpened' | 'place'>>): BoardSummary {
  const neverOpened = lines.filter((line) => !line.hasOpened).length
  const late = lines.filter((line) => line.hasOpened && !line.place.isAsPlanned).length
  return { people: lines.length, asPlanned: lines.length - neverOpened - late, late, neverOpened }
}
