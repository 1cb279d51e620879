import { and, ne } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { trainersOf } from '#app/access/submissions.scope.server.ts'
import type { CourseOfCohort } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { takesNews } from '#app/platform/send-news.server.ts'

/** Queues the receipt for who handed in, and the news for each trainer of the group: whatever is tried again reaches nobody twice. */
export async function announceHandIn(
  db: Db,
  { submissionId, ownerId, run }: { submissionId: string; ownerId: string; run: CourseOfCohort },
  now: Date,
): Promise<void> {
  const trainers = await db
    .select({ id: people.id })
    .from(people)
    .where(and(trainersOf(run, now), takesNews, ne(people.id, ownerId)))
  await enqueue(db, { kind: 'send-receipt', key: submissionId, payload: { submissionId } }, now)
  for (const { id } of trainers)
    await enqueue(db, { kind: 'send-arrival', key: `${submissionId}:${id}`, payload: { submissionId, personId: id } }, now)
}
