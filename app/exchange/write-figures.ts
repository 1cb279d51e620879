import { xmlText } from './xml-tree.ts'
import { writeZip } from './zip.ts'

/** A cell of a table of figures: a text, a number, a calendar day, or nothing. */
export type FigureCell = string | number | { day: string } | null
export type FigureSheet = { name: string; widths: readonly number[]; rows: readonly (readonly FigureCell[])[] }

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Styles: 0 plain, 1 wrapped text, 2 bold head, 3 a day, 4 a whole number. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="1" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** The days since the last of December 1899, as spreadsheets count them. */
const serialOf = (day: string) => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)

function cellXml(cell: FigureCell, at: string, isHead: boolean): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}" s="4"><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${at}" s="3"><v>${serialOf(cell.day)}</v></c>`
  return `<c r="${at}" t="inlineStr" s="${isHead ? 2 : 1}"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
}

function sheetXml({ widths, rows }: FigureSheet): string {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
  const body = rows.map((cells, row) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`, row === 0))
    return `<row r="${row + 1}">${inside.join('')}</row>`
  })
  return `${HEAD}<worksheet xmlns="${MAIN}"><cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData></worksheet>`
}

/** A workbook of figures, at most 26 columns a sheet: numbers and days are typed, texts are never formulas. The same bytes for the same figures. */
export function writeFigures(sheets: readonly FigureSheet[]): Buffer {
  const parts = sheets.map((_, index) => `xl/worksheets/sheet${index + 1}.xml`)
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${TYPES}.${type}+xml"/>`
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const names = sheets.map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  return writeZip([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${parts.map((part) => override(part, 'worksheet')).join('')}${override('xl/styles.xml', 'styles')}</Types>`,
    ],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="${RELATIONS}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join('')}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${RELATIONS}">${parts.map((part, index) => relation(`rId${index + 1}`, 'worksheet', part.slice(3))).join('')}${relation(`rId${parts.length + 1}`, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, index) => [parts[index] ?? '', sheetXml(sheet)] as const),
  ])
}
