import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { contacts, enrolments } from '#db/schema/cohorts.ts'
import { people } from '#db/schema/people.ts'
import { isolatedIn } from '#app/language/isolated.ts'
import { say } from '#app/language/words.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { newsReader, sendNews } from '#app/platform/send-news.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { coordinationWords } from './words/words.ts'

const sender = alias(people, 'sender')

/** Sends a coordinator's reminder; somebody who left the group meanwhile gets none. */
export async function sendReminder({ contactId, because }: JobPayload<'send-reminder'>, parts: WorkParts): Promise<void> {
  const [contact] = await parts.db
    .select({ personId: enrolments.personId, sender: sender.name })
    .from(contacts)
    .innerJoin(enrolments, eq(enrolments.id, contacts.enrolmentId))
    .innerJoin(sender, eq(sender.id, contacts.madeBy))
    .where(and(eq(contacts.id, contactId), inArray(enrolments.status, ['invited', 'active'])))
  const reader = contact && (await newsReader(parts.db, contact.personId))
  if (!contact || !reader) return
  const words = coordinationWords[reader.language]
  const paragraphs = [words.reminders[because], say(words.reminders.from, { name: isolatedIn(reader.language, contact.sender) })]
  await sendNews(reader, { subject: words.reminders.subject, paragraphs, button: words.reminders.button, to: '/accueil' }, parts)
}
