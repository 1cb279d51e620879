/** A cell of a table that leaves the platform. */
export type CsvCell = string | number | null

/** Text that a spreadsheet would run as a formula is made inert by an apostrophe in front; separators and quotes are quoted. */
function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const inert = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** A table as CSV for spreadsheets set to French: semicolons, decimal commas, UTF-8 with its mark, CRLF. */
export function csvTable(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`
}
