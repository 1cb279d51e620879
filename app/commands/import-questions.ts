import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { assumedCourse } from '#app/bank/bank.queries.server.ts'
import { importQuestions as importInto, type ImportOutcome } from '#app/bank/import-questions.server.ts'
import { IMPORT_FORMATS } from '#app/exchange/format-names.ts'
import { optionText, refused, type Command } from './command.ts'

/** Larger files are refused by every reader: they are not even opened. */
const MAX_FILE = 10_000_000

type Line = { name: string; line: number; because: string; about?: string }

const reasonText = ({ because, about }: { because: string; about?: string }) => (about === undefined ? because : `${because} (${about})`)
const lineText = (kind: string, { line, name, ...reason }: Line) =>
  `${line > 0 ? `line ${line}` : 'file'}  ${kind}  ${reasonText(reason)}  ${name}`.trimEnd()

function reportText(outcome: ImportOutcome, isTrial: boolean): string {
  const { imported = [], skipped = [], warnings = [] } = outcome
  const lines = [...skipped.map((line) => lineText('skipped', line)), ...warnings.map((line) => lineText('warning', line))]
  if (!outcome.ok) {
    const place = outcome.line === undefined ? '' : ` at line ${outcome.line}`
    return [...lines, `Refused${place}: ${reasonText(outcome)}. Nothing was changed.`].join('\n')
  }
  const done = isTrial ? 'would be imported (nothing was changed)' : 'imported'
  return [...lines, `${imported.length} ${done}, ${skipped.length} skipped, ${warnings.length} warnings, read as ${outcome.format}`].join(
    '\n',
  )
}

/** Takes the questions of a file into the bank of a course; app/exchange/formats.md says what of each format is taken. */
export const importQuestions: Command = {
  name: 'import-questions',
  usage: `FILE [--course ID] [--format ${IMPORT_FORMATS.join('|')}] [--dry-run] [--json]`,
  about: 'takes questions into the bank of a course; says what is skipped and why; a refused file changes nothing',
  needs: 'database',
  async run(words, { database: { db }, now }) {
    const [file] = words.positionals
    if (file === undefined) return refused('import-questions needs a file.')
    const format = z
      .enum(IMPORT_FORMATS)
      .nullable()
      .safeParse(optionText(words, 'format') ?? null)
    if (!format.success) return refused(`--format is one of ${IMPORT_FORMATS.join(', ')}.`)
    const size = statSync(file, { throwIfNoEntry: false })
    if (!size?.isFile()) return refused(`There is no file ${file}.`)
    if (size.size > MAX_FILE) return refused('Refused: too-large. Nothing was changed.', { ok: false, because: 'too-large' })
    const isTrial = words.options['dry-run'] === true
    const bytes = new Uint8Array(readFileSync(file))
    const said = optionText(words, 'course')
    const courseId = said ?? (await assumedCourse(db, bytes, format.data))
    if (courseId === null) return refused('Refused: no-course. Nothing was changed.', { ok: false, because: 'no-course' })
    const outcome = await importInto(db, { bytes, format: format.data, courseId, isTrial, actorId: null }, now)
    const place = said === undefined ? `Course ${courseId}: none was said, --course says another.\n` : ''
    return { exitCode: outcome.ok ? 0 : 1, text: place + reportText(outcome, isTrial), json: { ...outcome, isTrial, course: courseId } }
  },
}
