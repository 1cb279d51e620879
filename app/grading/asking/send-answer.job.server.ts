import { and, eq, isNotNull } from 'drizzle-orm'
import { assignmentVersions } from '#db/schema/courses.ts'
import { partQuestions, plans } from '#db/schema/plans.ts'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { gradingWords } from '../words/words.ts'

/** Tells an author that a question about a part was answered: neither question nor answer stands in the letter. */
export async function sendAnswer({ questionId }: JobPayload<'send-answer'>, parts: WorkParts): Promise<void> {
  const [asked] = await parts.db
    .select({ planId: partQuestions.planId, partId: partQuestions.partId, ownerId: plans.ownerId, assignment: assignmentVersions.body })
    .from(partQuestions)
    .innerJoin(plans, eq(plans.id, partQuestions.planId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(and(eq(partQuestions.id, questionId), isNotNull(partQuestions.answeredAt)))
  const reader = asked && (await newsReader(parts.db, asked.ownerId))
  if (!asked || !reader) return
  const words = gradingWords[reader.language].asking.mail
  const part = asked.assignment.parts.find(({ id }) => id === asked.partId)
  const paragraphs = [say(words.text, { part: part ? textIn(part.title, reader.language) : '' })]
  await sendNews(
    reader,
    { subject: words.subject, paragraphs, button: words.button, to: `/plan/${asked.planId}/${asked.partId}/avis` },
    parts,
  )
}
