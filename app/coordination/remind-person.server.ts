import { and, desc, eq, inArray, not } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { contacts, enrolments } from '#db/schema/cohorts.ts'
import { people } from '#db/schema/people.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { takesNews } from '#app/platform/send-news.server.ts'
import { mayRemind } from '#app/rules/reminders.ts'
import { hasTakenBack } from './board.queries.server.ts'
import type { ReminderForm } from './coordination.forms.ts'

export type RemindRefusal = { because: 'too-soon'; lastAt: Date } | { because: 'no-email' | 'no-whatsapp' }

/**
 * Queues an e-mail that reminds one person, or notes that one was written by hand in WhatsApp; either is a contact. The same form sent twice is one message; a second one within five days has
 * to be confirmed, whatever group and whoever wrote. A person outside the viewer's scope is 404.
 */
export async function remindPerson(
  db: Db,
  viewer: Viewer,
  form: ReminderForm,
  now: Date,
): Promise<{ ok: true } | ({ ok: false } & RemindRefusal)> {
  return db.transaction(async (tx): Promise<{ ok: true } | ({ ok: false } & RemindRefusal)> => {
    const byHand = form.act === 'sent'
    const [enrolment] = await tx
      .select({ id: enrolments.id, personId: enrolments.personId })
      .from(enrolments)
      .where(and(eq(enrolments.id, form.enrolment), inArray(enrolments.status, ['invited', 'active']), accompaniedBy(viewer)))
    if (!enrolment) throw new Response(null, { status: 404 })
    // Locked before the last message is read: two coordinators may write at once.
    const [reader] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, enrolment.personId), byHand ? not(hasTakenBack) : takesNews))
      .for('update')
    if (!reader) return { ok: false, because: byHand ? 'no-whatsapp' : 'no-email' }
    const [same] = await tx.select({ enrolmentId: contacts.enrolmentId }).from(contacts).where(eq(contacts.id, form.id))
    if (same) return { ok: true }
    const [last] = await tx
      .select({ at: contacts.madeAt })
      .from(contacts)
      .innerJoin(enrolments, eq(enrolments.id, contacts.enrolmentId))
      .where(and(eq(enrolments.personId, reader.id), inArray(contacts.channel, ['email', 'whatsapp'])))
      .orderBy(desc(contacts.madeAt))
      .limit(1)
    const allowed = mayRemind(last?.at ?? null, { now, isConfirmed: form.anyway === 'yes' })
    if (!allowed.ok) return allowed
    await tx.insert(contacts).values({
      id: form.id,
      enrolmentId: enrolment.id,
      channel: byHand ? 'whatsapp' : 'email',
      note: '',
      isReminder: true,
      madeBy: viewer.id,
      madeAt: now,
    })
    if (!byHand) await enqueue(tx, { kind: 'send-reminder', key: form.id, payload: { contactId: form.id, because: form.because } }, now)
    return { ok: true }
  })
}
