import type { CalendarDay } from './calendar-days.ts'
import { placeInCalendar, type CalendarPlace } from './call-list.ts'
import type { ActivityKind } from './activities.ts'
import { groupStatus, progressOf, type GroupStatus, type ItemStatus } from './completion.ts'

/** What the board knows of one activity and one person, in one letter: done, needs help, begun. */
export const CELL_CODES = { d: 'completed', h: 'needs-help', s: 'started' } as const satisfies Record<string, ItemStatus>
export type CellCode = keyof typeof CELL_CODES

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
  const statusOf = (key: string): ItemStatus => {
    const code = codes[key]
    return code === undefined ? 'not-started' : CELL_CODES[code]
  }
  const cells = columns.map((column) => {
    const items = column.items.map(({ key, isRequired }) => ({ isRequired, status: statusOf(key) }))
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
