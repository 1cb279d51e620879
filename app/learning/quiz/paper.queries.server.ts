import { and, asc, desc, eq, inArray, isNotNull, notInArray } from 'drizzle-orm'
import { asBankQuestion, drawnPaper, isFixed, type QuizSection } from '#app/rules/quiz-runs.ts'
import type { Question } from '#app/rules/questions.ts'
import type { Db } from '#db/handle.ts'
import { bankQuestions } from '#db/schema/bank.ts'
import { activities, questionVersions, slots } from '#db/schema/courses.ts'
import { questionCorrections } from '#db/schema/quizzes.ts'

type PaperSlot = { questionVersionId: string; key: string; number: number; maxMark: number; question: Question }
type QuizPlace = { courseId: string; versionId: string; cohortId: string; quizKey: string }

/** The questions of a new paper: the quiz's own, or the draws of its sections; each in the version that a correction in this cohort made of it. */
export async function paperFor(db: Db, place: QuizPlace, sections: readonly QuizSection[] | null, seed: number): Promise<PaperSlot[]> {
  const paper = sections ? await drawnSlots(db, place.courseId, sections, seed) : await ownSlots(db, place)
  const corrected = await correctedVersions(db, place)
  return paper.map((slot) => {
    const version = corrected.find(({ key, number }) => key === slot.key && number > slot.number)
    return version ? { ...slot, questionVersionId: version.id, question: version.body } : slot
  })
}

function ownSlots(db: Db, { versionId, quizKey }: QuizPlace): Promise<PaperSlot[]> {
  return db
    .select({
      questionVersionId: slots.questionVersionId,
      key: questionVersions.key,
      number: questionVersions.number,
      maxMark: slots.maxMark,
      question: questionVersions.body,
    })
    .from(slots)
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .where(and(eq(slots.versionId, versionId), eq(slots.activityKey, quizKey)))
    .orderBy(asc(slots.position))
}

/** What a draw of a course may take: the latest version of each question, without those of practice, whose keys are known, and without those put away. */
function bankOf(db: Db, courseId: string) {
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

async function drawnSlots(db: Db, courseId: string, sections: readonly QuizSection[], seed: number): Promise<PaperSlot[]> {
  const bank = sections.every(isFixed) ? [] : await bankOf(db, courseId)
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

function correctedVersions(db: Db, { cohortId, quizKey }: QuizPlace) {
  return db
    .selectDistinctOn([questionVersions.key], {
      id: questionVersions.id,
      key: questionVersions.key,
      number: questionVersions.number,
      body: questionVersions.body,
    })
    .from(questionCorrections)
    .innerJoin(questionVersions, eq(questionVersions.id, questionCorrections.correctedVersionId))
    .where(and(eq(questionCorrections.cohortId, cohortId), eq(questionCorrections.quizKey, quizKey)))
    .orderBy(questionVersions.key, desc(questionCorrections.decidedAt))
}
