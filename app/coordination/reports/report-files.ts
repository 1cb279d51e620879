import { csvTable } from '#app/exchange/csv.ts'
import { writeFigures, type FigureCell } from '#app/exchange/write-figures.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { say } from '#app/language/words.ts'
import type { Block, Paper } from '#app/paper/paper.ts'
import type { Language } from '#app/rules/languages.ts'
import { figureHeads, figureText, rateText, type Figure, type ReportDocument } from './report-document.ts'
import type { FrozenReport } from './reports.queries.server.ts'
import { reportWords } from './words/words.ts'

/** A cell of a file: a number as a number; what is protected, or has no rate, in words. */
const cellOf = (figure: Figure, language: Language) => figure ?? reportWords[language].hidden

const figureRows = ({ lines }: ReportDocument, language: Language) =>
  lines.map((line) => [line.name, line.gender, ...line.figures.map((figure) => cellOf(figure, language)), line.rate])

const moveRows = ({ moves }: ReportDocument, language: Language) =>
  moves.map((move) => [move.name, cellOf(move.movedIn, language), cellOf(move.movedOut, language)])

const moveHeads = (language: Language) => {
  const words = reportWords[language]
  return [words.organisation, words.movedIn, words.movedOut]
}

const attendanceRows = ({ attendance }: ReportDocument, language: Language) =>
  attendance.map((line) => [line.name, cellOf(line.attended, language)])

const attendanceHeads = (language: Language) => [reportWords[language].organisation, reportWords[language].attended]

/** The report as CSV: what it is about, the figures, the moves, and what each word means. */
export function reportCsv(shown: ReportDocument, language: Language): string {
  return csvTable([
    [shown.title],
    ...shown.about.map((line) => [line.label, 'day' in line ? line.day : line.text]),
    [],
    figureHeads(language),
    ...figureRows(shown, language),
    ...(shown.moves.length === 0 ? [] : [[], moveHeads(language), ...moveRows(shown, language)]),
    ...(shown.attendance.length === 0 ? [] : [[], attendanceHeads(language), ...attendanceRows(shown, language)]),
    [],
    ...shown.definitions.map(({ label, text }) => [label, text]),
  ])
}

/** The report as a workbook: figures as numbers, days as days, and a sheet with what each word means. */
export function reportWorkbook(shown: ReportDocument, language: Language): Buffer {
  const words = reportWords[language]
  const about: FigureCell[][] = [
    [shown.title, null],
    ...shown.about.map((line): FigureCell[] => [line.label, 'day' in line ? { day: line.day } : line.text]),
    ...shown.definitions.map(({ label, text }): FigureCell[] => [label, text]),
  ]
  return writeFigures([
    { name: words.sheets.figures, widths: [34, 14, 12, 14, 14, 14, 24, 10], rows: [figureHeads(language), ...figureRows(shown, language)] },
    ...(shown.moves.length === 0
      ? []
      : [{ name: words.sheets.moves, widths: [34, 14, 14], rows: [moveHeads(language), ...moveRows(shown, language)] }]),
    ...(shown.attendance.length === 0
      ? []
      : [{ name: words.workshops, widths: [34, 30], rows: [attendanceHeads(language), ...attendanceRows(shown, language)] }]),
    { name: words.sheets.about, widths: [28, 80], rows: about },
  ])
}

/** The report as it was frozen, for programs. */
export const reportJson = ({ number, hash, body }: Pick<FrozenReport, 'number' | 'hash' | 'body'>): string =>
  JSON.stringify({ number, hash, ...body }, null, 2)

type Sheet = { siteName: string; language: Language; madeAt: Date }

/** The report on sheets of A4. The file carries the instant of the data: the same report gives the same bytes. */
export function reportPaper(shown: ReportDocument, { siteName, language, madeAt }: Sheet): Paper {
  const words = reportWords[language]
  const tables: Block[] = [
    {
      kind: 'table',
      table: {
        ...{ id: 'figures', isFigures: false },
        title: words.byOrganisation,
        columns: figureHeads(language),
        rows: shown.lines.map((line) => ({
          cells: [line.name, line.gender, ...line.figures.map((figure) => figureText(figure, language)), rateText(line.rate, language)],
          isTotal: line.isSum,
        })),
        notes: [],
      },
    },
    ...(shown.moves.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              ...{ id: 'moves', isFigures: false },
              title: words.moves,
              columns: moveHeads(language),
              rows: shown.moves.map((move) => ({
                cells: [move.name, figureText(move.movedIn, language), figureText(move.movedOut, language)],
                isTotal: move.isWhole,
              })),
              notes: [],
            },
          },
        ]),
    ...(shown.attendance.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              ...{ id: 'attendance', isFigures: false },
              title: words.workshops,
              columns: attendanceHeads(language),
              rows: shown.attendance.map((line) => ({ cells: [line.name, figureText(line.attended, language)], isTotal: line.isWhole })),
              notes: [],
            },
          },
        ]),
  ]
  return {
    ...{ title: shown.title, language, madeAt },
    foot: `${siteName} · ${shown.title}`,
    blocks: [
      { kind: 'soft', text: siteName },
      { kind: 'title', text: shown.title },
      { kind: 'strong', text: shown.period },
      { kind: 'text', text: shown.summary },
      ...tables,
      { kind: 'heading', text: words.method },
      ...[...shown.about, ...shown.definitions].map((line): Block => {
        const text = 'day' in line ? formatShortDay(line.day, language) : line.text
        return { kind: 'text', text: say('{label} : {text}', { label: line.label, text }) }
      }),
    ],
  }
}
