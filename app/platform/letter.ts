import { brandTokens } from '#app/rules/brand.ts'
import { directionOf, type Language } from '#app/rules/languages.ts'
import { coloursOf } from './identity.server.ts'
import type { Settings } from './settings.server.ts'

/** What a letter says, in its reader's language; texts are plain, names in them are people's. */
export type LetterText = {
  language: Language
  subject: string
  paragraphs: readonly string[]
  /** The one thing to do, with a whole address. */
  button?: { label: string; address: string }
  /** Small lines at the end: who sends this, how to stop it. */
  foot: readonly string[]
}

/** A letter as a mail program takes it: the same words as plain text and as small HTML. */
export type Letter = { subject: string; text: string; html: string }

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign)

/** Who sends it: the name stands above and at the end, in the colour of the installation. */
export type Sender = Pick<Settings, 'siteName' | 'siteColour' | 'siteColourInDark'>

/** Dark where the mail program follows the device; the others keep the light colours, which stand on the elements. */
function darkStyles(colour: string): string {
  const { on } = brandTokens(colour, 'dark')
  return [
    '@media (prefers-color-scheme:dark){body{background:#14151d!important;color:#ecebf2!important}',
    `.name,.address{color:${colour}!important;border-color:${colour}!important}`,
    `.go{background:${colour}!important;color:${on}!important}`,
    '.small{color:#b3b5c4!important}hr{border-color:#3a3d4d!important}}',
  ].join('')
}

/** Writes a letter: one column, no picture, nothing loaded from anywhere, mirrored in Arabic. */
export function writeLetter({ language, subject, paragraphs, button, foot }: LetterText, sender: Sender): Letter {
  const lines = [...foot, sender.siteName]
  const text = [...paragraphs, ...(button ? [`${button.label}\n${button.address}`] : []), ['--', ...lines].join('\n')].join('\n\n')
  const dir = directionOf(language)
  const { colour, colourInDark } = coloursOf(sender)
  const name = `<p class="name" style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${colour};color:${colour};font-size:20px;font-weight:bold">${escaped(sender.siteName)}</p>`
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`).join('')
  const link = button
    ? `<p style="margin:0 0 24px"><a class="go" href="${escaped(button.address)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${colour};color:#ffffff;text-decoration:none;font-weight:bold">${escaped(button.label)}</a></p><p style="margin:0 0 24px;font-size:14px"><span class="address" dir="ltr" style="color:${colour};word-break:break-all">${escaped(button.address)}</span></p>`
    : ''
  const small = lines
    .map((line) => `<p class="small" style="margin:0 0 4px;font-size:14px;color:#545868;overflow-wrap:anywhere">${escaped(line)}</p>`)
    .join('')
  const size = language === 'ar' ? '18px/1.8' : '17px/1.55'
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title><style>${darkStyles(colourInDark)}</style>`
  const html = `<!doctype html><html lang="${language}" dir="${dir}"><head>${head}</head><body dir="${dir}" style="margin:0;padding:24px;background:#fbfaf7;color:#1c1e2b;font:${size} system-ui,'Segoe UI',Roboto,Tahoma,sans-serif"><div style="max-width:560px;margin:0 auto">${name}${body}${link}<hr style="border:0;border-top:1px solid #d5d2cb;margin:0 0 16px">${small}</div></body></html>`
  return { subject, text, html }
}
