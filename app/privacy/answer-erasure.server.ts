import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { erasureRequests } from '#db/schema/privacy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { LONGEST_REASON, requestState, type ErasureRefusal } from '#app/rules/erasure.ts'
import { erasePerson } from './erase-person.server.ts'

export type ErasureAnswer = { act: 'erase' } | { act: 'refuse'; reason: string }

/** An administrator's answer to a wish to be erased: done, or refused with a reason. Nobody answers their own, or before its days are over. */
export function answerErasure(
  db: Db,
  viewer: Viewer,
  requestId: string,
  answer: ErasureAnswer,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: ErasureRefusal }> {
  return db.transaction(async (tx) => {
    const [request] = await tx.select().from(erasureRequests).where(eq(erasureRequests.id, requestId)).for('update')
    if (!request) throw new Response(null, { status: 404 })
    const state = requestState(request, now)
    if (state === 'cancelled' || state === 'refused' || state === 'done' || request.personId === null)
      return { ok: false, because: 'answered' }
    if (request.personId === viewer.id) return { ok: false, because: 'own-account' }
    if (state === 'cancellable') return { ok: false, because: 'still-cancellable' }
    if (answer.act === 'refuse') {
      const reason = answer.reason.trim()
      if (reason === '' || reason.length > LONGEST_REASON) return { ok: false, because: 'reason-missing' }
      await tx.update(erasureRequests).set({ refusedAt: now, reason, answeredBy: viewer.id }).where(eq(erasureRequests.id, requestId))
      await recordAudit(tx, { actorId: viewer.id, action: 'erasure-refused', subject: { kind: 'person', id: request.personId } }, now)
      return { ok: true }
    }
    const outcome = await erasePerson(tx, request.personId, { cause: 'asked', by: viewer.id }, now)
    if (!outcome.ok) return outcome
    await tx.update(erasureRequests).set({ doneAt: now, answeredBy: viewer.id }).where(eq(erasureRequests.id, requestId))
    return { ok: true }
  })
}
