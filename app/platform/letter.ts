import { directionOf, type Language } from '#app/rules/languages.ts'

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

/** Writes a letter: one column, no picture, nothing loaded from anywhere, mirrored in Arabic. */
export function writeLetter({ language, subject, paragraphs, button, foot }: LetterText): Letter {
  const text = [...paragraphs, ...(button ? [`${button.label}\n${button.address}`] : []), ['--', ...foot].join('\n')].join('\n\n')
  const dir = directionOf(language)
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`).join('')
  const link = button
    ? `<p style="margin:0 0 24px"><a href="${escaped(button.address)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#2e3a8c;color:#ffffff;text-decoration:none;font-weight:bold">${escaped(button.label)}</a></p><p style="margin:0 0 24px;font-size:14px"><span dir="ltr">${escaped(button.address)}</span></p>`
    : ''
  const small = foot.map((line) => `<p style="margin:0 0 4px;font-size:14px;color:#545868">${escaped(line)}</p>`).join('')
  const html = `<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head><body dir="${dir}" style="margin:0;padding:24px;background:#fbfaf7;color:#1c1e2b;font:17px/1.55 system-ui,'Segoe UI',Roboto,Tahoma,sans-serif"><div style="max-width:560px;margin:0 auto">${body}${link}<hr style="border:0;border-top:1px solid #d5d2cb;margin:0 0 16px">${small}</div></body></html>`
  return { subject, text, html }
}
