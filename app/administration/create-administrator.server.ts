import type { Db } from '#db/handle.ts'
import { grants, people } from '#db/schema/people.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'

/** Creates a person who administers. Throws the database's unique violation where the address is taken. */
export function createAdministrator(db: Db, wanted: { name: string; email: string; passwordHash: string }, now: Date): Promise<string> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .insert(people)
      .values({ name: wanted.name.trim(), email: wanted.email.trim().toLowerCase(), passwordHash: wanted.passwordHash })
      .returning({ id: people.id })
    if (!person) throw new Error('The administrator was not written')
    await tx.insert(grants).values({ personId: person.id, role: 'administrator' })
    const subject = { kind: 'person', id: person.id }
    await recordAudit(tx, { actorId: null, action: 'administrator-created', subject, detail: { by: 'lms' } }, now)
    return person.id
  })
}
