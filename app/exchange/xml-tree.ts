import { SaxesParser } from 'saxes'
import type { Because, FileRefusal } from './import-report.ts'

/** An element with its text, its children, and the line where it begins. */
export type XmlElement = { name: string; attributes: Record<string, string>; line: number; text: string; children: XmlElement[] }

export type XmlLimits = { depth: number; elements: number }
const LIMITS: XmlLimits = { depth: 60, elements: 200_000 }

/** A document that is not read, thrown out of the parser. */
class Refused extends Error {
  readonly because: FileRefusal
  constructor(because: FileRefusal) {
    super(because)
    this.because = because
  }
}

export type XmlTree = { ok: true; root: XmlElement } | ({ ok: false; line: number } & Because<FileRefusal>)

/**
 * The tree of an XML text. A document type is refused whatever it says, so that no entity is ever defined or fetched; so are unknown entities,
 * elements too deep or too many.
 */
export function readXml(text: string, { limits = LIMITS }: { limits?: XmlLimits } = {}): XmlTree {
  const top: XmlElement = { name: '', attributes: {}, line: 0, text: '', children: [] }
  const open: XmlElement[] = [top]
  let count = 0
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  const current = () => open.at(-1) ?? top
  const addText = (piece: string) => {
    current().text += piece
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Refused('document-type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    count += 1
    if (count > limits.elements) throw new Refused('too-many')
    if (open.length > limits.depth) throw new Refused('too-deep')
    const element: XmlElement = { name, attributes, line: parser.line, text: '', children: [] }
    current().children.push(element)
    open.push(element)
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  try {
    // A document type is seen before its body is read: the parser would keep a long one whole.
    if (/<!DOCTYPE/i.test(text.slice(0, Math.max(0, text.search(/<[a-z]/i))))) throw new Refused('document-type')
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, because: error.because, line: parser.line }
    if (error instanceof Error) return { ok: false, because: 'not-xml', about: error.message.replace(/^\d+:\d+: /, ''), line: parser.line }
    throw error
  }
  const root = top.children[0]
  return root ? { ok: true, root } : { ok: false, because: 'not-xml', line: 1 }
}

export const childOf = (element: XmlElement | undefined, name: string) => element?.children.find((child) => child.name === name)
export const childrenOf = (element: XmlElement | undefined, name: string) => element?.children.filter((child) => child.name === name) ?? []
/** The text of a child, without spaces around it; undefined where there is none. */
export const textOf = (element: XmlElement | undefined, name: string) => childOf(element, name)?.text.trim()

/** Text with the signs that XML gives a meaning written out. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;')
}
