import type { Element, ElementContent, Root } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Language } from '#app/rules/languages.ts'
import type { CompiledHeading, CompiledTerm } from './compiled-course.ts'
import type { Drawing } from './drawing.ts'
import { listOfTerms, markTerms } from './glossary-marks.ts'
import type { TermFinder } from './glossary-marks.ts'
import { element, replaceChildren, safeTreeOf, textIn, words, written } from './safe-html.ts'
import { typeset } from '#app/language/typeset.ts'
import { WORDS } from './words/words.ts'

/** What a page needs of a lesson's text. */
export interface LessonHtml {
  html: string
  headings: CompiledHeading[]
  terms: CompiledTerm[]
  bytes: number
}

/** Renders a lesson that was put in order. */
export function renderLesson(
  tree: MarkdownRoot,
  language: Language,
  drawings: ReadonlyMap<string, Drawing>,
  finder: TermFinder,
): LessonHtml {
  const page = safeTreeOf(tree)
  setType(page, language)
  const headings = nameHeadings(page)
  showDrawings(page, drawings, language)
  wrapTables(page, language)
  const terms = markTerms(page, finder)
  page.children.push(...listOfTerms(terms, language))
  const html = written(page)
  return { html, headings, terms, bytes: compressedBytes(html) }
}

/** Renders a short text (a brief, an example): no drawings, no glossary. */
export function renderShort(tree: MarkdownRoot, language: Language): string {
  const page = safeTreeOf(tree)
  setType(page, language)
  showDrawings(page, new Map(), language)
  wrapTables(page, language)
  return written(page)
}

/** The bytes a text takes on the way to a phone: brotli at the level servers use for pages. */
export function compressedBytes(html: string): number {
  return brotliCompressSync(html, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  }).length
}

function setType(page: Root, language: Language): void {
  replaceChildren(
    page,
    (node) => (node.type === 'text' ? [{ ...node, value: typeset(node.value, language) }] : [node]),
    (node) => node.tagName === 'code' || node.tagName === 'pre',
  )
}

function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
}

/** Gives each heading an anchor that begins with h- so that it meets no id of the page around. */
function nameHeadings(page: Root): CompiledHeading[] {
  const headings: CompiledHeading[] = []
  const taken = new Set<string>()
  replaceChildren(page, (node) => {
    if (node.type !== 'element' || (node.tagName !== 'h2' && node.tagName !== 'h3')) return [node]
    const text = textIn(node)
    const base = `h-${slugOf(text) || headings.length + 1}`
    let id = base
    for (let copy = 2; taken.has(id); copy += 1) id = `${base}-${copy}`
    taken.add(id)
    headings.push({ level: node.tagName === 'h2' ? 2 : 3, id, text })
    return [{ ...node, properties: { id } }]
  })
  return headings
}

function showDrawings(page: Root, drawings: ReadonlyMap<string, Drawing>, language: Language): void {
  let shown = 0
  replaceChildren(page, (node) => {
    if (node.type !== 'element') return [node]
    if (node.tagName === 'p') {
      const figures = node.children.filter((child) => child.type === 'element' && child.tagName === 'figure')
      const hasOnlyFigures = figures.length > 0 && node.children.every((child) => figures.includes(child) || textIn(child).trim() === '')
      return hasOnlyFigures ? figures : [node]
    }
    if (node.tagName !== 'img') return [node]
    const drawing = drawings.get(String(node.properties['src'] ?? ''))
    if (drawing === undefined) return []
    shown += 1
    const label = String(node.properties['alt'] ?? drawing.title)
    const caption = node.properties['title']
    const raw = {
      type: 'raw',
      value: drawing.svg({ prefix: `d${shown}`, label: typeset(label, language), language }),
    } satisfies ElementContent
    const below = typeof caption === 'string' ? [element('figcaption', {}, [words(typeset(caption, language))])] : []
    return [element('figure', {}, [raw, ...below])]
  })
}

/** Puts tables into a region that scrolls by itself, and marks heads and columns of numbers. */
function wrapTables(page: Root, language: Language): void {
  replaceChildren(page, (node) => {
    if (node.type !== 'element') return [node]
    if (node.tagName === 'th' || node.tagName === 'td') {
      const isNumber = node.properties['align'] === 'right'
      const properties: Element['properties'] = {
        ...(node.tagName === 'th' ? { scope: 'col' } : {}),
        ...(isNumber ? { className: ['number'] } : {}),
      }
      return [{ ...node, properties }]
    }
    if (node.tagName !== 'table') return [node]
    const heads = node.children.flatMap((part) => (part.type === 'element' && part.tagName === 'thead' ? headsOf(part) : []))
    const label = typeset(`${WORDS[language].table} : ${heads.join(', ')}`, language).slice(0, 80)
    return [element('div', { className: ['table'], tabIndex: 0, role: 'region', ariaLabel: label }, [node])]
  })
}

function headsOf(head: Element): string[] {
  return head.children
    .flatMap((row) =>
      row.type === 'element' ? row.children.flatMap((cell) => (cell.type === 'element' ? [textIn(cell).trim()] : [])) : [],
    )
    .filter((text) => text !== '')
}
