import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { files, submissionFiles } from '#db/schema/files.ts'
import { remarkReplies, remarkTicks } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { submissionParts } from '#db/schema/plans.ts'
import type { PartContent } from '#app/rules/plan-parts.ts'
import type { ReleasedFeedback } from '#app/rules/released-feedback.ts'
import type { Verdict } from '#app/rules/work-states.ts'
import type { PlanInView, TickedRemark } from './plan.queries.server.ts'

export type AnsweredRemark = TickedRemark & { replies: Array<{ id: string; body: string; author: string | null; at: Date }> }

/** The released feedback on one hand-in, with what its author answered. */
export type Feedback = {
  releaseId: string
  n: number
  verdict: Verdict
  releasedAt: Date
  shown: ReleasedFeedback
  remarks: AnsweredRemark[]
}

/** The released feedback on a hand-in of a plan in view, the last released one unless `n` is given; null where nothing is released. */
export async function feedbackInView(db: Db, plan: Pick<PlanInView, 'handedIn'>, n?: number): Promise<Feedback | null> {
  const sent = plan.handedIn.findLast((one) => one.release !== null && (n === undefined || one.n === n))
  if (!sent?.release) return null
  const { id, verdict, releasedAt, shown } = sent.release
  const ids = shown.remarks.map((remark) => remark.id)
  const [ticks, replies] = ids.length === 0 ? [[], []] : await Promise.all([ticksOf(db, ids), repliesOf(db, ids)])
  const remarks = shown.remarks.map((remark) => ({
    ...remark,
    isTicked: ticks.some(({ remarkId }) => remarkId === remark.id),
    replies: replies.filter(({ remarkId }) => remarkId === remark.id).map(({ remarkId: _, ...reply }) => reply),
  }))
  return { releaseId: id, n: sent.n, verdict, releasedAt, shown, remarks }
}

function ticksOf(db: Db, ids: string[]) {
  return db.select({ remarkId: remarkTicks.remarkId }).from(remarkTicks).where(inArray(remarkTicks.remarkId, ids))
}

function repliesOf(db: Db, ids: string[]) {
  return db
    .select({
      id: remarkReplies.id,
      remarkId: remarkReplies.remarkId,
      body: remarkReplies.body,
      author: people.name,
      at: remarkReplies.createdAt,
    })
    .from(remarkReplies)
    .leftJoin(people, eq(people.id, remarkReplies.authorId))
    .where(inArray(remarkReplies.remarkId, ids))
    .orderBy(asc(remarkReplies.createdAt))
}

/** The parts of one hand-in as they were sent with their files, by their ids. */
export async function handedInParts(db: Db, submissionId: string): Promise<ReadonlyMap<string, PartContent>> {
  const { id, partId, kind, name, bytes, transcript, hasPreview } = files
  const [found, held] = await Promise.all([
    db
      .select({ partId: submissionParts.partId, text: submissionParts.text, tables: submissionParts.tables })
      .from(submissionParts)
      .where(eq(submissionParts.submissionId, submissionId)),
    db
      .select({ id, partId, kind, name, bytes, transcript, hasPreview })
      .from(submissionFiles)
      .innerJoin(files, eq(id, submissionFiles.fileId))
      .where(eq(submissionFiles.submissionId, submissionId))
      .orderBy(asc(files.addedAt), asc(id)),
  ])
  return new Map(found.map(({ partId: part, ...content }) => [part, { ...content, files: held.filter((file) => file.partId === part) }]))
}

/** One hand-in of a plan in view with its parts and what was released on it. Throws 404 for a number that was never sent. */
export async function versionInView(db: Db, plan: PlanInView, n: number) {
  const sent = plan.handedIn.find((one) => one.n === n)
  if (!sent) throw new Response(null, { status: 404 })
  const [contents, feedback] = await Promise.all([handedInParts(db, sent.id), feedbackInView(db, plan, sent.n)])
  return { sent, contents, feedback }
}
