import { withoutEntities } from './entities.ts'
import type { Warn } from './gift-answers.ts'
import { Skipped } from './import-report.ts'
import type { FormattedText } from './question-document.ts'

/** Elements that begin a line of their own. */
const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'hr',
  'section',
  'article',
])
/** Elements whose loss changes nothing that is read. */
const PLAIN = new Set(['p', 'div', 'br', 'span', 'font', 'section', 'article', 'html', 'body', 'o:p', 'wbr', 'bdi', 'bdo', 'label'])
const MEDIA = new Set(['img', 'picture', 'video', 'audio', 'iframe', 'object', 'embed', 'svg', 'canvas', 'math', 'source'])
const ACTIVE = new Set(['script', 'style', 'form', 'input', 'button', 'link', 'meta', 'base'])
const TABLES = new Set(['table', 'tr', 'td', 'th', 'tbody', 'thead'])

const RAISED: Record<string, string> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  e: 'ᵉ',
  r: 'ʳ',
  o: 'ᵒ',
}
const LOWERED: Record<string, string> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
}

/** The longest text with its form; what people write is far shorter. */
const LONGEST_SOURCE = 40_000

const TAG = /<(\/?)([a-z][a-z0-9:]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi

/** Small raised or lowered signs as characters of their own; others are refused, because m2 is not m². */
function shifted(text: string, signs: Record<string, string>): string {
  return [...text.trim()]
    .map((sign) => {
      const own = signs[sign]
      if (own === undefined) throw new Skipped('raised', text)
      return own
    })
    .join('')
}

function fromHtml(html: string, warn: Warn): string {
  if (html.includes('@@PLUGINFILE@@')) throw new Skipped('media', '@@PLUGINFILE@@')
  const withoutComments = html.includes('-->') ? html.replace(/<!--(?:(?!<!--)[^])*?-->/g, '') : html
  const shiftedSigns = withoutComments
    .replace(/<sup\b[^<>]*>([^<]{1,40})<\/sup>/gi, (_, text: string) => shifted(withoutEntities(text), RAISED))
    .replace(/<sub\b[^<>]*>([^<]{1,40})<\/sub>/gi, (_, text: string) => shifted(withoutEntities(text), LOWERED))
  const links: string[] = []
  const text = shiftedSigns.replace(/\s+/g, ' ').replace(TAG, (_, slash: string, given: string, attributes: string) => {
    const name = given.toLowerCase()
    if (MEDIA.has(name)) throw new Skipped('media', name)
    if (ACTIVE.has(name)) throw new Skipped('script', name)
    if (TABLES.has(name)) throw new Skipped('table')
    if (name === 'sup' || name === 'sub') throw new Skipped('raised')
    if (!PLAIN.has(name)) warn('formatting-removed', name)
    if (name === 'a' && slash === '') links.push(/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '')
    if (name === 'a' && slash !== '') {
      const address = links.pop() ?? ''
      return address === '' ? '' : ` (${address})`
    }
    if (name === 'li' && slash === '') return '\n– '
    return BLOCKS.has(name) ? '\n' : ''
  })
  return withoutEntities(text)
}

function fromMarkdown(markdown: string, warn: Warn): string {
  if (/!\[[^\]]{0,500}\]\(/.test(markdown)) throw new Skipped('media', '![…](…)')
  if (/^\s*\|.*\|\s*$/m.test(markdown)) throw new Skipped('table')
  const plain = markdown
    .replace(/\[([^\]]{1,500})\]\(([^)\s]{1,2000})\)/g, '$1 ($2)')
    .replace(/(\*\*|__)(?=\S)([^\n]{0,1000}?\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^\n*_]{0,1000}?\S)\1(?![\w*])/g, '$2')
    .replace(/`([^`\n]{1,1000})`/g, '$1')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^\s*[-*+]\s+/gm, '– ')
  if (plain !== markdown) warn('formatting-removed', 'markdown')
  return plain.replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
}

/** Lines without spaces at their ends, and no more than one empty line between them. */
const tidied = (text: string) =>
  text
    .replace(/[^\S\n\u00a0\u202f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/**
 * A text as plain signs, as questions of the house are. What is only form is taken off and said (bold, lists, links become text); what would be
 * lost with its form is refused: pictures, sound, tables, scripts, raised signs without a character of their own.
 */
export function plainText({ format, text }: FormattedText, warn: Warn): string {
  if (text.length > LONGEST_SOURCE) throw new Skipped('too-long', String(text.length))
  if (/\$\$[^$]{1,2000}\$\$|\\\([^)]{1,2000}\\\)|\\\[[^\]]{1,2000}\\\]/.test(text)) warn('formula-signs')
  if (format === 'plain') return text.trim()
  if (format === 'markdown') return tidied(fromMarkdown(text, warn))
  if (format === 'html') return tidied(fromHtml(text, warn))
  return /<\/?[a-z][^<>]*>/i.test(text) ? tidied(fromHtml(text.replaceAll('\n', '<br>'), warn)) : withoutEntities(text).trim()
}
