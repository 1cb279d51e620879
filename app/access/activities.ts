import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { EnrolmentStatus } from '#app/rules/organisations.ts'
import type { Viewer } from './viewer.ts'

/** Enrolments that open lessons and quizzes: who has finished may read again. */
export const STUDYING = ['active', 'completed'] as const satisfies readonly EnrolmentStatus[]

/** A course version as one enrolment holds it. `opensOn` is the course's own first day in the cohort, else the cohort's. */
export type HeldVersion = {
  enrolmentId: string
  personId: string
  status: EnrolmentStatus
  enrolledAt: Date
  courseId: string
  versionId: string
  opensOn: CalendarDay
}

/** The versions a person learns from, one for each course: of several enrolments with one course an open one counts before one that opens later, then the most recent. */
export function heldVersions(viewer: Pick<Viewer, 'id'>, all: readonly HeldVersion[], today: CalendarDay): HeldVersion[] {
  const isOpen = (held: HeldVersion) => Number(held.opensOn <= today)
  const ranked = all
    .filter((held) => held.personId === viewer.id && STUDYING.some((status) => status === held.status))
    .sort((a, b) => isOpen(b) - isOpen(a) || b.enrolledAt.getTime() - a.enrolledAt.getTime() || (a.enrolmentId < b.enrolmentId ? 1 : -1))
  return ranked.filter((held, index) => ranked.findIndex((other) => other.courseId === held.courseId) === index)
}

/** A person sees a course's outline when an enrolment holds that very version, also before the course opens. */
export function maySeeOutline(
  viewer: Pick<Viewer, 'id'>,
  version: { versionId: string },
  all: readonly HeldVersion[],
  today: CalendarDay,
): boolean {
  return heldVersions(viewer, all, today).some((held) => held.versionId === version.versionId)
}

/** A person reads lessons and answers questions of the version their enrolment holds, from the day the course opens. */
export function mayStudy(
  viewer: Pick<Viewer, 'id'>,
  version: { versionId: string },
  all: readonly HeldVersion[],
  today: CalendarDay,
): boolean {
  return heldVersions(viewer, all, today).some((held) => held.versionId === version.versionId && held.opensOn <= today)
}
