import type { Language } from '#app/rules/languages.ts'

const NO_BREAK = '\u00A0'

/** Sets the type of a text: round apostrophes, no-break spaces where French wants them and between a number and its unit in every language. */
export function typeset(text: string, language: Language): string {
  const numbers = text.replace(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK).replace(/(?<=\d) (?=(?:DH|%|درهم)(?![\p{L}\p{N}]))/gu, NO_BREAK)
  const apostrophes = language === 'ar' ? numbers : numbers.replace(/(?<=\p{L})'(?=[\p{L}\d])/gu, '’')
  if (language !== 'fr') return apostrophes
  return apostrophes
    .replace(/(?<=[^\s|]) +(?=[:;?!»](?!-))/g, NO_BREAK)
    .replace(/(?<=«) +/g, NO_BREAK)
    .replace(/(?<=«)(?=[^\s\u00A0])/g, NO_BREAK)
    .replace(/(?<=[^\s\u00A0])(?=»)/g, NO_BREAK)
    .replace(/(?<=\bn°) +(?=\d)/g, NO_BREAK)
}
