import { decodeText } from './decode-text.ts'
import type { ImportFormat } from './format-names.ts'
import { withAbout, type ReadResult } from './import-report.ts'
import { readAiken } from './read-aiken.ts'
import { readCsv } from './read-csv.ts'
import { readGift } from './read-gift.ts'
import { isKahoot, readKahoot } from './read-kahoot.ts'
import { readMoodleXml } from './read-moodle-xml.ts'
import { readTable } from './read-table.ts'
import { readXlsx } from './read-xlsx.ts'
import { columnsUnder } from './table-columns.ts'

/** The format of a file by its first signs; null where none is recognised. */
export function formatOfFile(bytes: Uint8Array): ImportFormat | null {
  if ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)) return 'xlsx'
  const decoded = decodeText(bytes)
  if (!decoded.ok) return null
  const { text } = decoded
  if (/^\s*<(?:\?xml|!|quiz\b|[a-z])/i.test(text)) return 'moodle-xml'
  if (/^[ \t]*(?:ANSWER|R[ÉE]PONSE)[ \t]*:/im.test(text) && /^[ \t]*A[.)][ \t]/m.test(text)) return 'aiken'
  const header = readCsv(text.trimStart().slice(0, 20_000).split('\n')[0] ?? '')
  const [first] = header.ok ? header.sheet.rows : []
  if (first && columnsUnder(first.cells)) return 'csv'
  return text.includes('{') || text.includes('::') ? 'gift' : null
}

/** Reads a file of questions in the format it is said to have, or in the one it shows. A file of another format is refused. */
export function readQuestions(bytes: Uint8Array, format: ImportFormat | null): ReadResult & { format: ImportFormat | null } {
  const found = format ?? formatOfFile(bytes)
  if (found === 'xlsx' || found === 'kahoot') {
    const book = readXlsx(bytes)
    if (!book.ok) return { ...book, format: found }
    const isOurs = columnsUnder(book.sheet.rows[0]?.cells ?? []) !== null
    const isGame = found === 'kahoot' || (!isOurs && isKahoot(book.sheet))
    const result = isGame ? readKahoot(book.sheet) : readTable(book.sheet)
    return { ...withOthers(result, book.others), format: isGame ? 'kahoot' : 'xlsx' }
  }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { ok: false, ...withAbout(decoded.because, decoded.about), format: found }
  if (found === null) return { ok: false, because: 'unknown-format', format: null }
  const result = readText(decoded.text, found)
  if (!result.ok) return { ...result, format: found }
  return { ...result, warnings: [...decoded.warnings, ...result.warnings], format: found }
}

function readText(text: string, format: ImportFormat): ReadResult {
  if (format === 'moodle-xml') return readMoodleXml(text)
  if (format === 'aiken') return readAiken(text)
  if (format === 'gift') return /^\s*<\?xml/.test(text) ? { ok: false, because: 'other-format', about: 'XML' } : readGift(text)
  const csv = readCsv(text)
  return csv.ok ? readTable(csv.sheet) : csv
}

/** Sheets after the first are not read, and named. */
function withOthers(result: ReadResult, others: readonly string[]): ReadResult {
  if (!result.ok || others.length === 0) return result
  return { ...result, warnings: [...result.warnings, ...others.map((about) => ({ because: 'not-kept' as const, about }))] }
}
