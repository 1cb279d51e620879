import path from 'node:path'
import type { Because, FileRefusal } from './import-report.ts'
import { MAX_COLUMNS, MAX_ROWS, type Sheet } from './read-csv.ts'
import { childOf, childrenOf, readXml, type XmlElement } from './xml-tree.ts'
import { readZip, unpack } from './zip.ts'

/** The largest workbook that is read, packed and unpacked, in bytes. */
export const MAX_PACKED = 4_000_000
export const MAX_UNPACKED = 12_000_000
const LIMITS = { depth: 20, elements: 200_000 }

type Refusal = { ok: false } & Because<FileRefusal>
/** `formulas` counts the cells that hold one, `merged` are the ranges of cells that were made one. */
export type ReadWorkbook = { ok: true; sheet: Sheet; name: string; others: string[]; formulas: number; merged: string[] } | Refusal

class Refused extends Error {
  readonly refusal: Refusal
  constructor(because: FileRefusal, about?: string) {
    super(because)
    this.refusal = { ok: false, because, ...(about === undefined ? {} : { about }) }
  }
}

/** Opens the parts of a workbook one by one, and no more than all of them together may weigh. */
function openParts(bytes: Uint8Array) {
  const zip = readZip(bytes)
  if (!zip.ok) throw new Refused(zip.because)
  let left = MAX_UNPACKED
  return (name: string): XmlElement | undefined => {
    const entry = zip.entries.get(name)
    if (!entry) return undefined
    const content = unpack(entry, left)
    if (content === 'too-large') throw new Refused('unpacks-too-large', name)
    if (content === 'broken') throw new Refused('not-a-workbook', name)
    left -= content.length
    const tree = readXml(new TextDecoder().decode(content), { limits: LIMITS })
    if (!tree.ok) throw new Refused(tree.because, name)
    return tree.root
  }
}

/** Names of elements and attributes without the letters that stand for a namespace. */
const plain = (element: XmlElement): XmlElement => ({
  ...element,
  name: element.name.replace(/^\w+:/, ''),
  children: element.children.map(plain),
})

/** All pieces of a text, without the reading aids of other scripts. */
function textIn(element: XmlElement): string {
  if (element.name === 't') return element.text
  return element.name === 'rPh' ? '' : element.children.map(textIn).join('')
}

/** A number as text: 1.0 and 1E0 are 1. */
function numberText(written: string): string {
  const value = Number(written)
  return written.trim() !== '' && Number.isFinite(value) ? String(Number(value.toPrecision(15))) : written
}

function cellText(cell: XmlElement, shared: readonly string[]): string {
  const value = childOf(cell, 'v')?.text ?? ''
  switch (cell.attributes['t'] ?? 'n') {
    case 's':
      return shared[Number(value)] ?? ''
    case 'inlineStr':
      return childOf(cell, 'is') ? textIn(childOf(cell, 'is') ?? cell) : ''
    case 'b':
      return value === '1' ? 'VRAI' : 'FAUX'
    case 'n':
      return numberText(value)
    default:
      return value
  }
}

/** The column of an address as `AB12`, from 0. */
const columnOf = (address: string) =>
  [...address.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0) - 1

/** Reads the first sheet of a workbook as texts. Formulas give the value they were saved with. Refuses other files, locked ones, and those that unpack too large. */
export function readXlsx(bytes: Uint8Array): ReadWorkbook {
  if (bytes.length > MAX_PACKED) return { ok: false, because: 'too-large' }
  // Locked workbooks and those of before 2007 are another kind of file.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, because: 'encrypted' }
  try {
    return readFirstSheet(openParts(bytes))
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

function readFirstSheet(part: (name: string) => XmlElement | undefined): ReadWorkbook {
  const workbook = part('xl/workbook.xml')
  const relations = part('xl/_rels/workbook.xml.rels')
  if (!workbook || !relations) throw new Refused('not-a-workbook')
  const sheets = childrenOf(childOf(plain(workbook), 'sheets'), 'sheet').filter(
    ({ attributes }) => (attributes['state'] ?? 'visible') === 'visible',
  )
  const [first, ...others] = sheets
  const target = relations.children.find(({ attributes }) => attributes['Id'] === first?.attributes['r:id'])?.attributes['Target']
  if (!first || target === undefined) throw new Refused('not-a-workbook')
  const strings = part('xl/sharedStrings.xml')
  const shared = strings ? childrenOf(plain(strings), 'si').map(textIn) : []
  const sheet = part(target.startsWith('/') ? target.slice(1) : path.posix.join('xl', target))
  if (!sheet) throw new Refused('not-a-workbook')
  const rows: Sheet['rows'] = []
  let formulas = 0
  for (const row of childrenOf(childOf(plain(sheet), 'sheetData'), 'row')) {
    const cells: string[] = []
    for (const [index, cell] of childrenOf(row, 'c').entries()) {
      const address = cell.attributes['r']
      if (childOf(cell, 'f')) formulas += 1
      const column = address === undefined ? index : columnOf(address)
      if (column >= MAX_COLUMNS || column < 0) {
        if (cellText(cell, shared).trim() === '') continue
        throw new Refused('too-many', address)
      }
      while (cells.length < column) cells.push('')
      cells[column] = cellText(cell, shared)
        .replace(/\r\n?/g, '\n')
        .replace(/_x000D_/g, '')
    }
    if (cells.some((text) => text.trim() !== '')) rows.push({ line: Number(row.attributes['r'] ?? rows.length + 1), cells })
    if (rows.length > MAX_ROWS) throw new Refused('too-many')
  }
  return {
    ok: true,
    sheet: { rows },
    name: first.attributes['name'] ?? '',
    formulas,
    merged: childrenOf(childOf(plain(sheet), 'mergeCells'), 'mergeCell').map(({ attributes }) => attributes['ref'] ?? ''),
    others: others.map(({ attributes }) => attributes['name'] ?? ''),
  }
}
