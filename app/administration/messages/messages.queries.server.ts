import { and, count, desc, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { jobs } from '#db/schema/operations.ts'
import { MAIL_KINDS, type MailKind } from '#app/platform/job-kinds.ts'
import { keptMessages } from '#app/platform/mail.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'

/** Lines on the page at most, of each list. */
const MOST_SHOWN = 100

/** An e-mail that has not left: it waits, failed and is tried again, or was given up. */
export type UnsentMail = {
  id: string
  kind: MailKind
  state: 'waiting' | 'failed' | 'given-up'
  tries: number
  error: string | null
  nextAt: Date
  askedAt: Date
}

const isMailKind = (kind: string): kind is MailKind => MAIL_KINDS.some((known) => known === kind)

/** The e-mails that have not left, the latest first, at most a hundred. */
async function unsentMail(db: Db): Promise<UnsentMail[]> {
  const found = await db
    .select()
    .from(jobs)
    .where(and(inArray(jobs.kind, [...MAIL_KINDS]), isNull(jobs.doneAt)))
    .orderBy(desc(jobs.createdAt))
    .limit(MOST_SHOWN)
  return found.flatMap(({ id, kind, tries, maxTries, lastError, runAt, createdAt }) => {
    if (!isMailKind(kind)) return []
    const state = tries >= maxTries ? ('given-up' as const) : lastError ? ('failed' as const) : ('waiting' as const)
    return [{ id, kind, state, tries, error: lastError, nextAt: runAt, askedAt: createdAt }]
  })
}

/** How e-mails leave, those that have not, and those that were kept in the folder of an installation without a mail server. Two queries. */
export async function messagesOf(db: Db, settings: Settings) {
  const unsent = await unsentMail(db)
  const [done] = await db
    .select({ n: count() })
    .from(jobs)
    .where(and(inArray(jobs.kind, [...MAIL_KINDS]), isNotNull(jobs.doneAt)))
  const kept = await keptMessages(settings)
  return {
    leaves: settings.smtpUrl !== undefined,
    done: done?.n ?? 0,
    unsent,
    kept: kept.slice(0, MOST_SHOWN).map(({ id, to, subject, at }) => ({ id, to, subject, at })),
    total: kept.length,
  }
}

export type Messages = Awaited<ReturnType<typeof messagesOf>>
