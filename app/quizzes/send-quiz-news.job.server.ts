import { and, eq, isNull, sql } from 'drizzle-orm'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { textIn } from '#app/rules/languages.ts'
import { activities } from '#db/schema/courses.ts'
import { notices } from '#db/schema/operations.ts'
import { attempts } from '#db/schema/quizzes.ts'
import { quizzesWords } from './words/words.ts'

/** Writes to somebody whose result changed or has come; no figure stands in the letter. Who has looked at it meanwhile gets none. */
export async function sendQuizNews({ noticeId }: JobPayload<'send-quiz-news'>, parts: WorkParts): Promise<void> {
  const [found] = await parts.db
    .select({ personId: notices.personId, kind: notices.kind, quizKey: attempts.quizKey, n: attempts.n, title: activities.title })
    .from(notices)
    .innerJoin(
      attempts,
      and(
        eq(attempts.personId, notices.personId),
        eq(attempts.quizKey, sql`${notices.detail} ->> 'quizKey'`),
        sql`${attempts.n}::text = ${notices.detail} ->> 'n'`,
      ),
    )
    .innerJoin(activities, and(eq(activities.versionId, attempts.versionId), eq(activities.key, attempts.quizKey)))
    .where(and(eq(notices.id, noticeId), isNull(notices.readAt)))
  const reader = found && (await newsReader(parts.db, found.personId))
  if (!found || !reader) return
  const { mail } = quizzesWords[reader.language]
  const title = textIn(found.title, reader.language)
  const text = say(found.kind === 'quiz-marked' ? mail.marked : mail.corrected, { title })
  const to = `/quiz/${found.quizKey}/resultat?essai=${found.n}`
  await sendNews(reader, { subject: mail.subject, paragraphs: [text], button: mail.button, to }, parts)
}
