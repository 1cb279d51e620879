import { and, eq, isNull } from 'drizzle-orm'
import { assignmentVersions } from '#db/schema/courses.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import { formatInstant } from '#app/language/dates.ts'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { planWords } from './words/words.ts'

/** Sends the receipt of a plan to who handed it in; a plan taken back meanwhile has none. */
export async function sendReceipt({ submissionId }: JobPayload<'send-receipt'>, parts: WorkParts): Promise<void> {
  const [sent] = await parts.db
    .select({
      planId: submissions.planId,
      n: submissions.n,
      code: submissions.receiptCode,
      at: submissions.submittedAt,
      ownerId: plans.ownerId,
      title: assignmentVersions.title,
    })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(and(eq(submissions.id, submissionId), isNull(submissions.withdrawnAt)))
  const reader = sent && (await newsReader(parts.db, sent.ownerId))
  if (!sent || !reader) return
  const words = planWords[reader.language].mail
  const when = formatInstant(sent.at, reader.language)
  const text = say(words.text, { title: textIn(sent.title, reader.language), when })
  const news = { subject: words.subject, paragraphs: [text, say(words.code, { code: sent.code })], button: words.button }
  await sendNews(reader, { ...news, to: `/plan/${sent.planId}/recu/${sent.n}` }, parts)
}
