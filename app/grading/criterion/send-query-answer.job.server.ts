import { and, eq, isNotNull } from 'drizzle-orm'
import { criterionQueries } from '#db/schema/grading.ts'
import { submissions } from '#db/schema/plans.ts'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { workRows } from '../work.queries.server.ts'
import { queryWords } from './words/words.ts'

/** Tells who asked about a criterion that it was answered: neither question, answer nor mark stands in the letter. */
export async function sendQueryAnswer({ queryId }: JobPayload<'send-query-answer'>, parts: WorkParts): Promise<void> {
  const [asked] = await parts.db
    .select({ submissionId: criterionQueries.submissionId, criterionId: criterionQueries.criterionId })
    .from(criterionQueries)
    .where(and(eq(criterionQueries.id, queryId), isNotNull(criterionQueries.answeredAt)))
  const [work] = asked ? await workRows(parts.db, eq(submissions.id, asked.submissionId)) : []
  const reader = work && (await newsReader(parts.db, work.ownerId))
  if (!asked || !work || !reader) return
  const words = queryWords[reader.language].mail
  const paragraphs = [say(words.answered.text, { title: textIn(work.title, reader.language) })]
  const to = `/plan/${work.planId}/versions/${work.n}/criteres/${asked.criterionId}`
  await sendNews(reader, { subject: words.answered.subject, paragraphs, button: words.read, to }, parts)
}
