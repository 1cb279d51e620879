import type { Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { grants, people } from '#db/schema/people.ts'

/** Creates a person who administers. Throws the database's unique violation where the address is taken. */
export function createAdministrator(db: Db, wanted: { name: string; email: string; passwordHash: string }): Promise<string> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .insert(people)
      .values({ name: wanted.name.trim(), email: wanted.email.trim().toLowerCase(), passwordHash: wanted.passwordHash })
      .returning({ id: people.id })
    if (!person) throw new Error('The administrator was not written')
    await tx.insert(grants).values({ personId: person.id, role: 'administrator' })
    await tx
      .insert(auditEntries)
      .values({ action: 'administrator-created', subjectKind: 'person', subjectId: person.id, detail: { by: 'lms' } })
    return person.id
  })
}
