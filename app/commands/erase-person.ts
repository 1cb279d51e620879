import { z } from 'zod'
import { erasePerson as erase } from '#app/privacy/erase-person.server.ts'
import { refused, type Command } from './command.ts'

const lines = (rows: Record<string, number>) =>
  Object.entries(rows)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([table, count]) => `  ${table.padEnd(28)} ${count}`)

/** Erases a person, or shows what would go. */
export const erasePerson: Command = {
  name: 'erase-person',
  usage: 'ID [--dry-run] [--json]',
  about: 'erases a person and keeps the counts; --dry-run only says what would go',
  needs: 'database',
  async run({ positionals: [given], options }, { database: { db }, now }) {
    const id = z.uuid().safeParse(given)
    if (!id.success) return refused('erase-person needs the id of a person (a UUID).')
    const isRehearsal = options['dry-run'] === true
    const outcome = await erase(db, id.data, { cause: 'operator', by: null, isRehearsal }, now)
    if (!outcome.ok && outcome.because === 'unknown') return refused(`Nobody has the id ${id.data}.`, outcome)
    if (!outcome.ok) return refused('This is the last administrator: make another one first.', outcome)
    if (outcome.isAgain) return { exitCode: 0, text: `Erased already on ${outcome.erasedOn}; nothing was changed.`, json: outcome }
    const said = isRehearsal ? 'Nothing was changed. Rows that would go or be emptied:' : 'Erased. Rows that went or were emptied:'
    const struck = Object.keys(outcome.struck).length > 0 ? ['Texts of others with the name struck out:', ...lines(outcome.struck)] : []
    return { exitCode: 0, text: [said, ...lines(outcome.rows), ...struck].join('\n'), json: { ...outcome, isRehearsal } }
  },
}
