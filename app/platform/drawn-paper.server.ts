import { and, desc, eq, inArray, isNotNull, notInArray } from 'drizzle-orm'
import { asBankQuestion, drawnPaper, isFixed, type QuizSection } from '#app/rules/quiz-runs.ts'
import type { Question } from '#app/rules/questions.ts'
import type { Db } from '#db/handle.ts'
import { bankQuestions } from '#db/schema/bank.ts'
import { activities, questionVersions, slots } from '#db/schema/courses.ts'

/** One question of a paper that is being made. */
export type PaperSlot = { questionVersionId: string; key: string; number: number; maxMark: number; question: Question }

/** What a draw of a course may take: the latest version of each question, without those of practice, whose keys are known, and without those put away. */
export function drawableBank(db: Db, courseId: string) {
  const practised = db
    .select({ key: questionVersions.key })
    .from(slots)
    .innerJoin(activities, and(eq(activities.versionId, slots.versionId), eq(activities.key, slots.activityKey)))
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .where(and(eq(questionVersions.courseId, courseId), eq(activities.kind, 'lesson')))
  const archived = db
    .select({ key: bankQuestions.key })
    .from(bankQuestions)
    .where(and(eq(bankQuestions.courseId, courseId), isNotNull(bankQuestions.archivedAt)))
  return db
    .selectDistinctOn([questionVersions.key], {
      id: questionVersions.id,
      key: questionVersions.key,
      number: questionVersions.number,
      body: questionVersions.body,
    })
    .from(questionVersions)
    .where(
      and(eq(questionVersions.courseId, courseId), notInArray(questionVersions.key, practised), notInArray(questionVersions.key, archived)),
    )
    .orderBy(questionVersions.key, desc(questionVersions.number))
}

/** The versions that sections hold fixed; those of another course are left out. */
function fixedVersions(db: Db, courseId: string, sections: readonly QuizSection[]) {
  const ids = sections.flatMap((section) => (isFixed(section) ? section.questions.map(({ versionId }) => versionId) : []))
  if (ids.length === 0) return []
  return db
    .select({ id: questionVersions.id, key: questionVersions.key, number: questionVersions.number, body: questionVersions.body })
    .from(questionVersions)
    .where(and(eq(questionVersions.courseId, courseId), inArray(questionVersions.id, ids)))
}

/** The questions that sections ask for a seed, in the versions that they hold or that the bank has now. */
export async function drawnSlots(db: Db, courseId: string, sections: readonly QuizSection[], seed: number): Promise<PaperSlot[]> {
  const bank = sections.every(isFixed) ? [] : await drawableBank(db, courseId)
  const versions = [...bank, ...(await fixedVersions(db, courseId, sections))]
  const drawn = drawnPaper(
    seed,
    sections,
    bank.map(({ key, body }) => ({ ...asBankQuestion(body), key })),
  )
  return drawn.flatMap(({ key, mark, versionId }) => {
    const found = versions.find((one) => (versionId === null ? one.key === key : one.id === versionId))
    return found ? [{ questionVersionId: found.id, key, number: found.number, maxMark: mark, question: found.body }] : []
  })
}
