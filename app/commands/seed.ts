import { DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { seedDemonstration } from '#db/seed/seed-demonstration.ts'
import { hashPassword } from '#app/platform/password.server.ts'
import { refused, type Command } from './command.ts'

/** Writes the demonstration world, once; refuses outside demonstration mode. */
export const seed: Command = {
  name: 'seed',
  usage: '[--json]',
  about: 'writes the demonstration world (demonstration mode only, once)',
  needs: 'database',
  async run(_words, { database: { db }, settings, now }) {
    if (!settings.isDemonstration) return refused('The demonstration world is written in demonstration mode only (DEMONSTRATION=yes).')
    const isWritten = await seedDemonstration(db, { now, passwordHash: await hashPassword(DEMONSTRATION_PASSWORD, settings.passwordCost) })
    return {
      exitCode: 0,
      text: isWritten ? 'The demonstration world is written.' : 'The demonstration world was there already; nothing was changed.',
      json: { written: isWritten },
    }
  },
}
