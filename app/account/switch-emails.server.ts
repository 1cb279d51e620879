import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** Switches the e-mails off that the viewer did not ask for, or on again. Invitations and links to their account always go. */
export async function switchEmails(db: Db, viewer: Viewer, wants: 'on' | 'off', now: Date): Promise<void> {
  await db
    .update(people)
    .set({ emailsOffAt: wants === 'on' ? null : now })
    .where(eq(people.id, viewer.id))
}
