import { eq } from 'drizzle-orm'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { drawnFor } from '#app/rules/calculated.ts'
import { frozenOrder } from '#app/questions/shown-question.ts'
import type { Answer, Question } from '#app/rules/questions.ts'
import type { Db } from '#db/handle.ts'
import { cohortCourses, enrolments } from '#db/schema/cohorts.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { answerSteps, attempts, attemptSlots } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'

/** A question without what every question has. */
export type TestQuestion = Question extends infer One
  ? One extends Question
    ? Omit<One, 'id' | 'objectives' | 'explanation'> & { mark?: number }
    : never
  : never

export const TEST_QUIZ = { cohortId: idOf('cohort:sale'), quizKey: 'c10-m1-quiz', courseId: 'c10' }

const after = (seconds: number) => new Date(TEST_NOW.getTime() - 3_600_000 + seconds * 1000)

/** The version of the n-th question of a test. */
export const testVersion = (n: number) => idOf(`test question ${n}`)
/** The n-th person of a test. */
export const testPerson = (n: number) => idOf(`test person ${n}`)

async function questionsFor(db: Db, asked: readonly TestQuestion[]) {
  const versions = asked.map(({ mark, ...question }, index) => {
    const id = `test-q${index + 1}`
    const body = { id, objectives: ['o1'], explanation: { fr: `Parce que ${index + 1}.` }, ...question } as Question
    return { id: testVersion(index), key: id, number: 1, hash: JSON.stringify(body), courseId: TEST_QUIZ.courseId, body, mark: mark ?? 1 }
  })
  await db
    .insert(questionVersions)
    .values(versions.map(({ mark: _mark, ...version }) => version))
    .onConflictDoNothing()
  return versions
}

async function personFor(db: Db, n: number): Promise<string> {
  const personId = testPerson(n)
  await db
    .insert(people)
    .values({ id: personId, name: `Personne ${n}`, language: 'fr' })
    .onConflictDoNothing()
  await db
    .insert(enrolments)
    .values({ id: idOf(`test enrolment ${n}`), cohortId: TEST_QUIZ.cohortId, personId, status: 'active' })
    .onConflictDoNothing()
  return personId
}

/**
 * Attempts of new people of Salé at the first quiz of course 10 with a paper of these questions: a line of answers for each person (undefined is
 * none), `seconds` apart, handed in and marked. The attempts of the demonstration at this quiz go, unless `keeps`. Answers the attempts' ids.
 */
export async function paperWith(
  db: Db,
  asked: readonly TestQuestion[],
  lines: ReadonlyArray<ReadonlyArray<Answer | undefined>>,
  seconds: (person: number) => number = () => 60,
  { keeps = false, isOpen = false } = {},
): Promise<string[]> {
  if (!keeps) await db.delete(attempts).where(eq(attempts.quizKey, TEST_QUIZ.quizKey))
  const versions = await questionsFor(db, asked)
  const [course] = await db
    .select({ versionId: cohortCourses.versionId })
    .from(cohortCourses)
    .where(eq(cohortCourses.cohortId, TEST_QUIZ.cohortId))
  if (!course) throw new Error('The cohort has no course')
  const ids: string[] = []
  for (const [n, line] of lines.entries()) {
    const personId = await personFor(db, n)
    const [attempt] = await db
      .insert(attempts)
      .values({
        ...{ personId, enrolmentId: idOf(`test enrolment ${n}`), versionId: course.versionId, quizKey: TEST_QUIZ.quizKey },
        ...{ n: 1, seed: n, startedAt: after(0) },
      })
      .returning({ id: attempts.id })
    if (!attempt) throw new Error('The attempt was not made')
    const attemptId = attempt.id
    ids.push(attemptId)
    await db.insert(attemptSlots).values(
      versions.map(({ id, body, mark }, index) => ({
        ...{
          attemptId,
          position: index + 1,
          questionVersionId: id,
          optionOrder: frozenOrder(body, n),
          maxMark: mark,
          drawn: drawnFor(body, n),
        },
      })),
    )
    const steps = line.flatMap((answer, index) =>
      answer ? [{ attemptId, position: index + 1, sequence: 1, answer, at: after(seconds(n) * (index + 1)) }] : [],
    )
    if (steps.length > 0) await db.insert(answerSteps).values(steps)
    if (isOpen) continue
    await db
      .update(attempts)
      .set({ submittedAt: after(keeps ? 2_900 : 3_000) })
      .where(eq(attempts.id, attemptId))
    await gradeAttempt(db, { id: personId }, attemptId, after(3_000))
  }
  return ids
}
