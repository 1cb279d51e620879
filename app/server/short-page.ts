import type { IncomingMessage, ServerResponse } from 'node:http'
import { dataTheme, themeOf, type Theme } from '#app/interface/theme.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { chooseLanguage } from '#app/language/choose-language.ts'
import { say } from '#app/language/words.ts'
import { directionOf, type Language } from '#app/rules/languages.ts'

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** What could not be answered by a page of its own, and what had been typed for it. */
export type Failure = {
  status: 400 | 403 | 405 | 413 | 415 | 500 | 503
  language: Language
  theme?: Theme
  /** To read out by phone; the log has the same. */
  code: string
  styles: string | undefined
  /** The form that was sent, to send again. */
  again?: { address: string; typed: ReadonlyArray<readonly [string, string]> } | undefined
}

/** The language of a request that no page has looked at. */
export const languageOf = (request: IncomingMessage): Language =>
  chooseLanguage({
    asked: null,
    own: undefined,
    cookie: request.headers.cookie ?? null,
    browser: request.headers['accept-language'] ?? null,
  })

function wordsOf({ status, language }: Failure): { title: string; text: string } {
  const { errors } = interfaceWords[language]
  if (status === 503) return { title: errors.databaseTitle, text: errors.database }
  if (status === 500) return { title: errors.title, text: errors.text }
  if (status === 413) return { title: errors.tooLargeTitle, text: errors.tooLarge }
  return { title: errors.badRequestTitle, text: errors.badRequest }
}

function againForm(language: Language, { address, typed }: NonNullable<Failure['again']>): string {
  const { errors } = interfaceWords[language]
  const fields = typed.map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
  const shown = typed
    .filter(([name, value]) => value.length > 20 && name !== 'password' && name !== 'held')
    .map(([, value]) => `<pre class="card said" dir="auto">${escaped(value)}</pre>`)
  return `<p>${errors.typed}</p><form method="post" action="${escaped(address)}" class="stack">${fields.join('')}<button class="btn wide">${errors.again}</button></form>${shown.join('')}`
}

/** A whole page without the framework: it stands when the database or the framework does not. */
export function shortPage(failure: Failure): string {
  const { language, code, styles, again, status } = failure
  const theme = dataTheme(failure.theme ?? 'device')
  const { errors } = interfaceWords[language]
  const { title, text } = wordsOf(failure)
  return [
    `<!DOCTYPE html><html lang="${language}" dir="${directionOf(language)}"${theme ? ` data-theme="${theme}"` : ''}><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`,
    styles ? `<link rel="stylesheet" href="${styles}">` : '',
    `</head><body><main id="contenu" class="page"><h1>${title}</h1><p>${text}</p>`,
    again ? againForm(language, again) : '',
    status >= 500 ? `<p class="muted">${say(errors.code, { code })}</p>` : '',
    `<p><a class="btn${again ? ' quiet' : ''}" href="/">${errors.toHome}</a></p></main></body></html>`,
  ].join('')
}

/** Answers with a short page, or with one line where no browser asks. */
export function sendShortPage(request: IncomingMessage, response: ServerResponse, failure: Failure): void {
  const isForPeople = String(request.headers.accept ?? '').includes('text/html')
  const theme = themeOf(request.headers.cookie ?? null)
  const body = isForPeople ? shortPage({ ...failure, theme }) : `${wordsOf(failure).title}\n`
  response.statusCode = failure.status
  response.setHeader('Content-Type', isForPeople ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8')
  response.setHeader('Content-Security-Policy', POLICY)
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Length', Buffer.byteLength(body))
  if (failure.status === 503) response.setHeader('Retry-After', '60')
  response.end(request.method === 'HEAD' ? undefined : body)
}
