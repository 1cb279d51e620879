import { directionOf, type Language } from '#app/rules/languages.ts'

/** The `lang` and `dir` of an element whose text is in another language than the page; nothing where they are the same. */
export function saidIn(text: Language, page: Language): { lang?: Language; dir?: 'ltr' | 'rtl' } {
  return text === page ? {} : { lang: text, dir: directionOf(text) }
}
