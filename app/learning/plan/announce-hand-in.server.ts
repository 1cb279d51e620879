import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { trainersOf } from '#app/access/submissions.scope.server.ts'
import type { CourseOfCohort } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { takesNews } from '#app/platform/send-news.server.ts'

/** Queues the receipt for who handed in, and the news for each trainer of the group, or for the one it was given to: whatever is tried again reaches nobody twice. */
export async function announceHandIn(
  db: Db,
  { submissionId, ownerId, run, allocatedTo }: { submissionId: string; ownerId: string; run: CourseOfCohort; allocatedTo: string | null },
  now: Date,
): Promise<void> {
  const trainers = await db
    .select({ id: people.id })
    .from(people)
    .where(and(trainersOf(run, now), takesNews, ne(people.id, ownerId), allocatedTo ? eq(people.id, allocatedTo) : undefined))
  await enqueue(db, { kind: 'send-receipt', key: submissionId, payload: { submissionId } }, now)
  for (const { id } of trainers)
    await enqueue(db, { kind: 'send-arrival', key: `${submissionId}:${id}`, payload: { submissionId, personId: id } }, now)
}
