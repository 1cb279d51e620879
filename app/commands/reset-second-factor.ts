import { eq, sql } from 'drizzle-orm'
import { people } from '#db/schema/people.ts'
import { resetSecondFactor as reset } from '#app/administration/rights/reset-second-factor.server.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import { refused, type Command } from './command.ts'

/** For the last administrator who has lost phone and paper: takes the second factors away and ends the sessions. */
export const resetSecondFactor: Command = {
  name: 'reset-second-factor',
  usage: 'EMAIL [--json]',
  about: 'takes away every second factor of somebody who has lost them all, and signs them out',
  needs: 'database',
  async run({ positionals: [email = ''] }, { database: { db }, now }) {
    const [person] = await db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(eq(sql`lower(${people.email})`, email.trim().toLowerCase()))
    if (!person) return refused('Nobody has this address; nothing was changed.')
    await reset(db, null, person.id, now)
    await sessionsOn(db, false).closeAll(person.id)
    return {
      exitCode: 0,
      text: `${person.name} signs in with the password alone and can set up a new second factor.`,
      json: { id: person.id },
    }
  },
}
