import { and, asc, eq, isNotNull, isNull, notExists, sql } from 'drizzle-orm'
import { quizzesSteeredBy } from '#app/access/quiz-runs.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { daysBetween } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments } from '#db/schema/cohorts.ts'
import { activities, courseVersions, questionVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { attempts, attemptSlots, slotScores } from '#db/schema/quizzes.ts'

/** Names that stand beside a number at most. */
const MOST_NAMES = 3

/** The answers in sentences that wait for a mark in the quizzes that somebody steers, the longest wait first. One query. */
export function answersWaiting(db: Db, viewer: Viewer) {
  const marked = db
    .select({ one: sql`1` })
    .from(slotScores)
    .where(and(eq(slotScores.attemptId, attemptSlots.attemptId), eq(slotScores.position, attemptSlots.position)))
  return db
    .select({
      attemptId: attempts.id,
      position: attemptSlots.position,
      name: people.name,
      cohort: cohorts.name,
      quizTitle: activities.title,
      courseTitle: courseVersions.short,
      stem: sql<{ fr: string; en?: string; ar?: string }>`${questionVersions.body} -> 'stem'`,
      submittedAt: sql<Date>`${attempts.submittedAt}`.mapWith(attempts.submittedAt),
    })
    .from(attempts)
    .innerJoin(people, eq(people.id, attempts.personId))
    .innerJoin(enrolments, eq(enrolments.id, attempts.enrolmentId))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, attempts.versionId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, cohorts.id), eq(cohortCourses.courseId, courseVersions.courseId)))
    .innerJoin(activities, and(eq(activities.versionId, attempts.versionId), eq(activities.key, attempts.quizKey)))
    .innerJoin(attemptSlots, eq(attemptSlots.attemptId, attempts.id))
    .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
    .where(
      and(
        quizzesSteeredBy(viewer),
        isNotNull(attempts.submittedAt),
        isNull(attempts.gradedAt),
        eq(attempts.isAbandoned, false),
        eq(people.isStandIn, false),
        sql`${questionVersions.body} ->> 'kind' = 'written'`,
        notExists(marked),
      ),
    )
    .orderBy(asc(attempts.submittedAt), asc(attempts.id), asc(attemptSlots.position))
}

/** What waits in quizzes for a trainer: answers in sentences without a mark. One query. */
export async function waitingInQuizzes(db: Db, viewer: Viewer, now: Date) {
  const lines = await answersWaiting(db, viewer)
  const [oldest] = lines
  return [
    {
      ...{ item: 'answers-waiting' as const, role: 'trainer' as const, count: lines.length, to: '/correction/reponses' },
      days: oldest ? daysBetween(moroccoDay(oldest.submittedAt), moroccoDay(now)) : null,
      who: lines
        .slice(0, MOST_NAMES)
        .map(({ name, attemptId, position }) => ({ name, to: `/correction/reponses/${attemptId}/${position}` })),
    },
  ]
}
