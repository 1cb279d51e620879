import { and, eq, isNull, or } from 'drizzle-orm'
import { criterionQueries } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { submissions } from '#db/schema/plans.ts'
import { coordinatorsOf, trainersOf } from '#app/access/submissions.scope.server.ts'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { workRows } from '../work.queries.server.ts'
import { queryWords } from './words/words.ts'

/** Tells one of those who may answer that a question about a criterion waits, without name or words of who asks. Who no longer works for the group, or whose list it left, is told nothing. */
export async function sendQuery({ queryId, personId, isThird }: JobPayload<'send-query'>, parts: WorkParts): Promise<void> {
  const waits = isThird ? isNull(criterionQueries.closedAt) : isNull(criterionQueries.answeredAt)
  const [asked] = await parts.db
    .select({ submissionId: criterionQueries.submissionId })
    .from(criterionQueries)
    .where(and(eq(criterionQueries.id, queryId), waits))
  const [work] = asked ? await workRows(parts.db, eq(submissions.id, asked.submissionId)) : []
  const reader = work && (await newsReader(parts.db, personId))
  if (!work || !reader) return
  const told = isThird ? or(trainersOf(work, parts.now), coordinatorsOf(work.cohortId, parts.now)) : trainersOf(work, parts.now)
  const stillTold = await parts.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), told))
  if (stillTold.length === 0) return
  const words = queryWords[reader.language].mail
  const letter = isThird ? words.third : words.asked
  const paragraphs = [say(letter.text, { title: textIn(work.title, reader.language) })]
  await sendNews(reader, { subject: letter.subject, paragraphs, button: words.button, to: `/correction/criteres/${queryId}` }, parts)
}
