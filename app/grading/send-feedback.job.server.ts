import { and, eq, isNull } from 'drizzle-orm'
import { outcomes, releases } from '#db/schema/grading.ts'
import { submissions } from '#db/schema/plans.ts'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { gradingWords } from './words/words.ts'
import { workRows } from './work.queries.server.ts'

/** Tells an author that their work was answered: no result and no remark stands in the letter. A release taken back meanwhile sends nothing. */
export async function sendFeedback({ releaseId }: JobPayload<'send-feedback'>, parts: WorkParts): Promise<void> {
  const [released] = await parts.db
    .select({ submissionId: outcomes.submissionId, decision: outcomes.decision })
    .from(releases)
    .innerJoin(outcomes, eq(outcomes.id, releases.outcomeId))
    .where(and(eq(releases.id, releaseId), isNull(releases.retractedAt)))
  if (!released) return
  const [work] = await workRows(parts.db, eq(submissions.id, released.submissionId))
  const reader = work && (await newsReader(parts.db, work.ownerId))
  if (!work || !reader) return
  const words = gradingWords[reader.language].mail
  const letter = released.decision === 'return' ? words.returned : words.released
  const paragraphs = [say(letter.text, { title: textIn(work.title, reader.language) }), letter.next]
  await sendNews(reader, { subject: words.subject, paragraphs, button: words.button, to: `/plan/${work.planId}/remarques` }, parts)
}
