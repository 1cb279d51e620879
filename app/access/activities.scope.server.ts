import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Given } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments, enrolmentVersions } from '#db/schema/cohorts.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { STUDYING } from './activities.ts'

/** maySeeOutline as rows: one course version for each course, with the enrolment that holds it. Join on `versionId`. */
export function heldBy(db: Db, viewer: { id: Given }, today: CalendarDay | Given) {
  const opensOn = sql<CalendarDay>`coalesce(${cohortCourses.opensOn}, ${cohorts.startsOn})::text`
  const isOpen = sql<boolean>`coalesce(${cohortCourses.opensOn}, ${cohorts.startsOn}) <= ${today}::date`
  return (
    db
      .selectDistinctOn([cohortCourses.courseId], {
        courseId: cohortCourses.courseId,
        versionId:
          sql<string>`case when ${enrolmentVersions.finishedAt} is null then coalesce(${enrolmentVersions.versionId}, ${cohortCourses.versionId}) else ${cohortCourses.versionId} end`.as(
            'held_version',
          ),
        finishedAt: sql`${enrolmentVersions.finishedAt}`.mapWith(enrolmentVersions.finishedAt).as('held_finished_at'),
        place: sql<number>`${cohortCourses.position}`.as('held_place'),
        enrolmentId: sql<string>`${enrolments.id}`.as('held_enrolment'),
        organisationId: enrolments.organisationId,
        cohortId: enrolments.cohortId,
        opensOn: opensOn.as('held_opens_on'),
        isOpen: isOpen.as('held_is_open'),
      })
      .from(enrolments)
      .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
      .innerJoin(cohortCourses, eq(cohortCourses.cohortId, enrolments.cohortId))
      // Who was kept on another version than the cohort's at an upgrade.
      .leftJoin(
        enrolmentVersions,
        and(eq(enrolmentVersions.enrolmentId, enrolments.id), eq(enrolmentVersions.courseId, cohortCourses.courseId)),
      )
      .where(and(eq(enrolments.personId, viewer.id), inArray(enrolments.status, [...STUDYING])))
      .orderBy(cohortCourses.courseId, desc(isOpen), desc(enrolments.enrolledAt), desc(sql`${enrolments.id}::text`))
      .as('held')
  )
}

/** mayStudy as rows: the versions of `heldBy` whose course has opened. */
export function studiedBy(db: Db, viewer: { id: Given }, today: CalendarDay | Given) {
  const held = heldBy(db, viewer, today)
  return db
    .select({
      courseId: held.courseId,
      versionId: held.versionId,
      enrolmentId: held.enrolmentId,
      cohortId: held.cohortId,
    })
    .from(held)
    .where(sql`${held.isOpen}`)
    .as('studied')
}
