import { randomInt } from 'node:crypto'
import { isUniqueViolation } from '#db/handle.ts'
import { createAdministrator } from '#app/administration/create-administrator.server.ts'
import { hashPassword } from '#app/platform/password.server.ts'
import { optionText, refused, type Command } from './command.ts'

const SYLLABLES = ['ba', 'do', 'fi', 'ga', 'ku', 'la', 'mi', 'no', 'pe', 'ra', 'su', 'ta', 'vo', 'za', 'be', 'ko']

/** A password of five words of three syllables (60 bits), easy to type from paper. */
const madePassword = () =>
  Array.from({ length: 5 }, () => Array.from({ length: 3 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join('')).join('-')

/** Creates an administrator and prints their first password once. */
export const createAdmin: Command = {
  name: 'create-admin',
  usage: '--email ADDRESS --name "NAME" [--json]',
  about: 'creates an administrator and prints the first password, once',
  needs: 'database',
  async run(words, { database: { db }, settings, now }) {
    const email = optionText(words, 'email')
    const name = optionText(words, 'name')
    if (!email?.includes('@') || !name) return refused('create-admin needs --email ADDRESS and --name "NAME".')
    const password = madePassword()
    try {
      const passwordHash = await hashPassword(password, settings.passwordCost)
      const id = await createAdministrator(db, { name, email, passwordHash }, now)
      return {
        exitCode: 0,
        text: `${name} is an administrator. Sign in with ${email} and this password, shown once: ${password}`,
        json: { id, email, password },
      }
    } catch (error) {
      if (isUniqueViolation(error)) return refused(`Somebody has the address ${email} already; nothing was changed.`)
      throw error
    }
  },
}
