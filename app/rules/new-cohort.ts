import { isCalendarDay, daysBetween, type CalendarDay } from './calendar-days.ts'
import { readName, type NameRefusal } from './names.ts'
import { readTypedDay } from './new-organisation.ts'

/** A cohort lasts at most so many days. */
export const LONGEST_COHORT_DAYS = 1_100
/** A cohort follows at most so many courses. */
export const MOST_COURSES = 20

/** What was typed for one course of a cohort; days as they were typed. */
export type WantedCourse = { courseId: string; position: number; isRequired: boolean; opensOn: string; dueOn: string }
export type WantedCohort = { name: string; startsOn: string; endsOn: string; courses: readonly WantedCourse[] }

export type CohortCourse = {
  courseId: string
  position: number
  isRequired: boolean
  opensOn: CalendarDay | null
  dueOn: CalendarDay | null
}
export type CohortFacts = { name: string; startsOn: CalendarDay; endsOn: CalendarDay; courses: CohortCourse[] }

/** Why a cohort cannot be as it was typed, by field; a course's fields carry its id. */
export type CohortFault =
  | { field: 'name'; because: NameRefusal }
  | { field: 'startsOn'; because: 'not-a-day' }
  | { field: 'endsOn'; because: 'not-a-day' | 'before-start' | 'too-long' }
  | { field: 'courses'; because: 'none' | 'none-required' | 'too-many' }
  | { field: `opens-${string}` | `due-${string}`; because: 'not-a-day' | 'outside' }
  | { field: `due-${string}`; because: 'before-opening' }

function courseFaults(course: WantedCourse, starts: CalendarDay | undefined, ends: CalendarDay | undefined): CohortFault[] {
  const faults: CohortFault[] = []
  const opens = readTypedDay(course.opensOn)
  const due = readTypedDay(course.dueOn)
  const isOutside = (day: CalendarDay) => (starts !== undefined && day < starts) || (ends !== undefined && day > ends)
  if (course.opensOn !== '' && opens === undefined) faults.push({ field: `opens-${course.courseId}`, because: 'not-a-day' })
  if (opens !== undefined && isOutside(opens)) faults.push({ field: `opens-${course.courseId}`, because: 'outside' })
  if (course.dueOn !== '' && due === undefined) faults.push({ field: `due-${course.courseId}`, because: 'not-a-day' })
  if (due !== undefined && isOutside(due)) faults.push({ field: `due-${course.courseId}`, because: 'outside' })
  if (opens !== undefined && due !== undefined && due < opens) faults.push({ field: `due-${course.courseId}`, because: 'before-opening' })
  return faults
}

/** A cohort as it will be, or every fault at once in the order of the form. Days are calendar days in Morocco; both ends belong to the cohort. */
export function reviewCohort(wanted: WantedCohort): { ok: true; facts: CohortFacts } | { ok: false; faults: CohortFault[] } {
  const name = readName(wanted.name)
  const startsOn = readTypedDay(wanted.startsOn)
  const endsOn = readTypedDay(wanted.endsOn)
  const faults: CohortFault[] = []
  if (!name.ok) faults.push({ field: 'name', because: name.because })
  if (startsOn === undefined) faults.push({ field: 'startsOn', because: 'not-a-day' })
  if (endsOn === undefined) faults.push({ field: 'endsOn', because: 'not-a-day' })
  else if (startsOn !== undefined && endsOn < startsOn) faults.push({ field: 'endsOn', because: 'before-start' })
  else if (startsOn !== undefined && daysBetween(startsOn, endsOn) > LONGEST_COHORT_DAYS)
    faults.push({ field: 'endsOn', because: 'too-long' })
  if (wanted.courses.length === 0) faults.push({ field: 'courses', because: 'none' })
  else if (!wanted.courses.some(({ isRequired }) => isRequired)) faults.push({ field: 'courses', because: 'none-required' })
  if (wanted.courses.length > MOST_COURSES) faults.push({ field: 'courses', because: 'too-many' })
  faults.push(...wanted.courses.flatMap((course) => courseFaults(course, startsOn, endsOn)))
  if (faults.length > 0 || !name.ok || startsOn === undefined || endsOn === undefined) return { ok: false, faults }
  const ordered = [...wanted.courses].sort((one, other) => one.position - other.position)
  const courses = ordered.map(({ courseId, isRequired, opensOn, dueOn }, index) => ({
    ...{ courseId, isRequired, position: index + 1 },
    opensOn: readTypedDay(opensOn) ?? null,
    dueOn: readTypedDay(dueOn) ?? null,
  }))
  return { ok: true, facts: { name: name.name, startsOn, endsOn, courses } }
}

/** Due days for modules in order, spread evenly between two days: the last falls on the last day. */
export function spreadDays(count: number, from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const days = Math.max(0, daysBetween(from, to))
  const start = Date.parse(`${from}T00:00:00Z`)
  return Array.from({ length: count }, (_, index) =>
    new Date(start + Math.round(((index + 1) * days) / count) * 86_400_000).toISOString().slice(0, 10),
  ).filter(isCalendarDay)
}

/** What may be done to a cohort as it stands: closing takes nobody new in, archiving puts a closed one away. */
export const COHORT_ACTS = ['close', 'reopen', 'archive', 'restore'] as const
export type CohortAct = (typeof COHORT_ACTS)[number]
export function cohortActs({ closedAt, archivedAt }: { closedAt: Date | null; archivedAt: Date | null }): CohortAct[] {
  if (archivedAt) return ['restore']
  return closedAt ? ['reopen', 'archive'] : ['close']
}
