import { and, eq, ne, or, sql } from 'drizzle-orm'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { readIdentity, type CorrectionFault } from '#app/rules/own-corrections.ts'
import type { CorrectForm } from './privacy.forms.ts'

export type Correction = { ok: true } | { ok: false; faults: CorrectionFault[] }

/** Corrects the viewer's own name, addresses, language and the optional answer; the audit keeps which changed, not what they were. */
export async function correctPerson(db: Db, viewer: Viewer, form: CorrectForm, now: Date): Promise<Correction> {
  const [person] = await db.select().from(people).where(eq(people.id, viewer.id))
  if (!person) throw new Response(null, { status: 404 })
  const read = readIdentity(form, { hasUsername: person.username !== null })
  if (!read.ok) return read
  const { identity } = read
  const next = { ...identity, language: form.language, gender: form.gender === 'unstated' ? null : form.gender }
  const changed = (['name', 'phone', 'email', 'language', 'gender'] as const).filter((field) => next[field] !== person[field])
  if (changed.length === 0) return { ok: true }
  const faults = await takenBy(db, viewer, identity)
  if (faults.length > 0) return { ok: false, faults }
  try {
    await db.transaction(async (tx) => {
      await tx.update(people).set(next).where(eq(people.id, viewer.id))
      const entry = { actorId: viewer.id, action: 'person-corrected', subject: { kind: 'person', id: viewer.id } }
      await recordAudit(tx, { ...entry, detail: { fields: changed.join(' ') } }, now)
    })
    return { ok: true }
  } catch (error) {
    // Somebody took the number or the address between the question and the answer.
    if (!isUniqueViolation(error)) throw error
    return { ok: false, faults: await takenBy(db, viewer, identity) }
  }
}

async function takenBy(
  db: Db,
  viewer: Viewer,
  { phone, email }: { phone: string | null; email: string | null },
): Promise<CorrectionFault[]> {
  const isEmail = email ? eq(sql`lower(${people.email})`, email.toLowerCase()) : undefined
  const same = or(phone ? eq(people.phone, phone) : undefined, isEmail)
  if (!same) return []
  const others = await db
    .select({ phone: people.phone, email: people.email })
    .from(people)
    .where(and(ne(people.id, viewer.id), same))
  const isPhoneTaken = phone !== null && others.some((other) => other.phone === phone)
  const isEmailTaken = email !== null && others.some((other) => other.email?.toLowerCase() === email.toLowerCase())
  return [...(isPhoneTaken ? (['phone-taken'] as const) : []), ...(isEmailTaken ? (['email-taken'] as const) : [])]
}
