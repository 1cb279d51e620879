import { writeFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { cohorts } from '#db/schema/cohorts.ts'
import { askReport } from '#app/coordination/reports/ask-report.server.ts'
import { reportDocument } from '#app/coordination/reports/report-document.ts'
import { reportCsv, reportJson, reportWorkbook } from '#app/coordination/reports/report-files.ts'
import { reportById } from '#app/coordination/reports/reports.queries.server.ts'
import { takeOutByOperator } from '#app/platform/take-out.server.ts'
import { isCalendarDay } from '#app/rules/calendar-days.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { ATTRIBUTIONS } from '#app/rules/report-figures.ts'
import { optionText, refused, type Command } from './command.ts'

const day = z.string().refine(isCalendarDay)
const wished = z.object({
  cohort: z.uuid(),
  from: day,
  to: day,
  format: z.enum(['xlsx', 'csv', 'json']),
  attribution: z.enum(ATTRIBUTIONS).default('enrolment'),
  day: day.optional(),
  language: z.enum(LANGUAGES).default('fr'),
})
const NAMES = ['cohort', 'from', 'to', 'format', 'attribution', 'day', 'language']

/** Makes a report of a cohort and writes it: counted and frozen like one made on the site, groups under 5 protected, with a line in the audit. */
export const report: Command = {
  name: 'report',
  usage: '[FILE] --cohort ID --from DAY --to DAY --format xlsx|csv|json',
  about:
    'counts and freezes the figures of a cohort, groups under 5 protected; --attribution enrolment|completion|date, --day DAY, --language fr|en|ar; xlsx needs FILE',
  needs: 'database',
  async run(words, { database: { db }, now }) {
    const read = wished.safeParse(Object.fromEntries(NAMES.map((name) => [name, optionText(words, name)])))
    if (!read.success)
      return refused(`report: look at ${[...new Set(read.error.issues.map(({ path }) => `--${path.join('')}`))].join(', ')}.`)
    const { cohort, from, to, format, attribution, language } = read.data
    const [file] = words.positionals
    if (to < from) return refused('report: --to lies before --from.')
    if (attribution === 'date' && read.data.day === undefined) return refused('report: --attribution date needs --day.')
    if (format === 'xlsx' && file === undefined) return refused('report: a workbook needs the name of a file.')
    if ((await db.$count(cohorts, eq(cohorts.id, cohort))) === 0) return refused(`There is no cohort ${cohort}.`)
    const wish = {
      from,
      to,
      cohorts: [cohort],
      organisations: null,
      attribution,
      day: attribution === 'date' ? (read.data.day ?? null) : null,
    }
    const made = await reportById(db, await askReport(db, { wish, madeBy: null }, now, Infinity))
    if (!made) return refused('The report was not counted.')
    await takeOutByOperator(db, { subject: { kind: 'report', id: made.id }, lines: made.body.lines.length }, now)
    const shown = reportDocument(made, language)
    const content = format === 'xlsx' ? reportWorkbook(shown, language) : format === 'csv' ? reportCsv(shown, language) : reportJson(made)
    const json = { number: made.number, hash: made.hash, ...made.body }
    if (file === undefined) return { exitCode: 0, text: String(content), json }
    writeFileSync(file, content)
    return { exitCode: 0, text: `Report ${made.number} is in ${file}.`, json }
  },
}
