import { and, inArray } from 'drizzle-orm'
import { eventId } from '#app/platform/event-id.server.ts'
import { enqueueAll } from '#app/platform/queue.server.ts'
import { takesNews } from '#app/platform/send-news.server.ts'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { notices } from '#db/schema/operations.ts'

/** What somebody is told about an attempt of theirs; `because` is the correction or the attempt, so that nobody is told twice. */
export type QuizNewsFor = { personId: string; kind: 'quiz-corrected' | 'quiz-marked'; because: string; quizKey: string; n: number }

/** Leaves a notice for each person, and a letter for who has an address and did not switch letters off. Answers how many were told now. */
export async function tellPeople(db: Db, news: readonly QuizNewsFor[], now: Date): Promise<number> {
  if (news.length === 0) return 0
  const added = await db
    .insert(notices)
    .values(
      news.map(({ personId, kind, because, quizKey, n }) => ({
        ...{ id: eventId(kind, because, personId), personId, kind, createdAt: now },
        detail: { quizKey, n: String(n) },
      })),
    )
    .onConflictDoNothing()
    .returning({ id: notices.id, personId: notices.personId })
  if (added.length === 0) return 0
  const told = added.map(({ personId }) => personId)
  const readers = await db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, told), takesNews))
  const letters = added.filter(({ personId }) => readers.some((reader) => reader.id === personId))
  await enqueueAll(
    db,
    letters.map(({ id }) => ({ kind: 'send-quiz-news' as const, key: id, payload: { noticeId: id } })),
    now,
  )
  return added.length
}
