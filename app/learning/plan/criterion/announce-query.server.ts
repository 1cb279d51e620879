import { and, ne, or } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { coordinatorsOf, trainersOf } from '#app/access/submissions.scope.server.ts'
import type { CourseOfCohort } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { takesNews } from '#app/platform/send-news.server.ts'

type Announced = { queryId: string; ownerId: string; run: CourseOfCohort; isThird: boolean }

/** Queues the news of a question for each trainer of the group, and once a third person is asked for its coordinators as well: tried again it reaches nobody twice. */
export async function announceQuery(db: Db, { queryId, ownerId, run, isThird }: Announced, now: Date): Promise<void> {
  const told = isThird ? or(trainersOf(run, now), coordinatorsOf(run.cohortId, now)) : trainersOf(run, now)
  const found = await db
    .select({ id: people.id })
    .from(people)
    .where(and(told, takesNews, ne(people.id, ownerId)))
  const round = isThird ? 'third' : 'first'
  for (const { id } of found)
    await enqueue(db, { kind: 'send-query', key: `${queryId}:${round}:${id}`, payload: { queryId, personId: id, isThird } }, now)
}
