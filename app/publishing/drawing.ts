import type { Report } from './problems.ts'

const MAX_BYTES = 3 * 1024
const MIN_TEXT_AT_320 = 8.5

const ELEMENTS = new Set([
  'svg',
  'title',
  'desc',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'defs',
  'marker',
])
const ATTRIBUTES = new Set(
  `xmlns viewBox role fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity fill-opacity fill-rule opacity
  font-family font-size font-weight font-style text-anchor dominant-baseline transform d x y x1 y1 x2 y2 cx cy r rx ry width height points dx dy
  id marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient textLength lengthAdjust aria-hidden aria-labelledby aria-describedby aria-label`.split(
    /\s+/,
  ),
)
const COLOURS = new Set(['currentColor', 'none', 'context-stroke', 'context-fill', 'inherit'])
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

interface Element {
  name: string
  attributes: Map<string, string>
  children: (Element | string)[]
  line: number
}

/** A drawing that was checked: written anew from its parts, so nothing passes that is not on the lists above. */
export interface Drawing {
  title: string
  description: string
  /** The SVG with ids that carry a prefix, to stand beside other drawings in one page. */
  svg: (options: { prefix: string; label: string; language: string }) => string
}

const PIECE = /<!--[^]*?-->|<\?xml[^>]*\?>|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|(<)/g

/** Reads an SVG file and reports whatever must not be in it; answers nothing when it cannot be shown. */
export function readDrawing(text: string, report: Report): Drawing | undefined {
  if (Buffer.byteLength(text) > MAX_BYTES)
    report(1, 'drawing-size', `The drawing has ${Buffer.byteLength(text)} bytes; ${MAX_BYTES} is the most: simplify it.`)
  const root = readTree(text, report)
  if (root === undefined) return undefined
  const isSafe = checkElements(root, report)
  const title = childText(root, 'title')
  const description = childText(root, 'desc')
  if (title === '') report(1, 'drawing-title', 'Add a <title> that names the drawing.')
  if (description === '') report(1, 'drawing-title', 'Add a <desc> that says in a sentence or two what the drawing shows.')
  if (!/^[-\d.]+([\s,]+[-\d.]+){3}$/.test(root.attributes.get('viewBox') ?? ''))
    report(1, 'drawing-size', 'Give the svg element a viewBox with four numbers.')
  if (!isSafe) return undefined
  return { title, description, svg: (options) => written(root, description, options) }
}

function readTree(text: string, report: Report): Element | undefined {
  const open: Element[] = []
  let root: Element | undefined
  let line = 1
  for (const piece of text.matchAll(PIECE)) {
    const [whole, closing, name, attributes, selfClosing, words, stray] = piece
    const parent = open.at(-1)
    const isWrong =
      stray !== undefined ||
      (closing === '/' && parent?.name !== name) ||
      (words !== undefined && words.trim() !== '' && parent === undefined) ||
      open.length > 12
    if (isWrong) {
      report(
        line,
        'drawing-unreadable',
        'This is not a well-formed drawing here: check that every element is closed and every value quoted.',
      )
      return undefined
    }
    if (words !== undefined) parent?.children.push(decoded(words))
    if (name !== undefined && closing === '/') open.pop()
    if (name !== undefined && closing === '') {
      const element: Element = { name, attributes: attributesOf(attributes ?? ''), children: [], line }
      if (parent === undefined && root === undefined) root = element
      parent?.children.push(element)
      if (selfClosing === '') open.push(element)
    }
    line += whole.split('\n').length - 1
  }
  if (root?.name === 'svg' && open.length === 0) return root
  report(1, 'drawing-unreadable', 'The file must hold one closed <svg> element and nothing else.')
  return undefined
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found.set(name, decoded(double ?? single ?? ''))
  return found
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ''
  })
}

function childText(root: Element, name: string): string {
  const child = root.children.find((part) => typeof part !== 'string' && part.name === name)
  if (child === undefined || typeof child === 'string') return ''
  return child.children
    .filter((part) => typeof part === 'string')
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function everyElement(element: Element): Element[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : everyElement(child)))]
}

function checkElements(root: Element, report: Report): boolean {
  const elements = everyElement(root)
  const ids = elements.flatMap((element) => element.attributes.get('id') ?? [])
  const width = Number(/^[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)/.exec(root.attributes.get('viewBox') ?? '')?.[1] ?? 320)
  let isSafe = true
  const refuse = (line: number, message: string) => {
    isSafe = false
    report(line, 'drawing-unsafe', message)
  }
  if (new Set(ids).size < ids.length) refuse(root.line, 'Two elements have the same id: give each its own.')
  for (const element of elements) {
    if (!ELEMENTS.has(element.name)) refuse(element.line, `<${element.name}> is not allowed in a drawing: use shapes and text only.`)
    for (const [name, value] of element.attributes) checkAttribute(element, name, value, ids, report, refuse)
    const size = Number.parseFloat(element.attributes.get('font-size') ?? '')
    if ((size * 320) / Math.max(width, 320) < MIN_TEXT_AT_320) {
      report(
        element.line,
        'drawing-small-text',
        `Text of size ${size} in a drawing ${width} wide cannot be read on a phone: at least ${Math.ceil((MIN_TEXT_AT_320 * width) / 320)}.`,
      )
    }
  }
  return isSafe
}

function checkAttribute(
  element: Element,
  name: string,
  value: string,
  ids: string[],
  report: Report,
  refuse: (line: number, message: string) => void,
): void {
  if (!ATTRIBUTES.has(name)) refuse(element.line, `The attribute ${name} is not allowed in a drawing: take it out.`)
  if ((name === 'fill' || name === 'stroke') && !COLOURS.has(value))
    report(element.line, 'drawing-colour', `${name}="${value}": use currentColor or none, so that the drawing follows the page.`)
  if (element.name === 'svg' && (name === 'width' || name === 'height'))
    report(element.line, 'drawing-size', `Take ${name} off the svg element: the page decides.`)
  const reference = /url\(/i.test(value) ? /^url\(#([\w-]+)\)$/.exec(value) : undefined
  if (reference === null || (reference !== undefined && !ids.includes(reference[1] ?? '')))
    refuse(element.line, `${name}="${value}" refers to nothing in this drawing.`)
  if (name !== 'xmlns' && /[a-z]+:/i.test(value)) refuse(element.line, `${name} must not hold an address.`)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function written(
  root: Element,
  description: string,
  { prefix, label, language }: { prefix: string; label: string; language: string },
): string {
  const own = (value: string) => value.replace(/^url\(#(.+)\)$/, `url(#${prefix}-$1)`)
  const write = (element: Element): string => {
    const attributes = [...element.attributes]
      .filter(([name]) => !name.startsWith('aria-l') && name !== 'aria-describedby')
      .map(([name, value]) => ` ${name}="${escaped(name === 'id' ? `${prefix}-${value}` : own(value))}"`)
      .join('')
    const inside = element.children
      .map((child) => (typeof child === 'string' ? escaped(child.replace(/\s+/g, ' ')) : write(child)))
      .join('')
    return inside === '' ? `<${element.name}${attributes}/>` : `<${element.name}${attributes}>${inside}</${element.name}>`
  }
  const shapes = root.children
    .map((child) => (typeof child === 'string' || child.name === 'title' || child.name === 'desc' ? '' : write(child)))
    .join('')
  const kept = [...root.attributes]
    .filter(
      ([name]) =>
        !['xmlns', 'role', 'width', 'height', 'id', 'aria-hidden', 'aria-labelledby', 'aria-describedby', 'aria-label'].includes(name),
    )
    .map(([name, value]) => ` ${name}="${escaped(own(value))}"`)
  const spoken = language === 'fr' ? '' : ' lang="fr"'
  return `<svg${kept.join('')}${spoken} role="img" aria-label="${escaped(label)}" aria-describedby="${prefix}-d"><desc id="${prefix}-d">${escaped(description)}</desc>${shapes}</svg>`
}
