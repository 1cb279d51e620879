import { eq, isNull, and } from 'drizzle-orm'
import { installation } from '#db/schema/operations.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { ACCOUNTS, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { refused, type Command } from './command.ts'

/** Lists the accounts of the demonstration with their password; refuses anywhere else. */
export const demoAccounts: Command = {
  name: 'demo-accounts',
  usage: '[--json]',
  about: 'the accounts of the demonstration: identifier, role, organisation, password',
  needs: 'database',
  async run(_words, { database: { db }, settings }) {
    const [isSeeded] = await db.select({ key: installation.key }).from(installation).where(eq(installation.key, 'demonstration'))
    if (!settings.isDemonstration || !isSeeded)
      return refused('This installation is not a demonstration: there are no demonstration accounts.')
    const found = await db
      .select({ id: people.id, name: people.name, phone: people.phone, email: people.email, organisation: organisations.name })
      .from(people)
      .leftJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.toDay), eq(memberships.isMain, true)))
      .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
      .where(eq(people.isDemonstration, true))
    const accounts = ACCOUNTS.flatMap(({ name, role }) => {
      const person = found.find(({ id }) => id === idOf(name))
      if (!person) return []
      return [
        {
          identifier: person.phone ?? person.email ?? '',
          role,
          organisation: person.organisation,
          name: person.name,
          password: DEMONSTRATION_PASSWORD,
        },
      ]
    })
    const text = accounts.map(({ identifier, role, organisation, name, password }) =>
      [identifier.padEnd(28), role.padEnd(14), name.padEnd(20), (organisation ?? '').padEnd(28), password].join(' '),
    )
    return { exitCode: 0, text: text.join('\n'), json: { accounts } }
  },
}
