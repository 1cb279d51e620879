import { LANGUAGES, type Language } from '#app/rules/languages.ts'
import { readCookie } from './read-cookie.ts'

/** The cookie that remembers a choice made before signing in. */
export const LANGUAGE_COOKIE = 'lang'

/** The word as a language of the product, if it is one. */
export function asLanguage(word: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === word)
}

function fromBrowser(header: string | null): Language | undefined {
  for (const part of (header ?? '').split(',')) {
    const language = asLanguage(part.trim().slice(0, 2).toLowerCase())
    if (language) return language
  }
  return undefined
}

/** The language of a request: asked for in the address, the person's own, chosen before, wished by the browser, else French. */
export function chooseLanguage(wish: {
  asked: string | null
  own: Language | undefined
  cookie: string | null
  browser: string | null
}): Language {
  return asLanguage(wish.asked) ?? wish.own ?? asLanguage(readCookie(wish.cookie, LANGUAGE_COOKIE)) ?? fromBrowser(wish.browser) ?? 'fr'
}
