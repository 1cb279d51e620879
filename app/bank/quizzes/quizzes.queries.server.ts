import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { bankKeptBy } from '#app/access/bank.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { isFixed, type QuizSection } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizVersions, bankQuizzes } from '#db/schema/bank.ts'
import { questionVersions } from '#db/schema/courses.ts'

const columns = {
  id: bankQuizzes.id,
  title: bankQuizzes.title,
  courseId: bankQuizzes.courseId,
  versionId: bankQuizVersions.id,
  number: bankQuizVersions.number,
  revision: bankQuizVersions.revision,
  sections: bankQuizVersions.sections,
  usedAt: bankQuizVersions.usedAt,
  archivedAt: bankQuizzes.archivedAt,
}

/** The quizzes of the banks that the viewer keeps, each in its latest version. One query. */
export function madeQuizzes(db: Db, viewer: Viewer) {
  return db
    .selectDistinctOn([bankQuizzes.title, bankQuizzes.id], columns)
    .from(bankQuizzes)
    .innerJoin(bankQuizVersions, eq(bankQuizVersions.quizId, bankQuizzes.id))
    .where(bankKeptBy(db, viewer, bankQuizzes.courseId))
    .orderBy(asc(bankQuizzes.title), asc(bankQuizzes.id), desc(bankQuizVersions.number))
}

/** One of these quizzes; undefined where it is not theirs. One query. */
export async function madeQuiz(db: Db, viewer: Viewer, id: string) {
  const [quiz] = await db
    .select(columns)
    .from(bankQuizzes)
    .innerJoin(bankQuizVersions, eq(bankQuizVersions.quizId, bankQuizzes.id))
    .where(and(eq(bankQuizzes.id, id), bankKeptBy(db, viewer, bankQuizzes.courseId)))
    .orderBy(desc(bankQuizVersions.number))
    .limit(1)
  return quiz
}

export type MadeQuiz = NonNullable<Awaited<ReturnType<typeof madeQuiz>>>

/** The questions that sections hold fixed, in the versions that they hold. One query. */
export async function heldQuestions(db: Db, sections: readonly QuizSection[]) {
  const ids = sections.flatMap((section) => (isFixed(section) ? section.questions.map(({ versionId }) => versionId) : []))
  if (ids.length === 0) return []
  return db
    .select({ versionId: questionVersions.id, key: questionVersions.key, number: questionVersions.number, question: questionVersions.body })
    .from(questionVersions)
    .where(inArray(questionVersions.id, ids))
}
