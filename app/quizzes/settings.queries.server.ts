import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { bankQuizVersions, bankQuizzes } from '#db/schema/bank.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { quizExceptions } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from './quizzes.queries.server.ts'

type Place = { cohortId: string; quizKey: string }

/** The exceptions of a quiz with whom they concern, the latest first. One query. */
export function exceptionsAt(db: Db, { cohortId, quizKey }: Place) {
  return db
    .select({
      id: quizExceptions.id,
      person: people.name,
      organisation: organisations.name,
      extraMinutes: quizExceptions.extraMinutes,
      extraAttempts: quizExceptions.extraAttempts,
      closesAt: quizExceptions.closesAt,
      reason: quizExceptions.reason,
      createdAt: quizExceptions.createdAt,
    })
    .from(quizExceptions)
    .leftJoin(people, eq(people.id, quizExceptions.personId))
    .leftJoin(organisations, eq(organisations.id, quizExceptions.organisationId))
    .where(and(eq(quizExceptions.cohortId, cohortId), eq(quizExceptions.quizKey, quizKey)))
    .orderBy(desc(quizExceptions.createdAt))
}

/** Whom an exception may concern: the people of the cohort and their organisations. One query. */
export async function subjectsOf(db: Db, cohortId: string) {
  const found = await db
    .select({ personId: people.id, name: people.name, organisationId: organisations.id, organisation: organisations.name })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.status, ['invited', 'active', 'paused', 'completed'])))
    .orderBy(asc(people.name))
  const named = new Map(found.flatMap((one) => (one.organisationId ? [[one.organisationId, one.organisation ?? '']] : [])))
  return {
    people: found.map(({ personId, name }) => ({ id: personId, name })),
    organisations: [...named].map(([id, name]) => ({ id, name })),
  }
}

/** The quizzes of a course's bank that a cohort may be given: each in its latest version unless it is put away, and the one that it has. One query. */
export function givenQuizzes(
  db: Db,
  { courseId, run }: Pick<SteeredQuiz, 'courseId'> & { run: { bankQuizVersionId: string | null } | null },
) {
  const latest = sql`${bankQuizVersions.number} = (select max(others.number) from ${bankQuizVersions} as others where others.quiz_id = ${bankQuizzes.id})`
  const has = run?.bankQuizVersionId ? eq(bankQuizVersions.id, run.bankQuizVersionId) : undefined
  return db
    .select({ versionId: bankQuizVersions.id, title: bankQuizzes.title, number: bankQuizVersions.number })
    .from(bankQuizzes)
    .innerJoin(bankQuizVersions, eq(bankQuizVersions.quizId, bankQuizzes.id))
    .where(and(eq(bankQuizzes.courseId, courseId), or(and(latest, isNull(bankQuizzes.archivedAt)), has)))
    .orderBy(asc(bankQuizzes.title), asc(bankQuizVersions.number))
}
