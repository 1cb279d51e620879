import { createHash, randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { checkedQuestion, type QuestionProblem } from '#app/rules/bank.ts'
import type { Question } from '#app/rules/questions.ts'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { bankChanges, bankQuestions } from '#db/schema/bank.ts'
import { activities, courseVersions, questionVersions } from '#db/schema/courses.ts'
import { objectivesOf } from './bank.queries.server.ts'

export type SaveOutcome = { ok: true; key: string } | { ok: false; because: QuestionProblem | 'changed-meanwhile' }

/** What the bank says of a question beside the question itself. */
export type Beside = { name: string; category: string[] }

const hashOf = (question: Question) => createHash('sha256').update(JSON.stringify(question)).digest('hex')

/** Where a question is kept: a new one of a course, or the next version of one, with the version that was on the page. */
type Place = { courseId: string; key: string | null; number: number }

/** A question with the objectives and the lesson that its course has: a form says others only if somebody made it do so. */
async function withinCourse(db: Db, courseId: string, made: Question): Promise<Question> {
  const known = (await objectivesOf(db, courseId)) ?? []
  const { lesson, ...question } = made
  const objectives = made.objectives.filter((objective) => known.includes(objective))
  const [found] =
    lesson === undefined
      ? []
      : await db
          .select({ key: activities.key })
          .from(activities)
          .innerJoin(courseVersions, eq(courseVersions.id, activities.versionId))
          .where(and(eq(activities.key, lesson), eq(activities.kind, 'lesson'), eq(courseVersions.courseId, courseId)))
          .limit(1)
  return { ...question, objectives, ...(found ? { lesson: found.key } : {}) }
}

/**
 * Keeps a question as a new version: what attempts, quizzes and lessons hold stays as it was. Saving the same again makes no version. Who saves second
 * is told, and nothing is kept.
 */
export async function saveQuestion(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { courseId, key, number }: Place,
  made: Question,
  beside: Beside,
  now: Date,
): Promise<SaveOutcome> {
  const own = key ?? `${courseId}-n${randomBytes(6).toString('hex')}`
  const checked = checkedQuestion({ ...(await withinCourse(db, courseId, made)), id: own })
  if (!checked.ok) return checked
  const { question } = checked
  try {
    return await db.transaction(async (tx): Promise<SaveOutcome> => {
      const versions = await tx
        .select({ number: questionVersions.number, hash: questionVersions.hash, question: questionVersions.body })
        .from(questionVersions)
        .where(eq(questionVersions.key, own))
        .orderBy(desc(questionVersions.number))
        .for('update')
      const [latest] = versions
      if ((latest?.number ?? 0) !== number) return { ok: false, because: 'changed-meanwhile' }
      await tx
        .insert(bankQuestions)
        .values({ key: own, courseId, ...beside })
        .onConflictDoUpdate({ target: bankQuestions.key, set: beside })
      if (latest && isDeepStrictEqual(latest.question, question)) return { ok: true, key: own }
      const next = number + 1
      // A version that says what an earlier one said is one of its own: nothing between them goes.
      const hash = versions.some((one) => one.hash === hashOf(question)) ? `${hashOf(question)}-${next}` : hashOf(question)
      await tx.insert(questionVersions).values({ key: own, number: next, hash, courseId, body: question, createdAt: now })
      const act = number === 0 ? 'made' : 'edited'
      await tx.insert(bankChanges).values({ key: own, act, number: next, madeBy: viewer.id, createdAt: now })
      const subject = { kind: 'question', id: own }
      await recordAudit(
        tx,
        { actorId: viewer.id, action: number === 0 ? 'question-made' : 'question-edited', subject, detail: { number: next } },
        now,
      )
      return { ok: true, key: own }
    })
  } catch (error) {
    // Another save made the same number between the look and the write.
    if (!isUniqueViolation(error)) throw error
    return { ok: false, because: 'changed-meanwhile' }
  }
}
