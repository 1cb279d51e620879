import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments, enrolmentVersions, extensions } from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { attempts } from '#db/schema/quizzes.ts'
import { progressSeenBy } from '#app/access/enrolments.scope.server.ts'
import { accessGivenBy } from '#app/access/invitations.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** One person in one cohort, if the viewer may see their progress. */
export async function enrolledPerson(db: Db, viewer: Viewer, cohortId: string, enrolmentId: string) {
  const [found] = await db
    .select({
      enrolmentId: enrolments.id,
      personId: people.id,
      name: people.name,
      phone: people.phone,
      organisation: organisations.name,
      cohort: cohorts.name,
      mayGetAccess: sql<boolean>`${accessGivenBy(db, viewer)} and ${people.archivedAt} is null`,
    })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.cohortId, cohortId), progressSeenBy(viewer)))
  return found
}

/** The days that were moved for a person or an organisation of theirs, with whom they were moved for, why and by whom. One query. */
export function movesFor(db: Db, enrolmentId: string) {
  return db
    .select({
      ...{ id: extensions.id, itemKey: extensions.itemKey, day: extensions.localDay, reason: extensions.reason, by: people.name },
      organisation: organisations.name,
    })
    .from(enrolments)
    .innerJoin(extensions, eq(extensions.cohortId, enrolments.cohortId))
    .leftJoin(organisations, eq(organisations.id, extensions.organisationId))
    .leftJoin(people, eq(people.id, extensions.grantedBy))
    .where(
      and(
        eq(enrolments.id, enrolmentId),
        sql`(${extensions.personId} = ${enrolments.personId} or ${extensions.organisationId} in (
          select m.organisation_id from memberships m where m.person_id = ${enrolments.personId} and m.to_day is null))`,
      ),
    )
    .orderBy(asc(extensions.localDay), asc(extensions.id))
}

/** The evidence behind the board's cells: every activity of the cohort's courses with what the person did, in order. */
export function evidenceOf(db: Db, enrolment: { enrolmentId: string; personId: string }) {
  return db
    .select({
      courseId: cohortCourses.courseId,
      course: courseVersions.short,
      module: modules.title,
      moduleKey: activities.moduleKey,
      key: activities.key,
      kind: activities.kind,
      title: activities.title,
      openedAt: itemProgress.openedAt,
      completedAt: itemProgress.completedAt,
      passedAt: itemProgress.passedAt,
      bestScore: itemProgress.bestScore,
      failures: itemProgress.failures,
      /** The last sheet of paper that was typed in for a quiz: when, and by whom where they are still here. */
      onPaper: sql<{
        at: number
        by: string | null
      } | null>`(select json_build_object('at', extract(epoch from sheet.submitted_at) * 1000, 'by', author.name)
        from ${attempts} as sheet left join ${people} as author on author.id = sheet.entered_by
        where sheet.person_id = ${enrolment.personId} and sheet.quiz_key = ${activities.key} and sheet.source = 'paper' order by sheet.n desc limit 1)`,
    })
    .from(enrolments)
    .innerJoin(cohortCourses, eq(cohortCourses.cohortId, enrolments.cohortId))
    .leftJoin(
      enrolmentVersions,
      and(eq(enrolmentVersions.enrolmentId, enrolments.id), eq(enrolmentVersions.courseId, cohortCourses.courseId)),
    )
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .innerJoin(activities, sql`${activities.versionId} = coalesce(${enrolmentVersions.versionId}, ${cohortCourses.versionId})`)
    .leftJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .leftJoin(itemProgress, and(eq(itemProgress.itemKey, activities.key), eq(itemProgress.personId, enrolment.personId)))
    .where(eq(enrolments.id, enrolment.enrolmentId))
    .orderBy(asc(cohortCourses.position), asc(activities.position))
}
