import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { say } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import { firstName } from '#app/rules/names.ts'
import { writeLetter } from './letter.ts'
import type { WorkParts } from './worker.server.ts'
import { letterWords } from './words/words.ts'

/** Somebody who gets letters that they did not ask for. */
export type NewsReader = { id: string; name: string; email: string; language: Language }

/** Who may be written to unasked: has an address, an open account, and has not switched these e-mails off. */
export const takesNews = and(isNotNull(people.email), isNull(people.emailsOffAt), isNull(people.archivedAt), eq(people.isStandIn, false))

/** A person as the reader of such a letter; undefined where none may be sent. */
export async function newsReader(db: Db, personId: string): Promise<NewsReader | undefined> {
  const [found] = await db
    .select({ id: people.id, name: people.name, email: people.email, language: people.language })
    .from(people)
    .where(and(eq(people.id, personId), takesNews))
  return found && found.email !== null ? { ...found, email: found.email } : undefined
}

/** News as its sender words it: no marks, no names of organisations; `to` is the page on the site that holds what the letter leaves out. */
export type News = { subject: string; paragraphs: readonly string[]; button: string; to: string }

/** Sends news to a reader, with the way to switch such e-mails off. */
export async function sendNews(reader: NewsReader, news: News, { mail, origin, settings, jobId, now }: WorkParts): Promise<void> {
  const words = letterWords[reader.language]
  const text = {
    language: reader.language,
    subject: news.subject,
    paragraphs: [say(words.hello, { name: firstName(reader.name) }), ...news.paragraphs],
    button: { label: news.button, address: `${origin}${news.to}` },
    foot: [say(words.stop, { address: `${origin}/profil` })],
  }
  await mail.send({ id: jobId, to: { name: reader.name, address: reader.email }, about: reader.id, at: now }, writeLetter(text, settings))
}
