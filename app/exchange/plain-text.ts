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
const MEDIA = new Set(['picture', 'video', 'audio', 'iframe', 'object', 'embed', 'svg', 'canvas', 'math', 'source'])
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

/** Takes a picture that a text shows, by its address and its words. */
export type TakePicture = (address: string, words: string) => void

/** Where a picture stood in a text; no file that is read holds this sign. */
const PICTURE = '\u0001'

const attributeOf = (attributes: string, name: string) => {
  const [, quoted, single, bare] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? []
  return withoutEntities(quoted ?? single ?? bare ?? '').trim()
}

function fromHtml(html: string, warn: Warn, take: TakePicture): string {
  const withoutComments = html.includes('-->') ? html.replace(/<!--(?:(?!<!--)[^])*?-->/g, '') : html
  const shiftedSigns = withoutComments
    .replace(/<sup\b[^<>]*>([^<]{1,40})<\/sup>/gi, (_, text: string) => shifted(withoutEntities(text), RAISED))
    .replace(/<sub\b[^<>]*>([^<]{1,40})<\/sub>/gi, (_, text: string) => shifted(withoutEntities(text), LOWERED))
  const links: string[] = []
  const text = shiftedSigns.replace(/\s+/g, ' ').replace(TAG, (_, slash: string, given: string, attributes: string) => {
    const name = given.toLowerCase()
    if (name === 'img') {
      take(attributeOf(attributes, 'src'), attributeOf(attributes, 'alt'))
      return PICTURE
    }
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

function fromMarkdown(markdown: string, warn: Warn, take: TakePicture): string {
  if (/^\s*\|.*\|\s*$/m.test(markdown)) throw new Skipped('table')
  const withoutPictures = markdown.replace(/!\[([^\]]{0,500})\]\(([^)\s]{1,2000})[^)]{0,300}\)/g, (_, words: string, address: string) => {
    take(address, words.trim())
    return PICTURE
  })
  if (withoutPictures.includes('![')) throw new Skipped('media', '![…](…)')
  const plain = withoutPictures
    .replace(/\[([^\]]{1,500})\]\(([^)\s]{1,2000})\)/g, '$1 ($2)')
    .replace(/(\*\*|__)(?=\S)([^\n]{0,1000}?\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^\n*_]{0,1000}?\S)\1(?![\w*])/g, '$2')
    .replace(/`([^`\n]{1,1000})`/g, '$1')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^\s*[-*+]\s+/gm, '– ')
  if (plain !== withoutPictures) warn('formatting-removed', 'markdown')
  return plain.replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
}

/** Lines without spaces at their ends, and no more than one empty line between them. */
const tidied = (text: string) =>
  text
    .replace(/[^\S\n\u00a0\u202f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Packed files written into a text itself, which can be as long as the files. */
const INSIDE = /data:[a-z0-9.+/;=-]{0,80};base64,[a-z0-9+/=]*/gi

const refusesPictures: TakePicture = () => {
  throw new Skipped('picture-place')
}

/**
 * A text as plain signs, as questions of the house are. What is only form is taken off and said (bold, lists, links become text); what would be
 * lost with its form is refused: sound, tables, scripts, raised signs without a character of their own. Pictures are handed to `take`, with what they
 * hold where the text itself does; where pictures cannot stand they are refused.
 */
export function plainText({ format, text }: FormattedText, warn: Warn, take: TakePicture = refusesPictures): string {
  const inside: string[] = []
  const short = withinLength(format === 'plain' ? text : text.replace(INSIDE, (packed) => `data:${inside.push(packed) - 1}`))
  if (/\$\$[^$]{1,2000}\$\$|\\\([^)]{1,2000}\\\)|\\\[[^\]]{1,2000}\\\]/.test(short)) warn('formula-signs')
  if (format === 'plain') return short.trim()
  const plain = withoutForm(format, short, warn, (address, words) => {
    const [, index] = /^data:(\d{1,5})$/.exec(address) ?? []
    take(index === undefined ? address : (inside[Number(index)] ?? ''), words)
  })
  if (plain.includes('@@PLUGINFILE@@') || (inside.length > 0 && /data:\d/.test(plain))) throw new Skipped('media')
  const last = plain.lastIndexOf(PICTURE)
  if (last !== -1 && plain.slice(last + 1).trim() !== '') warn('picture-after-text')
  return last === -1 ? plain : tidied(plain.replaceAll(PICTURE, ' '))
}

function withinLength(text: string): string {
  if (text.length > LONGEST_SOURCE) throw new Skipped('too-long', String(text.length))
  return text
}

function withoutForm(format: FormattedText['format'], text: string, warn: Warn, take: TakePicture): string {
  if (format === 'markdown') return tidied(fromMarkdown(text, warn, take))
  if (format === 'html') return tidied(fromHtml(text, warn, take))
  return /<\/?[a-z][^<>]*>/i.test(text) ? tidied(fromHtml(text.replaceAll('\n', '<br>'), warn, take)) : withoutEntities(text).trim()
}
