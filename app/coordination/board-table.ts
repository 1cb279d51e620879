import { boardLine, boardSummary, type BoardCell, type BoardColumn, type BoardSummary } from '#app/rules/board.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { LineStatus } from '#app/rules/work-states.ts'
import type { BoardCohort, BoardPerson, TitledColumn } from './board.queries.server.ts'
import type { PlanLine } from './plan-lines.queries.server.ts'

/** How a person stands, for the filter and the reason. */
export type Standing = 'late' | 'never' | 'planned'

/** One person on the board, ready to be shown or exported. */
export type TableLine = {
  enrolmentId: string
  name: string
  organisationId: string | null
  organisation: string | null
  gender: BoardPerson['gender']
  cells: BoardCell[]
  /** For each column the day that counts for this person where it is not the day of all. */
  ownDays: Array<CalendarDay | null>
  done: number
  of: number
  isFinished: boolean
  standing: Standing
  lateModules: number
  lateDays: number
  plan: LineStatus | 'none'
  hasHandedIn: boolean
  isValidated: boolean
  lastAt: Date | null
  weeks: number[]
  attendance: BoardPerson['attendance']
}

/** What a person chose to see. */
export type BoardFilter = { organisation?: string | undefined; state?: Standing | undefined; gender?: string | undefined }

export type OrganisationLine = {
  id: string | null
  name: string | null
  people: number
  never: number
  late: number
  finished: number
  lastAt: Date | null
}

/**
 * The columns as they count for one person: those kept on another version are asked what that version asks, and a day moved for them counts instead
 * of the day of all. A whole course is due on its own day, or on the last of the days moved within it.
 */
export function columnsFor(columns: readonly TitledColumn[], { kept, moved }: Pick<BoardPerson, 'kept' | 'moved'>): BoardColumn[] {
  return columns.map((column) => {
    const version = kept[column.courseId]
    const items = version === undefined ? column.items : (column.earlier[version] ?? column.items)
    return { key: column.key, dueOn: dayOf(column, moved), items }
  })
}

function dayOf({ key, dueOn, datedKeys }: TitledColumn, moved: BoardPerson['moved']): CalendarDay | null {
  const own = moved[key]
  if (own !== undefined) return own
  return datedKeys.reduce((last, dated) => {
    const day = moved[dated]
    return last !== null && day !== undefined && day > last ? day : last
  }, dueOn)
}

/** The lines of a board in the order of names. One model feeds the page, the list for phones, the print and the file. */
export function tableLines(
  cohort: BoardCohort,
  people: readonly BoardPerson[],
  plans: readonly PlanLine[],
  today: CalendarDay,
): TableLine[] {
  const plansOf = new Map(plans.map((plan) => [plan.enrolmentId, plan]))
  return people.map((person) => {
    const own = columnsFor(cohort.columns, person)
    const line = boardLine(own, person.codes, today)
    const standing: Standing = !line.hasOpened ? 'never' : line.place.isAsPlanned ? 'planned' : 'late'
    return {
      enrolmentId: person.enrolmentId,
      name: person.name,
      organisationId: person.organisationId,
      organisation: person.organisation,
      gender: person.gender,
      cells: line.cells,
      ownDays: own.map(({ dueOn }, place) => (dueOn === cohort.columns[place]?.dueOn ? null : dueOn)),
      done: line.done,
      of: line.of,
      isFinished: line.of > 0 && line.done === line.of,
      standing,
      lateModules: line.place.late.length,
      lateDays: line.place.days,
      plan: plansOf.get(person.enrolmentId)?.status ?? 'none',
      hasHandedIn: plansOf.get(person.enrolmentId)?.hasHandedIn ?? false,
      isValidated: plansOf.get(person.enrolmentId)?.isValidated ?? false,
      lastAt: person.lastAt,
      weeks: person.weeks,
      attendance: person.attendance,
    }
  })
}

/** The lines that a filter keeps. */
export function filterLines(lines: readonly TableLine[], filter: BoardFilter): TableLine[] {
  return lines.filter(
    (line) =>
      (filter.organisation === undefined || (line.organisationId ?? 'none') === filter.organisation) &&
      (filter.state === undefined || line.standing === filter.state) &&
      (filter.gender === undefined || (line.gender ?? 'none') === filter.gender),
  )
}

/** How the lines stand together. */
export function summaryOf(lines: readonly TableLine[]): BoardSummary {
  return boardSummary(
    lines.map((line) => ({
      hasOpened: line.standing !== 'never',
      place: { late: [], days: line.lateDays, isAsPlanned: line.standing !== 'late' },
    })),
  )
}

/** The same people by organisation at enrolment; columns add up to the people shown. */
export function organisationLines(lines: readonly TableLine[]): OrganisationLine[] {
  const found = new Map<string | null, OrganisationLine>()
  for (const line of lines) {
    const own = found.get(line.organisationId) ?? {
      id: line.organisationId,
      name: line.organisation,
      people: 0,
      never: 0,
      late: 0,
      finished: 0,
      lastAt: null,
    }
    found.set(line.organisationId, {
      ...own,
      people: own.people + 1,
      never: own.never + (line.standing === 'never' ? 1 : 0),
      late: own.late + (line.standing === 'late' ? 1 : 0),
      finished: own.finished + (line.isFinished ? 1 : 0),
      lastAt: line.lastAt && (!own.lastAt || line.lastAt > own.lastAt) ? line.lastAt : own.lastAt,
    })
  }
  const collator = new Intl.Collator(['fr', 'ar'])
  return [...found.values()].sort((one, other) => collator.compare(one.name ?? '\uffff', other.name ?? '\uffff'))
}
