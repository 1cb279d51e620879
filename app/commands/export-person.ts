import { z } from 'zod'
import { exportPerson as exported } from '#app/privacy/export-person.queries.server.ts'
import { keptFor } from '#app/platform/mail.server.ts'
import { refused, type Command } from './command.ts'

/** Prints everything stored about one person as JSON. */
export const exportPerson: Command = {
  name: 'export-person',
  usage: 'ID [--json]',
  about: 'prints everything stored about one person, as JSON',
  needs: 'database',
  async run({ positionals: [given] }, { database: { db }, settings }) {
    const id = z.uuid().safeParse(given)
    if (!id.success) return refused('export-person needs the id of a person (a UUID).')
    const everything = await exported(db, id.data)
    if (!everything) return refused(`Nobody has the id ${id.data}.`)
    const all = { ...everything, keptMessages: await keptFor(settings, id.data) }
    return { exitCode: 0, text: JSON.stringify(all, null, 2), json: all }
  },
}
