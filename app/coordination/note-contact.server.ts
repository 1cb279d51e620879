import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { contacts, enrolments } from '#db/schema/cohorts.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { LONGEST_NOTE, type ContactForm } from './coordination.forms.ts'

export type ContactRefusal = 'channel-missing' | 'note-too-long'

/** Records that somebody was reached, or tried. The same form sent twice is one contact; a person outside the viewer's scope is 404. */
export async function noteContact(
  db: Db,
  viewer: Viewer,
  form: ContactForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: ContactRefusal }> {
  const { channel } = form
  if (channel === undefined) return { ok: false, because: 'channel-missing' }
  if (form.note.length > LONGEST_NOTE) return { ok: false, because: 'note-too-long' }
  return db.transaction(async (tx) => {
    const [enrolment] = await tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(eq(enrolments.id, form.enrolment), accompaniedBy(viewer)))
    if (!enrolment) throw new Response(null, { status: 404 })
    await tx
      .insert(contacts)
      .values({ id: form.id, enrolmentId: enrolment.id, channel, note: form.note, madeBy: viewer.id, madeAt: now })
      .onConflictDoNothing()
    return { ok: true as const }
  })
}
