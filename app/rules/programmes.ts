import { addDays, type CalendarDay } from './calendar-days.ts'
import { LANGUAGES, type FullText, type Language } from './languages.ts'
import { readName, type NameRefusal } from './names.ts'
import { LONGEST_COHORT_DAYS, MOST_COURSES, type WantedCourse } from './new-cohort.ts'

/** What was typed for one course of a programme; its days count from the cohort's first day, which is 1, as they were typed. */
export type WantedProgrammeCourse = { courseId: string; position: number; isRequired: boolean; opensDay: string; dueDay: string }
/** A programme as somebody wishes it: its title in each language, and its courses with their wished places. */
export type WantedProgramme = { titles: Record<Language, string>; courses: readonly WantedProgrammeCourse[] }

export type ProgrammeFault =
  | { field: `title-${Language}`; because: NameRefusal }
  | { field: 'courses'; because: 'none' | 'none-required' | 'too-many' }
  | { field: `opens-${string}` | `due-${string}`; because: 'not-a-number' }
  | { field: `due-${string}`; because: 'before-opening' }

/** A course of a programme in its place; its days count from the cohort's first day, which is 1, and are null where none is given. */
export type ProgrammeCourse = { courseId: string; position: number; isRequired: boolean; opensDay: number | null; dueDay: number | null }
export type ProgrammeFacts = { title: FullText; courses: ProgrammeCourse[] }

/** The number of a day as it was typed: null where nothing was typed, undefined where it is no whole number from 1 to a cohort's longest time. */
function readDayNumber(typed: string): number | null | undefined {
  if (typed.trim() === '') return null
  const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0
  return number >= 1 && number <= LONGEST_COHORT_DAYS + 1 ? number : undefined
}

function dayFaults({ courseId, opensDay, dueDay }: WantedProgrammeCourse): ProgrammeFault[] {
  const opens = readDayNumber(opensDay)
  const due = readDayNumber(dueDay)
  const faults: ProgrammeFault[] = []
  if (opens === undefined) faults.push({ field: `opens-${courseId}`, because: 'not-a-number' })
  if (due === undefined) faults.push({ field: `due-${courseId}`, because: 'not-a-number' })
  if (due && due < (opens ?? 1)) faults.push({ field: `due-${courseId}`, because: 'before-opening' })
  return faults
}

/** A programme as it will be, its courses numbered from 1 in the wished order, or every fault at once. */
export function reviewProgramme(wanted: WantedProgramme): { ok: true; facts: ProgrammeFacts } | { ok: false; faults: ProgrammeFault[] } {
  const faults: ProgrammeFault[] = []
  const title: FullText = { fr: '', en: '', ar: '' }
  for (const language of LANGUAGES) {
    const read = readName(wanted.titles[language])
    if (read.ok) title[language] = read.name
    else faults.push({ field: `title-${language}`, because: read.because })
  }
  if (wanted.courses.length === 0) faults.push({ field: 'courses', because: 'none' })
  else if (!wanted.courses.some(({ isRequired }) => isRequired)) faults.push({ field: 'courses', because: 'none-required' })
  if (wanted.courses.length > MOST_COURSES) faults.push({ field: 'courses', because: 'too-many' })
  faults.push(...wanted.courses.flatMap(dayFaults))
  if (faults.length > 0) return { ok: false, faults }
  const ordered = [...wanted.courses].sort((one, other) => one.position - other.position)
  const courses = ordered.map(({ courseId, isRequired, opensDay, dueDay }, index) => ({
    ...{ courseId, isRequired, position: index + 1 },
    ...{ opensDay: readDayNumber(opensDay) ?? null, dueDay: readDayNumber(dueDay) ?? null },
  }))
  return { ok: true, facts: { title, courses } }
}

/** The calendar day that a programme's day falls on in a cohort with this first day; nothing where the programme gives none. */
const dayInCohort = (startsOn: CalendarDay, day: number | null): string => (day === null ? '' : addDays(startsOn, day - 1))

/** The courses of a new cohort with the programme's days wherever nothing was typed, counted from the cohort's first day. */
export function withProgrammeDays(
  wanted: readonly WantedCourse[],
  programme: ReadonlyArray<Pick<ProgrammeCourse, 'courseId' | 'opensDay' | 'dueDay'>>,
  startsOn: CalendarDay,
): WantedCourse[] {
  return wanted.map((course) => {
    const planned = programme.find(({ courseId }) => courseId === course.courseId)
    if (!planned) return course
    return {
      ...course,
      opensOn: course.opensOn === '' ? dayInCohort(startsOn, planned.opensDay) : course.opensOn,
      dueOn: course.dueOn === '' ? dayInCohort(startsOn, planned.dueDay) : course.dueOn,
    }
  })
}
