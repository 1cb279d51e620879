import type { Because, FileRefusal } from './import-report.ts'

/** A table as it stands in a file: cells as texts, with the line of the file where each row begins. */
export type Sheet = { rows: { line: number; cells: string[] }[] }

export const MAX_ROWS = 5_000
export const MAX_COLUMNS = 100

/** The sign between cells: of `;`, `,` and tab the one that stands most often outside quotes in the first line. */
function separatorOf(text: string): string {
  const firstLine =
    text
      .replace(/"[^"]*"/g, '')
      .split('\n')
      .find((line) => line.trim() !== '') ?? ''
  const count = (sign: string) => firstLine.split(sign).length
  return [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ';')
}

/** Reads a table of cells between `;`, `,` or tabs, quoted where they hold such signs or line ends. Refuses a quote that never ends. */
export function readCsv(text: string): { ok: true; sheet: Sheet } | ({ ok: false; line: number } & Because<FileRefusal>) {
  const separator = separatorOf(text.slice(0, 20_000))
  const rows: Sheet['rows'] = []
  let line = 1
  let row = { line, cells: [] as string[] }
  let at = 0
  const endCell = (cell: string) => row.cells.push(cell)
  const endRow = () => {
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
    row = { line, cells: [] }
  }
  while (at < text.length) {
    if (text[at] === '"') {
      const { cell, end } = quotedCell(text, at)
      if (end === -1) return { ok: false, because: 'not-text', about: '"', line: row.line }
      line += cell.split('\n').length - 1
      endCell(cell)
      at = end
    } else {
      const end = nextOf(text, at, separator)
      endCell(text.slice(at, end))
      at = end
    }
    const sign = text[at]
    at += 1
    if (sign === '\n' || sign === undefined) {
      line += 1
      endRow()
    } else if (sign !== separator) {
      // Signs after a closing quote belong to the cell, as spreadsheets read them.
      const end = nextOf(text, at - 1, separator)
      row.cells[row.cells.length - 1] += text.slice(at - 1, end)
      at = end + 1
      if (text[end] !== separator) {
        line += 1
        endRow()
      }
    }
    if (rows.length > MAX_ROWS || row.cells.length > MAX_COLUMNS) return { ok: false, because: 'too-many', line }
  }
  endRow()
  return { ok: true, sheet: { rows } }
}

function nextOf(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === separator || text[at] === '\n') return at
  return text.length
}

function quotedCell(text: string, from: number): { cell: string; end: number } {
  let cell = ''
  let start = from + 1
  for (;;) {
    const quote = text.indexOf('"', start)
    if (quote === -1) return { cell, end: -1 }
    cell += text.slice(start, quote)
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 }
    cell += '"'
    start = quote + 2
  }
}
