import { and, asc, desc, eq } from 'drizzle-orm'
import type { QuizSection } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { questionVersions, slots } from '#db/schema/courses.ts'
import { questionCorrections } from '#db/schema/quizzes.ts'
import { drawnSlots, type PaperSlot } from './drawn-paper.server.ts'

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
