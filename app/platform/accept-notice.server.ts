import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { noticeAcceptances } from '#db/schema/privacy.ts'
import { CURRENT_NOTICE, type NoticeVersion } from '#app/rules/notice-versions.ts'

/** Keeps that a person has read this version of the notice on personal data, in the caller's transaction; a second time changes nothing. */
export async function acceptNotice(db: Db, personId: string, version: NoticeVersion, now: Date): Promise<void> {
  await db.insert(noticeAcceptances).values({ personId, version, acceptedAt: now }).onConflictDoNothing()
}

/** Whether a person has read today's notice; one query. */
export async function hasReadNotice(db: Db, personId: string): Promise<boolean> {
  const [read] = await db
    .select({ version: noticeAcceptances.version })
    .from(noticeAcceptances)
    .where(and(eq(noticeAcceptances.personId, personId), eq(noticeAcceptances.version, CURRENT_NOTICE)))
  return read !== undefined
}

/** The notice, and from there on. */
export const noticeAddress = (goOn: string) => `/confidentialite?suite=${encodeURIComponent(goOn)}`

/** Where somebody goes who has just signed in: on, or first to a notice that they have not read. One query. */
export async function addressAfterNotice(db: Db, personId: string, goOn: string): Promise<string> {
  return (await hasReadNotice(db, personId)) ? goOn : noticeAddress(goOn)
}
