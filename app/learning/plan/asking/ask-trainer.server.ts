import { eq } from 'drizzle-orm'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { partQuestions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { askAbout, type AskRefusal } from '#app/rules/part-questions.ts'
import { partOf, planInView } from '../plan.queries.server.ts'
import { questionsOf } from './questions.queries.server.ts'

type Asking = { id: string; planId: string; partId: string; question: string }
type Asked = { ok: true } | { ok: false; because: AskRefusal }

/** Asks the trainers about a part as it is saved now; the same key asks once, and with another text it finds that a question waits. Throws 404 for a plan or a part that is not the viewer's. */
export async function askTrainer(db: Db, viewer: Viewer, { id, planId, partId, question }: Asking, now: Date): Promise<Asked> {
  const ask = () =>
    db.transaction(async (tx): Promise<Asked> => {
      const plan = await planInView(tx, viewer, planId, now)
      const part = partOf(plan, partId)
      const asked = await questionsOf(tx, planId, partId)
      if (asked.some((one) => one.id === id && one.question === question.trim())) return { ok: true }
      const waits = asked.some(({ answeredAt }) => answeredAt === null)
      const may = askAbout({ isOpen: plan.mayWrite, versions: part.facts.versions, isEmpty: part.facts.isEmpty, question, waits })
      if (!may.ok) return may
      const revisionId = part.newest?.id ?? null
      await tx.insert(partQuestions).values({ id, planId, partId, revisionId, question: question.trim(), askedBy: viewer.id, askedAt: now })
      return { ok: true }
    })
  try {
    return await ask()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Another page asked at the same moment: with this key it is the same question, with another one it waits already.
    const [same] = await db
      .select({ planId: partQuestions.planId, question: partQuestions.question })
      .from(partQuestions)
      .where(eq(partQuestions.id, id))
    return same?.planId === planId && same.question === question.trim() ? { ok: true } : { ok: false, because: 'waiting' }
  }
}
