import { and, desc, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { editedSections, type EditRefusal, type QuizEdit } from '#app/rules/quiz-making.ts'
import { isFixed, type QuizSection } from '#app/rules/quiz-runs.ts'
import type { Db } from '#db/handle.ts'
import { bankQuizVersions } from '#db/schema/bank.ts'
import { latestVersions } from '../question.queries.server.ts'
import type { Step } from './making.forms.ts'
import type { MadeQuiz } from './quizzes.queries.server.ts'

type Outcome = { ok: true } | { ok: false; because: EditRefusal | 'changed-meanwhile' | 'no-question' }

/** The step with the versions that it means: those that the bank has now, of this course alone. */
async function meant(db: Db, courseId: string, sections: readonly QuizSection[], step: Step): Promise<QuizEdit | undefined> {
  if (step.act === 'add-draw') {
    const { act, ...draw } = step
    return { act, draw }
  }
  if (step.act === 'shuffle') return { act: step.act, section: step.section, isShuffled: step.shuffled === 'yes' }
  if (step.act === 'add-question') {
    const [latest] = await latestVersions(db, courseId, [step.key])
    return latest && { act: step.act, section: step.section, question: { key: step.key, versionId: latest.versionId, mark: step.mark } }
  }
  if (step.act === 'renew') {
    const keys = sections.flatMap((section) => (isFixed(section) ? section.questions.map(({ key }) => key) : []))
    const latest = await latestVersions(db, courseId, keys)
    return { act: step.act, versions: new Map(latest.map(({ key, versionId }) => [key, versionId])) }
  }
  return step
}

/**
 * Takes one step in making a quiz. A version that a cohort was given stays as it is: the step makes the next one. `seen` is what the page showed; who
 * comes second is told.
 */
export function editQuiz(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { id, courseId }: Pick<MadeQuiz, 'id' | 'courseId'>,
  seen: { number: number; revision: number },
  step: Step,
  now: Date,
): Promise<Outcome> {
  return db.transaction(async (tx): Promise<Outcome> => {
    const [latest] = await tx
      .select()
      .from(bankQuizVersions)
      .where(eq(bankQuizVersions.quizId, id))
      .orderBy(desc(bankQuizVersions.number))
      .limit(1)
      .for('update')
    if (!latest || latest.number !== seen.number || latest.revision !== seen.revision) return { ok: false, because: 'changed-meanwhile' }
    const edit = await meant(tx, courseId, latest.sections, step)
    if (!edit) return { ok: false, because: 'no-question' }
    const edited = editedSections(latest.sections, edit)
    if (!edited.ok) return edited
    const { sections } = edited
    if (latest.usedAt === null) {
      await tx
        .update(bankQuizVersions)
        .set({ sections, revision: latest.revision + 1 })
        .where(and(eq(bankQuizVersions.id, latest.id)))
      return { ok: true }
    }
    const made = await tx
      .insert(bankQuizVersions)
      .values({ quizId: id, number: latest.number + 1, sections, madeBy: viewer.id, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: bankQuizVersions.id })
    return made.length === 0 ? { ok: false, because: 'changed-meanwhile' } : { ok: true }
  })
}
