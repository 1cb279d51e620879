import type { SheetWarning } from '#app/rules/people-sheet.ts'
import { decodeText } from './decode-text.ts'
import type { FileRefusal } from './import-report.ts'
import { readCsv, type Sheet } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

export type ReadPeople = { ok: true; rows: Sheet['rows']; warnings: SheetWarning[] } | { ok: false; because: FileRefusal }

/** The rows of a workbook or of a text with `;`, `,` or tabs, in UTF-8 or Windows-1252, with what must be told of the file. Nothing is taken for a header yet. */
export function readPeopleFile(bytes: Uint8Array): ReadPeople {
  const isBook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)
  if (isBook) {
    const book = readXlsx(bytes)
    if (!book.ok) return { ok: false, because: book.because }
    const warnings: SheetWarning[] = [
      ...(book.formulas > 0 ? [{ because: 'formulas', about: String(book.formulas) } as const] : []),
      ...(book.merged.length > 0 ? [{ because: 'merged', about: book.merged.slice(0, 5).join(', ') } as const] : []),
      ...(book.others.length > 0 ? [{ because: 'other-sheets', about: book.others.slice(0, 5).join(', ') } as const] : []),
    ]
    return { ok: true, rows: book.sheet.rows, warnings }
  }
  const text = decodeText(bytes)
  if (!text.ok) return { ok: false, because: text.because }
  const csv = readCsv(text.text)
  if (!csv.ok) return { ok: false, because: csv.because }
  const isWestern = text.warnings.some(({ because }) => because === 'read-as-western')
  return { ok: true, rows: csv.sheet.rows, warnings: isWestern ? [{ because: 'read-as-western', about: '' }] : [] }
}
