import { and, eq } from 'drizzle-orm'
import { people } from '#db/schema/people.ts'
import { submissions } from '#db/schema/plans.ts'
import { trainersOf } from '#app/access/submissions.scope.server.ts'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { gradingWords } from './words/words.ts'
import { workRows } from './work.queries.server.ts'

/** Tells one trainer that work arrived, without the name of who wrote it. Who no longer trains the group, or whose queue it left, is told nothing. */
export async function sendArrival({ submissionId, personId }: JobPayload<'send-arrival'>, parts: WorkParts): Promise<void> {
  const reader = await newsReader(parts.db, personId)
  const [work] = await workRows(parts.db, eq(submissions.id, submissionId))
  if (!reader || !work || work.withdrawnAt || work.outcomeId) return
  const trains = await parts.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), trainersOf(work, parts.now)))
  if (trains.length === 0) return
  const words = gradingWords[reader.language].mail.arrival
  const paragraphs = [say(words.text, { title: textIn(work.title, reader.language) }), words.days]
  await sendNews(reader, { subject: words.subject, paragraphs, button: words.button, to: `/correction/${submissionId}` }, parts)
}
