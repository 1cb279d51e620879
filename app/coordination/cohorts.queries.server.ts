import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, contacts, enrolments } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { progressSeenBy } from '#app/access/enrolments.scope.server.ts'
import { trainedIn } from '#app/access/trained-courses.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import type { FullText } from '#app/rules/languages.ts'

export type CohortLine = { id: string; name: string; startsOn: CalendarDay; endsOn: CalendarDay; people: number }

/** The cohorts in which the viewer may see somebody's progress, the current ones first. One query. */
export function cohortsOf(db: Db, viewer: Viewer): Promise<CohortLine[]> {
  return db
    .select({
      id: cohorts.id,
      name: cohorts.name,
      startsOn: cohorts.startsOn,
      endsOn: cohorts.endsOn,
      people: sql`count(*)`.mapWith(Number),
    })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(and(progressSeenBy(viewer), isNull(cohorts.archivedAt), inArray(enrolments.status, ['invited', 'active', 'completed'])))
    .groupBy(cohorts.id)
    .orderBy(asc(cohorts.startsOn))
}

export type TrainedCourse = { cohortId: string; cohort: string; courseId: string; course: FullText }

/** The single courses that a trainer has in cohorts of which they see nothing else. One query. */
export function coursesTrainedBy(db: Db, viewer: Viewer): Promise<TrainedCourse[]> {
  return db
    .select({ cohortId: cohorts.id, cohort: cohorts.name, courseId: cohortCourses.courseId, course: courseVersions.short })
    .from(cohortCourses)
    .innerJoin(cohorts, eq(cohorts.id, cohortCourses.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .where(
      and(
        trainedIn({ trains: [], trainsCourses: viewer.trainsCourses }, cohortCourses.cohortId, cohortCourses.courseId),
        isNull(cohorts.archivedAt),
      ),
    )
    .orderBy(asc(cohorts.startsOn), asc(cohortCourses.position))
}

export type Contact = { id: string; enrolmentId: string; channel: 'whatsapp' | 'email' | 'call' | 'visit'; note: string; madeAt: Date }

/** The contacts with the people of these enrolments, the latest first. */
export function contactsOf(db: Db, viewer: Viewer, enrolmentIds: string[]): Promise<Contact[]> {
  return db
    .select({ id: contacts.id, enrolmentId: contacts.enrolmentId, channel: contacts.channel, note: contacts.note, madeAt: contacts.madeAt })
    .from(contacts)
    .innerJoin(enrolments, eq(enrolments.id, contacts.enrolmentId))
    .where(and(inArray(contacts.enrolmentId, enrolmentIds), progressSeenBy(viewer)))
    .orderBy(desc(contacts.madeAt))
}

export type LowTry = { personId: string; itemKey: string; percents: number[] }

/** Tries at quizzes below half, by person and quiz, of the people enrolled in these cohorts. */
export function lowTries(db: Db, viewer: Viewer, cohortIds: string[]): Promise<LowTry[]> {
  const enrolled = db
    .select({ id: enrolments.personId })
    .from(enrolments)
    .where(and(inArray(enrolments.cohortId, cohortIds), progressSeenBy(viewer)))
  return db
    .select({
      personId: progressEvents.personId,
      itemKey: progressEvents.itemKey,
      percents: sql<number[]>`array_agg(${progressEvents.score})`,
    })
    .from(progressEvents)
    .where(and(inArray(progressEvents.personId, enrolled), eq(progressEvents.kind, 'completed'), sql`${progressEvents.score} < 50`))
    .groupBy(progressEvents.personId, progressEvents.itemKey)
}
