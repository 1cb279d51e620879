import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, programmes } from '#db/schema/cohorts.ts'
import { groupLinks } from '#db/schema/invitations.ts'
import { tokenHash } from '#app/platform/link-tokens.server.ts'
import { linkState } from '#app/rules/invitations.ts'
import { readToken } from '#app/rules/link-token.ts'

/** The group link of a token that is still open, with its course; undefined otherwise. */
export async function openGroupLink(db: Db, typed: string, now: Date) {
  const token = readToken(typed)
  if (token === null) return undefined
  const [found] = await db
    .select({ id: groupLinks.id, course: programmes.title, expiresAt: groupLinks.expiresAt, revokedAt: groupLinks.revokedAt })
    .from(groupLinks)
    .innerJoin(cohorts, eq(cohorts.id, groupLinks.cohortId))
    .innerJoin(programmes, eq(programmes.id, cohorts.programmeId))
    .where(eq(groupLinks.tokenHash, tokenHash('group', token)))
  return found && linkState(found, now) === 'open' ? found : undefined
}
