import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { importPeopleFile } from '#app/coordination/sheets/import-people-file.server.ts'
import { refused, optionText, type Command } from './command.ts'

/** Larger files are refused by every reader: they are not even opened. */
const MAX_FILE = 10_000_000

/** Invites the people of a spreadsheet into a cohort; its columns are guessed by their headers, rows with a fault are told and left out. */
export const importPeople: Command = {
  name: 'import-people',
  usage: 'FILE --cohort ID [--dry-run] [--json]',
  about: 'invites the people of an .xlsx or .csv into a cohort; tells each row that is left out; the same file twice invites nobody new',
  needs: 'database',
  async run(words, { database: { db }, settings, now }) {
    const [file] = words.positionals
    if (file === undefined) return refused('import-people needs a file.')
    const cohortId = z.uuid().safeParse(optionText(words, 'cohort'))
    if (!cohortId.success) return refused('--cohort is the id of a cohort, as it stands in the address of its page.')
    const size = statSync(file, { throwIfNoEntry: false })
    if (!size?.isFile()) return refused(`There is no file ${file}.`)
    if (size.size > MAX_FILE) return refused('Refused: too-large. Nothing was changed.', { ok: false, because: 'too-large' })
    const isTrial = words.options['dry-run'] === true
    const outcome = await importPeopleFile(
      db,
      { bytes: new Uint8Array(readFileSync(file)), cohortId: cohortId.data, isTrial, settings },
      now,
    )
    if (!outcome.ok) return refused(`Refused: ${outcome.because}. Nothing was changed.`, outcome)
    const { report, faulty, withheld, unknown } = outcome
    const lines = [
      ...withheld.map(({ header, why }) => `column  dropped unread (${why})  ${header}`),
      ...unknown.map((header) => `column  not taken  ${header}`),
      ...faulty.map(({ line, because }) => `line ${line}  left out  ${because.join(', ')}`),
      `${report.made} ${isTrial ? 'would be invited (nothing was changed)' : 'invited'}, ${report.known} there already, ${report.faulty} left out`,
    ]
    return { exitCode: 0, text: lines.join('\n'), json: { ...outcome, isTrial } }
  },
}
