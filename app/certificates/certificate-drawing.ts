import { formatDay } from '#app/language/dates.ts'
import { say, sayCount } from '#app/language/words.ts'
import type { Block, Paper } from '#app/paper/paper.ts'
import { squarePicture } from '#app/platform/square-picture.ts'
import { directionOf, textIn, type FullText, type Language } from '#app/rules/languages.ts'
import { certificateWords } from './words/words.ts'

/** What stands on a certificate. It names no organisation. */
export type Drawn = { name: string; title: FullText; hours: number; completedOn: string; code: string; issuedAt: Date }
export type Place = { origin: string; siteName: string; language: Language }

/** The short address of the check page, and the code in groups as people read it. */
export const checkAddress = (origin: string, code: string) => `${origin}/v/${(code.match(/.{4}/g) ?? []).join('-')}`

/** The certificate on one sheet of A4. */
export function certificatePaper(drawn: Drawn, { origin, siteName, language }: Place): Paper {
  const words = certificateWords[language]
  const address = checkAddress(origin, drawn.code)
  const blocks: Block[] = [
    { kind: 'soft', text: siteName },
    { kind: 'title', text: words.certificate },
    { kind: 'text', text: words.of },
    { kind: 'title', text: drawn.name },
    { kind: 'text', text: words.for },
    { kind: 'heading', text: textIn(drawn.title, language) },
    { kind: 'strong', text: sayCount(words.hours, drawn.hours, language) },
    { kind: 'text', text: say(words.on, { day: formatDay(drawn.completedOn, language) }) },
    { kind: 'square', ...squarePicture(address) },
    { kind: 'soft', text: words.address },
    { kind: 'soft', text: address },
  ]
  const title = words.certificate
  return { title, language, foot: siteName, madeAt: drawn.issuedAt, blocks: [{ kind: 'framed', blocks, isCertificate: true }] }
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign)

/** A text in lines of at most so many signs, broken between words. */
function linesOf(text: string, most: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && last.length + word.length < most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word]
  }, [])
}

/** The certificate as a square drawing that reads well in a chat. */
export function certificateSvg(drawn: Drawn, { origin, siteName, language }: Place): string {
  const words = certificateWords[language]
  const address = checkAddress(origin, drawn.code)
  const square = squarePicture(address)
  const direction = directionOf(language)
  type Line = { text: string; size: number; bold?: boolean; colour?: string; gap: number }
  const lines: Line[] = [
    { text: siteName, size: 30, colour: '#545868', gap: 0 },
    { text: words.certificate, size: 64, bold: true, colour: '#2e3a8c', gap: 90 },
    { text: words.of, size: 30, gap: 80 },
    ...linesOf(drawn.name, 30).map((text, index) => ({ text, size: 52, bold: true, gap: index === 0 ? 80 : 62 })),
    { text: words.for, size: 30, gap: 70 },
    ...linesOf(textIn(drawn.title, language), 46).map((text, index) => ({ text, size: 38, bold: true, gap: index === 0 ? 64 : 50 })),
    {
      text: `${sayCount(words.hours, drawn.hours, language)} · ${say(words.on, { day: formatDay(drawn.completedOn, language) })}`,
      size: 30,
      gap: 66,
    },
  ]
  // The library lays out from left to right: the mark makes a line that begins with a number run the other way.
  const mark = direction === 'rtl' ? '\u200f' : ''
  let y = 110
  const texts = lines.map(({ text, size, bold, colour = '#1c1e2b', gap }) => {
    y += gap
    return `<text x="540" y="${y}" font-size="${size}" text-anchor="middle" direction="${direction}" fill="${colour}"${bold ? ' font-weight="700"' : ''}>${mark}${escaped(text)}</text>`
  })
  const scale = 200 / square.size
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080" viewBox="0 0 1080 1080" font-family="DejaVu Sans Condensed"><rect width="1080" height="1080" fill="#fbfaf7"/><rect x="28" y="28" width="1024" height="1024" rx="18" fill="#fff" stroke="#2e3a8c" stroke-width="6"/>${texts.join('')}<g transform="translate(440 770) scale(${scale})"><path d="${square.path}" fill="#000"/></g><text x="540" y="1018" font-size="26" text-anchor="middle" fill="#545868">${escaped(address)}</text></svg>`
}
