import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { remarkReplies, remarkTicks } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { planInView } from './plan.queries.server.ts'

/** What an author says to a remark: that it was dealt with, or not any more, or a sentence under the client's key `id`. */
export type RemarkAnswer =
  | { kind: 'tick'; planId: string; remarkId: string; isTicked: boolean }
  | { kind: 'reply'; planId: string; remarkId: string; id: string; body: string }

/** Records the author's tick or reply to a remark of the version that was sent back to them. Throws 404 for any other remark. */
export function answerRemark(db: Db, viewer: Viewer, answer: RemarkAnswer, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const plan = await planInView(tx, viewer, answer.planId, now)
    const isShown = plan.latest?.release?.shown.remarks.some(({ id }) => id === answer.remarkId) ?? false
    if (!isShown || !plan.mayWrite) throw new Response(null, { status: 404 })
    if (answer.kind === 'reply') {
      const { remarkId, body } = answer
      // A page whose answer was lost sends its key again, and perhaps another text: that is a reply of its own.
      const id = eventId(answer.id, body)
      await tx.insert(remarkReplies).values({ id, remarkId, body, authorId: viewer.id, createdAt: now }).onConflictDoNothing()
    } else if (answer.isTicked) {
      await tx.insert(remarkTicks).values({ remarkId: answer.remarkId, tickedBy: viewer.id, tickedAt: now }).onConflictDoNothing()
    } else {
      await tx.delete(remarkTicks).where(eq(remarkTicks.remarkId, answer.remarkId))
    }
  })
}
