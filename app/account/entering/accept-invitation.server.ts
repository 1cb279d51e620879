import { and, eq, isNull, sql } from 'drizzle-orm'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { acceptNotice } from '#app/platform/accept-notice.server.ts'
import { hashPassword, type PasswordCost } from '#app/platform/password.server.ts'
import type { Language } from '#app/rules/languages.ts'
import { newPassword, type PasswordRefusal } from '#app/rules/new-password.ts'
import { CURRENT_NOTICE } from '#app/rules/notice-versions.ts'
import { commonPasswords } from '../common-passwords.server.ts'
import { checkDigits, type DigitsRefusal } from './check-digits.server.ts'
import { enterCohort, takeInvitation, type Invitation } from './enter-cohort.server.ts'

export type AcceptRefusal = DigitsRefusal | { because: PasswordRefusal } | { because: 'gone' | 'notice-missing' }
type Wish = { digits: string; password: string; hasReadNotice: boolean; language: Language; now: Date; cost: PasswordCost }

/** The person of the invitation's number, or of its address where it has no number, who has no password yet, made now where there is none. */
async function personOf(db: Db, { name, phone, email }: Invitation, account: { passwordHash: string; language: Language }) {
  const [known] = await db
    .update(people)
    .set(account)
    .where(
      and(
        isNull(people.passwordHash),
        isNull(people.archivedAt),
        phone === null ? eq(sql`lower(${people.email})`, email ?? '') : eq(people.phone, phone),
      ),
    )
    .returning({ id: people.id })
  if (known) return known
  const [made] = await db
    .insert(people)
    .values({ name, phone, email, ...account })
    .returning({ id: people.id })
  return made
}

/**
 * Creates the account of an invited person who confirmed the last digits of their number, and enrols them. Refuses a link that somebody else has just
 * used, and a number or address that belongs to an account with a password: that account signs in and accepts by itself.
 */
export async function acceptInvitation(
  db: Db,
  invitation: Invitation,
  wish: Wish,
): Promise<{ ok: true; personId: string } | ({ ok: false } & AcceptRefusal)> {
  const { id, name, phone, email } = invitation
  const digits = await checkDigits(db, { table: 'invitation', id, phone }, wish.digits, wish.now)
  if (!digits.ok) return digits
  const common = await commonPasswords()
  const verdict = newPassword(wish.password, { names: [name, phone, email], isCommon: (password) => common.has(password) })
  if (!verdict.ok) return verdict
  if (!wish.hasReadNotice) return { ok: false, because: 'notice-missing' }
  // Hashing stands outside the transaction: it would hold up every other query of the embedded database.
  const passwordHash = await hashPassword(wish.password, wish.cost)
  try {
    return await db.transaction(async (tx): Promise<{ ok: true; personId: string } | ({ ok: false } & AcceptRefusal)> => {
      const taken = await takeInvitation(tx, id, wish.now)
      const person = taken && (await personOf(tx, taken, { passwordHash, language: wish.language }))
      if (!taken || !person) return { ok: false, because: 'gone' }
      await acceptNotice(tx, person.id, CURRENT_NOTICE, wish.now)
      await enterCohort(tx, taken, person.id, wish.now)
      return { ok: true, personId: person.id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, because: 'gone' }
    throw error
  }
}
