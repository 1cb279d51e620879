import { csvTable } from '#app/exchange/csv.ts'
import { writeXlsx } from '#app/exchange/write-xlsx.ts'
import type { Language } from '#app/rules/languages.ts'
import { sheetWords } from './words/words.ts'

/** The empty sheet that is filled in: headers that are guessed by themselves, and one example. */
function templateRows(language: Language): string[][] {
  const { template: words } = sheetWords[language]
  return [
    [words.name, words.phone, words.email, words.language, words.organisation],
    [words.sampleName, '06 12 34 56 78', '', words.sampleLanguage, ''],
  ]
}

/** The template as a workbook or as CSV, ready to be downloaded. */
export function templateFile(kind: 'xlsx' | 'csv', language: Language): Response {
  const rows = templateRows(language)
  const isBook = kind === 'xlsx'
  const type = isBook ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8'
  const headers = { 'Content-Type': type, 'Content-Disposition': `attachment; filename="modele.${kind}"` }
  return new Response(isBook ? new Uint8Array(writeXlsx('Modèle', rows, [30, 20, 30, 14, 30])) : csvTable(rows), { headers })
}
