import type { Language } from '#app/rules/languages.ts'
import type { Catalogue } from './words.ts'

const NO_BREAK = '\u00A0'

/** Sets the type of a text: round apostrophes, no-break spaces where French wants them and between a number and its unit in every language. */
export function typeset(text: string, language: Language): string {
  const numbers = text.replace(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK).replace(/(?<=\d) (?=(?:DH|%|درهم)(?![\p{L}\p{N}]))/gu, NO_BREAK)
  const apostrophes = language === 'ar' ? numbers : numbers.replace(/(?<=\p{L})'(?=[\p{L}\d])/gu, '’')
  if (language !== 'fr') return apostrophes
  return apostrophes
    .replace(/(?<=[^\s|]|^) +(?=[:;?!»%](?!-))/g, NO_BREAK)
    .replace(/(?<=«) +/g, NO_BREAK)
    .replace(/(?<=«)(?=[^\s\u00A0])/g, NO_BREAK)
    .replace(/(?<=[^\s\u00A0])(?=»)/g, NO_BREAK)
    .replace(/(?<=\bn°) +(?=\d)/g, NO_BREAK)
}

function typesetEvery(words: object): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') Reflect.set(words, key, typeset(value, 'fr'))
    else if (typeof value === 'object' && value !== null) typesetEvery(value)
  }
}

/** A catalogue whose French is set in type: its words file is written with plain spaces, and what people read has those that French wants. */
export function typesetWords<Words>(catalogue: Catalogue<NoInfer<Words>>): Catalogue<Words> {
  const french = structuredClone(catalogue.fr)
  if (typeof french === 'object' && french !== null) typesetEvery(french)
  return { ...catalogue, fr: french }
}
