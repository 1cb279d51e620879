import { and, count, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import { people } from '#db/schema/people.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import { mayInvite } from '#app/access/invitations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashOfNew, linkToken } from '#app/platform/link-tokens.server.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { readTypedEmail } from '#app/rules/email.ts'
import { endOfLink, INVITATION_DAYS, MOST_A_DAY } from '#app/rules/invitations.ts'
import type { Language } from '#app/rules/languages.ts'
import { readName } from '#app/rules/names.ts'
import { readTypedPhone } from '#app/rules/phone.ts'
import { NAME_FAULTS, PHONE_FAULTS, type NameFault, type PhoneFault } from '#app/rules/typed-faults.ts'
import type { InvitationForm } from './invitations.forms.ts'
import { isStanding } from './place.queries.server.ts'

/** Why no invitation was made; digits and their bounds where a number is too short or too long. */
export type InvitationRefusal = {
  because:
    | NameFault
    | Exclude<PhoneFault, 'phone-empty'>
    | 'email-no-address'
    | 'unreachable'
    | 'language-missing'
    | 'not-yours'
    | 'already-invited'
    | 'already-here'
    | 'too-many'
  digits?: number
  least?: number
  most?: number
}

type Facts = { name: string; phone: string | null; email: string | null; language: Language }

/** What was typed as facts, or the first fault. */
function readInvitation(form: InvitationForm): { ok: true; facts: Facts } | ({ ok: false } & InvitationRefusal) {
  const name = readName(form.name)
  if (!name.ok) return { ok: false, because: NAME_FAULTS[name.because] }
  const phone = readTypedPhone(form.phone)
  if (!phone.ok && phone.because !== 'empty')
    return { ok: false, because: PHONE_FAULTS[phone.because], digits: phone.digits, ...phone.expected }
  const email = readTypedEmail(form.email)
  if (!email.ok && email.because !== 'empty') return { ok: false, because: 'email-no-address' }
  if (!phone.ok && !email.ok) return { ok: false, because: 'unreachable' }
  if (!form.language) return { ok: false, because: 'language-missing' }
  const facts = { name: name.name, phone: phone.ok ? phone.e164 : null, email: email.ok ? email.email : null, language: form.language }
  return { ok: true, facts }
}

/** Whether the person is in the cohort already, as far as the viewer may know. */
async function isHere(db: Db, viewer: Viewer, cohortId: string, { phone, email }: Facts): Promise<boolean> {
  const [found] = await db
    .select({ id: enrolments.id })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .where(
      and(
        eq(enrolments.cohortId, cohortId),
        viewer.isAdministrator ? undefined : accompaniedBy(viewer),
        or(phone ? eq(people.phone, phone) : sql`false`, email ? eq(sql`lower(${people.email})`, email) : sql`false`),
      ),
    )
  return found !== undefined
}

/**
 * Invites one person into a cohort. Nobody is created or enrolled before they accept, and a number that belongs to somebody elsewhere is not told of.
 * Refuses a second open invitation to the same number or address, and more than 300 a day by one person.
 */
export async function createInvitation(
  db: Db,
  viewer: Viewer,
  wish: { cohortId: string; form: InvitationForm },
  secret: string,
  now: Date,
): Promise<{ ok: true; id: string } | ({ ok: false } & InvitationRefusal)> {
  const read = readInvitation(wish.form)
  if (!read.ok) return read
  const place = { cohortId: wish.cohortId, organisationId: wish.form.organisation ?? null }
  if (!mayInvite(viewer, place)) return { ok: false, because: 'not-yours' }
  const since = new Date(now.getTime() - 86_400_000)
  try {
    return await db.transaction(async (tx): Promise<{ ok: true; id: string } | ({ ok: false } & InvitationRefusal)> => {
      if (!(await isStanding(tx, place.organisationId))) return { ok: false, because: 'not-yours' }
      const [made] = await tx
        .select({ n: count() })
        .from(invitations)
        .where(and(eq(invitations.invitedBy, viewer.id), gt(invitations.createdAt, since)))
      if ((made?.n ?? 0) >= MOST_A_DAY) return { ok: false, because: 'too-many' }
      if (await isHere(tx, viewer, wish.cohortId, read.facts)) return { ok: false, because: 'already-here' }
      const id = crypto.randomUUID()
      const tokenHash = hashOfNew('invitation', linkToken(secret, 'invitation', id, 1))
      await tx.insert(invitations).values({
        id,
        ...place,
        ...read.facts,
        tokenHash,
        expiresAt: endOfLink(INVITATION_DAYS, now),
        invitedBy: viewer.id,
        createdAt: now,
      })
      if (read.facts.email) await enqueue(tx, { kind: 'send-invitation', key: `${id}:1`, payload: { invitationId: id, issue: 1 } }, now)
      const subject = { kind: 'invitation', id }
      await recordAudit(tx, { actorId: viewer.id, action: 'invitation.made', subject, detail: { cohort: wish.cohortId } }, now)
      return { ok: true, id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, because: 'already-invited' }
    throw error
  }
}

/** An invitation that can still be accepted or renewed. */
export const isUnsettled = and(isNull(invitations.usedAt), isNull(invitations.revokedAt))
