import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import { remarks } from '#db/schema/grading.ts'
import { submissionParts } from '#db/schema/plans.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import { take, type TakeRefusal } from '#app/rules/grading.ts'
import { strike } from '#app/rules/struck-names.ts'
import { hidingPatternOf } from './anonymous.queries.server.ts'
import { holdLease } from './hold-lease.server.ts'
import { lockWork } from './lock-work.server.ts'

export const LONGEST_REMARK = 4000

/** A remark on a passage, a part (no quote) or the whole plan (no part); `id` is the client's key: the same one changes the words. */
export type RemarkToSave = {
  id: string
  submissionId: string
  partId: string | null
  quote: string | null
  /** Where the quote begins in the text of the part as it was handed in. */
  quoteStart: number | null
  criterionId: string | null
  body: string
  /** A recording that says it, with or without words beside it. */
  voiceId?: string
}

export type RemarkRefusal = TakeRefusal | 'empty' | 'too-long' | 'passage-not-found'
export type SavedRemark = { ok: true } | { ok: false; because: RemarkRefusal; by: string | null; since: Date | null }

/** The place of a quotation in the frozen text: where it was said to be, else its only place. */
function placeOf(text: string, quote: string, start: number | null): number | null {
  if (start !== null && text.startsWith(quote, start)) return start
  const first = text.indexOf(quote)
  return first >= 0 && text.indexOf(quote, first + 1) === -1 ? first : null
}

async function anchored(db: Db, remark: RemarkToSave, rubric: Rubric, hide: RegExp | null) {
  const criterionId = rubric.criteria.some(({ id }) => id === remark.criterionId) ? remark.criterionId : null
  if (remark.partId === null) return { partId: null, criterionId, quote: null, quoteStart: null, quoteEnd: null }
  const [part] = await db
    .select({ text: submissionParts.text })
    .from(submissionParts)
    .where(and(eq(submissionParts.submissionId, remark.submissionId), eq(submissionParts.partId, remark.partId)))
  if (!part) throw new Response(null, { status: 404 })
  if (!remark.quote) return { partId: remark.partId, criterionId, quote: null, quoteStart: null, quoteEnd: null }
  // A marker who does not see who wrote quotes the text as it is shown; its places are the same.
  const quoteStart = placeOf(hide ? strike(part.text, hide) : part.text, remark.quote, remark.quoteStart)
  if (quoteStart === null) return null
  const quoteEnd = quoteStart + remark.quote.length
  return { partId: remark.partId, criterionId, quote: part.text.slice(quoteStart, quoteEnd), quoteStart, quoteEnd }
}

/** Writes a remark, or changes the words of one that is there already; its place in the text never moves. Refused without words, or on words that the text does not hold. */
export function saveRemark(db: Db, viewer: Viewer, remark: RemarkToSave, now: Date): Promise<SavedRemark> {
  const body = remark.body.trim()
  const nobody = { by: null, since: null }
  return db.transaction(async (tx): Promise<SavedRemark> => {
    const { row, work, rubric } = await lockWork(tx, remark.submissionId, submissionsMarkedBy(viewer))
    const { submissionId: of, voiceId } = remarks
    const [known] = await tx.select({ submissionId: of, voiceId }).from(remarks).where(eq(remarks.id, remark.id))
    if (known && known.submissionId !== remark.submissionId) throw new Response(null, { status: 404 })
    if (body === '' && !remark.voiceId && !known?.voiceId) return { ok: false, because: 'empty', ...nobody }
    if (body.length > LONGEST_REMARK) return { ok: false, because: 'too-long', ...nobody }
    const taken = take(work, { now, by: viewer.id })
    if (!taken.ok) return { ...taken, by: row.leaseName, since: row.leaseTakenAt }
    await holdLease(tx, remark.submissionId, taken.lease)
    if (known) {
      await tx.update(remarks).set({ body, removedAt: null }).where(eq(remarks.id, remark.id))
      if (known.voiceId) await tx.update(files).set({ removedAt: null }).where(eq(files.id, known.voiceId))
      return { ok: true }
    }
    const place = await anchored(tx, remark, rubric, row.isAnonymous ? await hidingPatternOf(tx, row.ownerId) : null)
    if (!place) return { ok: false, because: 'passage-not-found', ...nobody }
    const { id, submissionId, voiceId: recorded } = remark
    const values = { id, submissionId, authorId: viewer.id, ...place, body, createdAt: now }
    await tx.insert(remarks).values({ ...values, voiceId: recorded ?? null })
    return { ok: true }
  })
}
