import { and, eq, exists, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { accessLinks } from '#db/schema/invitations.ts'
import { passkeys, people, secondFactors } from '#db/schema/people.ts'
import { tokenHash } from '#app/platform/link-tokens.server.ts'
import { hashPassword, type PasswordCost } from '#app/platform/password.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { linkState } from '#app/rules/invitations.ts'
import { readToken } from '#app/rules/link-token.ts'
import { newPassword, type PasswordRefusal } from '#app/rules/new-password.ts'
import { commonPasswords } from '../common-passwords.server.ts'
import { checkDigits, type DigitsRefusal } from './check-digits.server.ts'

/** The one-time link of a token with its account; undefined where there is none. A link that was handed over asks for the last digits. */
export async function accessByToken(db: Db, typed: string) {
  const token = readToken(typed)
  if (token === null) return undefined
  const confirmed = db
    .select({ one: sql`1` })
    .from(secondFactors)
    .where(and(eq(secondFactors.personId, people.id), isNotNull(secondFactors.confirmedAt)))
  const keys = db
    .select({ one: sql`1` })
    .from(passkeys)
    .where(eq(passkeys.personId, people.id))
  const [found] = await db
    .select({
      link: accessLinks,
      person: { id: people.id, name: people.name, phone: people.phone, email: people.email },
      owesProof: sql<boolean>`${or(exists(confirmed), exists(keys))}`,
    })
    .from(accessLinks)
    .innerJoin(people, eq(people.id, accessLinks.personId))
    .where(and(eq(accessLinks.tokenHash, tokenHash('access', token)), isNull(people.archivedAt)))
  return found && { ...found, phoneToConfirm: found.link.madeBy === null ? null : found.person.phone }
}

export type FoundAccess = NonNullable<Awaited<ReturnType<typeof accessByToken>>>
export type AccessRefusal = DigitsRefusal | { because: PasswordRefusal } | { because: 'gone' }

/** Gives an account a new password by a one-time link, which is used up; every other open link of the person ends. The caller ends their sessions. */
export async function useAccessLink(
  db: Db,
  { link, person, phoneToConfirm }: FoundAccess,
  wish: { digits: string; password: string; now: Date; cost: PasswordCost },
): Promise<{ ok: true } | ({ ok: false } & AccessRefusal)> {
  const { now } = wish
  const digits = await checkDigits(db, { table: 'access', id: link.id, phone: phoneToConfirm }, wish.digits, now)
  if (!digits.ok) return digits
  const common = await commonPasswords()
  const names = [person.name, person.phone, person.email]
  const verdict = newPassword(wish.password, { names, isCommon: (password) => common.has(password) })
  if (!verdict.ok) return verdict
  // Hashing stands outside the transaction: it would hold up every other query of the embedded database.
  const passwordHash = await hashPassword(wish.password, wish.cost)
  return db.transaction(async (tx): Promise<{ ok: true } | ({ ok: false } & AccessRefusal)> => {
    const [taken] = await tx.select().from(accessLinks).where(eq(accessLinks.id, link.id)).for('update')
    if (!taken || linkState(taken, now) !== 'open') return { ok: false, because: 'gone' }
    await tx.update(accessLinks).set({ usedAt: now }).where(eq(accessLinks.id, link.id))
    await tx
      .update(accessLinks)
      .set({ revokedAt: now })
      .where(and(eq(accessLinks.personId, person.id), isNull(accessLinks.usedAt), isNull(accessLinks.revokedAt)))
    await tx.update(people).set({ passwordHash }).where(eq(people.id, person.id))
    await recordAudit(tx, { actorId: person.id, action: 'access-link.used', subject: { kind: 'person', id: person.id } }, now)
    return { ok: true }
  })
}
