import { and, count, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { groupLinks, joinRequests } from '#db/schema/invitations.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { linkState, MOST_WAITING } from '#app/rules/invitations.ts'
import { readName } from '#app/rules/names.ts'
import { readTypedPhone } from '#app/rules/phone.ts'
import { NAME_FAULTS, PHONE_FAULTS, type NameFault, type PhoneFault } from '#app/rules/typed-faults.ts'
import { countFailure, failureKey, recentFailures, waitMinutes } from '../throttle.server.ts'
import type { JoinForm } from './entering.forms.ts'

export type JoinRefusal =
  { because: NameFault } | { because: PhoneFault; digits: number; least: number; most: number } | { because: 'too-many'; minutes: number }

/**
 * Notes that somebody asks by a group link to take part. The answer is the same whether or not the number has an account, waits already or is one of
 * too many at this link; asking often from one address has to wait.
 */
export async function askToJoin(
  db: Db,
  linkId: string,
  form: JoinForm,
  { address, secret, now }: { address: string; secret: string; now: Date },
): Promise<{ ok: true } | ({ ok: false } & JoinRefusal)> {
  const name = readName(form.name)
  if (!name.ok) return { ok: false, because: NAME_FAULTS[name.because] }
  const phone = readTypedPhone(form.phone)
  if (!phone.ok) return { ok: false, because: PHONE_FAULTS[phone.because], digits: phone.digits, ...phone.expected }
  const key = failureKey(secret, 'join', address)
  const minutes = waitMinutes(await recentFailures(db, [key]), '', now)
  if (minutes > 0) return { ok: false, because: 'too-many', minutes }
  await countFailure(db, [key], now)
  await db.transaction(async (tx) => {
    const [link] = await tx.select().from(groupLinks).where(eq(groupLinks.id, linkId)).for('update')
    if (!link || linkState(link, now) !== 'open') return
    const [waiting] = await tx
      .select({ n: count() })
      .from(joinRequests)
      .where(and(eq(joinRequests.linkId, linkId), isNull(joinRequests.decidedAt)))
    if ((waiting?.n ?? 0) >= MOST_WAITING) return
    const [asked] = await tx
      .insert(joinRequests)
      .values({ linkId, name: name.name, phone: phone.e164, language: form.language, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: joinRequests.id })
    if (asked) await recordAudit(tx, { actorId: null, action: 'join-request.made', subject: { kind: 'join-request', id: asked.id } }, now)
  })
  return { ok: true }
}
