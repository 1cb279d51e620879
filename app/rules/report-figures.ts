import type { CalendarDay } from './calendar-days.ts'
import type { FullText } from './languages.ts'
import { protectList, protectSmallGroups, withSums } from './small-groups.ts'

/** What a report tells gender by: only what people chose to say. */
export const REPORT_GENDERS = ['woman', 'man', 'unstated'] as const
export type ReportGender = (typeof REPORT_GENDERS)[number]

/** What is counted of each group, each step a part of the one before. */
export const REPORT_STEPS = ['enrolled', 'started', 'half', 'completed', 'completedWithin'] as const
export type ReportStep = (typeof REPORT_STEPS)[number]

/** By which organisation a person counts: the main one at enrolment, on the day of completion (else at the end of the period), or on a chosen day. */
export const ATTRIBUTIONS = ['enrolment', 'completion', 'date'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]

/** What a report is asked for; organisations null is all of them. `day` is set for the attribution by date alone. */
export type ReportWish = {
  from: CalendarDay
  to: CalendarDay
  cohorts: string[]
  organisations: string[] | null
  attribution: Attribution
  day: CalendarDay | null
}

/** One enrolment as the report looks at it. Organisations are ids, null for none. */
export type ReportEnrolment = {
  personId: string
  enrolledAt: Date
  atEnrolment: string | null
  attributed: string | null
  gender: ReportGender
  /** Required steps done by the end of the period, of how many. */
  done: number
  of: number
  completedAt: Date | null
  /** At how many workshops of the period they were. */
  attended: number
}

/** One line: an organisation (null without one) or the whole, and a gender or all. Null figures are protected. */
export type ReportLine = { organisation: string | null; isWhole: boolean; gender: ReportGender | 'all' } & Record<ReportStep, number | null>
/** How many people count under an organisation who were enrolled in another, and the other way round. Null is protected. */
export type ReportMove = { organisation: string | null; isWhole: boolean; movedIn: number | null; movedOut: number | null }

/** How many people of an organisation, or of the whole, were at a workshop of the period at least. Null is protected. */
export type ReportAttendance = { organisation: string | null; isWhole: boolean; attended: number | null }

/** Attendance is not among the figures of reports that were frozen before it was counted, nor where no workshop was held. */
export type ReportFigures = { lines: ReportLine[]; moves: ReportMove[]; attendance?: ReportAttendance[] }

/** A frozen report: what was asked, when the data were read, the figures, and what each word of it meant on that day. */
export type ReportBody = ReportFigures & {
  format: 1
  from: CalendarDay
  to: CalendarDay
  attribution: Attribution
  day: CalendarDay | null
  cohorts: string[]
  /** The names of the organisations that were chosen; null for all. */
  organisations: string[] | null
  /** The names of the organisations of the lines, by id. */
  names: Record<string, string>
  /** The workshops of the period that were not cancelled. */
  workshops?: number
  dataAt: string
  definitions: Record<string, FullText>
}

type Counted = { organisation: string | null; atEnrolment: string | null; gender: ReportGender; reached: number; hasAttended: boolean }

/** How many of the steps somebody has reached: nothing required is nothing completed. */
function reachedBy({ done, of, completedAt }: ReportEnrolment, from: Date): number {
  const isCompleted = of > 0 && done === of
  const isWithin = isCompleted && completedAt !== null && completedAt >= from
  return isWithin ? 5 : isCompleted ? 4 : of > 0 && done * 2 >= of ? 3 : done > 0 ? 2 : 1
}

/** Each person once: by their latest enrolment for organisation, by the furthest they came in any for the steps. */
function countedOnce(enrolments: readonly ReportEnrolment[], from: Date): Counted[] {
  const people = new Map<string, { latest: ReportEnrolment; reached: number; hasAttended: boolean }>()
  for (const enrolment of enrolments) {
    const before = people.get(enrolment.personId)
    const reached = Math.max(before?.reached ?? 0, reachedBy(enrolment, from))
    const latest = before && before.latest.enrolledAt > enrolment.enrolledAt ? before.latest : enrolment
    people.set(enrolment.personId, { latest, reached, hasAttended: enrolment.attended > 0 || (before?.hasAttended ?? false) })
  }
  return [...people.values()].map(({ latest, reached, hasAttended }) => ({
    organisation: latest.attributed,
    atEnrolment: latest.atEnrolment,
    gender: latest.gender,
    reached,
    hasAttended,
  }))
}

type Scope = { from: Date; organisations: readonly string[] | null; workshops: number; nameOf: (id: string) => string }

/**
 * The figures of these enrolments by organisation and gender with their sums, fit to leave the platform: groups under 5 are protected in every table.
 * With chosen organisations, only who counts under one of them is in the lines; who left one of them is in its line of moves.
 */
export function reportFigures(
  enrolments: readonly ReportEnrolment[],
  { from, organisations: chosen, workshops, nameOf }: Scope,
): ReportFigures {
  const everybody = countedOnce(enrolments, from)
  const isChosen = (id: string | null) => chosen === null || (id !== null && chosen.includes(id))
  const counted = everybody.filter(({ organisation }) => isChosen(organisation))
  const left = everybody.filter(({ organisation, atEnrolment }) => organisation !== atEnrolment && isChosen(atEnrolment))
  const organisations = [
    ...new Set([...counted.map(({ organisation }) => organisation), ...left.map(({ atEnrolment }) => atEnrolment)]),
  ].sort((one, other) => Number(one === null) - Number(other === null) || nameOf(one ?? '').localeCompare(nameOf(other ?? ''), 'fr'))
  const placeOf = new Map(organisations.map((organisation, index) => [organisation, index]))
  const tables = protectSmallGroups(
    REPORT_STEPS.map((_, step) => {
      const counts = organisations.map(() => REPORT_GENDERS.map(() => 0))
      for (const { organisation, gender, reached } of counted) {
        const row = counts[placeOf.get(organisation) ?? -1]
        const column = REPORT_GENDERS.indexOf(gender)
        if (row && reached > step) row[column] = (row[column] ?? 0) + 1
      }
      return withSums(counts, REPORT_GENDERS.length)
    }),
  )
  const figuresAt = (row: number, column: number) => {
    const [enrolled = null, started = null, half = null, completed = null, completedWithin = null] = tables.map(
      (table) => table[row]?.[column] ?? null,
    )
    return { enrolled, started, half, completed, completedWithin }
  }
  const lines = [...organisations, null].flatMap((organisation, row) =>
    [...REPORT_GENDERS, 'all' as const].map((gender, column) => ({
      organisation,
      isWhole: row === organisations.length,
      gender,
      ...figuresAt(row, column),
    })),
  )
  const moves = movesOf(organisations, counted, left)
  return workshops === 0 ? { lines, moves } : { lines, moves, attendance: attendanceOf(organisations, counted) }
}

function attendanceOf(organisations: readonly (string | null)[], counted: readonly Counted[]): ReportAttendance[] {
  const present = counted.filter(({ hasAttended }) => hasAttended)
  const { counts, sum } = protectList(organisations.map((id) => present.filter(({ organisation }) => organisation === id).length))
  return [
    ...organisations.map((organisation, index) => ({ organisation, isWhole: false, attended: counts[index] ?? null })),
    { organisation: null, isWhole: true, attended: sum },
  ]
}

function movesOf(organisations: readonly (string | null)[], counted: readonly Counted[], left: readonly Counted[]): ReportMove[] {
  const arrived = counted.filter(({ organisation, atEnrolment }) => organisation !== atEnrolment)
  if (arrived.length + left.length === 0) return []
  const into = protectList(organisations.map((id) => arrived.filter(({ organisation }) => organisation === id).length))
  const out = protectList(organisations.map((id) => left.filter(({ atEnrolment }) => atEnrolment === id).length))
  // Inside one whole both sums are the same number: neither is shown where one of them would tell.
  const isSumShown = into.sum !== null && out.sum !== null
  return [
    ...organisations.map((organisation, index) => ({
      organisation,
      isWhole: false,
      movedIn: into.counts[index] ?? null,
      movedOut: out.counts[index] ?? null,
    })),
    { organisation: null, isWhole: true, movedIn: isSumShown ? into.sum : null, movedOut: isSumShown ? out.sum : null },
  ]
}

/** The rate of completion in whole per cent, rounded down: completed of those enrolled. Null where one of the two is protected or nobody is enrolled. */
export function completionRate({ enrolled, completed }: Pick<ReportLine, 'enrolled' | 'completed'>): number | null {
  if (enrolled === null || completed === null || enrolled === 0) return null
  return Math.floor((completed * 100) / enrolled)
}
