import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { courseIds } from '#app/bank/bank.queries.server.ts'
import { exportQuestions as exported } from '#app/bank/export-questions.queries.server.ts'
import { EXPORT_FORMATS } from '#app/exchange/format-names.ts'
import { writeWorkbook } from '#app/exchange/write-table.ts'
import { TEMPLATE_QUESTIONS } from '#app/exchange/template.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { optionText, refused, type Command } from './command.ts'

/** Writes the bank of one or all courses to a file, or the empty template with a row of each kind. */
export const exportQuestions: Command = {
  name: 'export-questions',
  usage: `FILE --format ${EXPORT_FORMATS.join('|')} [--course ID] [--language fr|en|ar] [--template yes] [--json]`,
  about: 'writes the bank of a course, or of all, to a file; --template yes writes the French workbook to fill in',
  needs: 'database',
  async run(words, { database: { db } }) {
    const [file] = words.positionals
    const format = z.enum(EXPORT_FORMATS).safeParse(optionText(words, 'format') ?? (words.options['template'] ? 'xlsx' : undefined))
    const language = z.enum(LANGUAGES).safeParse(optionText(words, 'language') ?? 'fr')
    if (file === undefined || !format.success || !language.success)
      return refused(`export-questions needs a file and --format, one of ${EXPORT_FORMATS.join(', ')}.`)
    if (words.options['template']) {
      writeFileSync(file, writeWorkbook(TEMPLATE_QUESTIONS).content)
      return { exitCode: 0, text: `The template is in ${file}.`, json: { written: TEMPLATE_QUESTIONS.length, skipped: [] } }
    }
    const all = await courseIds(db)
    const course = optionText(words, 'course')
    if (course !== undefined && !all.includes(course)) return refused(`--course is one of ${all.join(', ')}.`)
    const made = await exported(db, { courseIds: course === undefined ? all : [course], format: format.data, language: language.data })
    writeFileSync(file, made.content)
    const lines = made.skipped.map(
      ({ name, because, about }) => `not written  ${because}${about === undefined ? '' : ` (${about})`}  ${name}`,
    )
    const text = [...lines, `${made.written} questions are in ${file}, ${made.skipped.length} could not be written`].join('\n')
    return { exitCode: 0, text, json: { written: made.written, skipped: made.skipped } }
  },
}
