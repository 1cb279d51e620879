import type { Language } from '#app/rules/languages.ts'

const NO_BREAK = '\u00A0'

/** Puts no-break spaces where French wants them, and between a number and its unit in every language. */
export function typeset(text: string, language: Language): string {
  const numbers = text
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK)
    .replace(/(?<=\d) (?=(?:DH|%|درهم)(?![\p{L}\p{N}]))/gu, NO_BREAK)
  if (language !== 'fr') return numbers
  return numbers
    .replace(/(?<=[^\s|]) +(?=[:;?!»](?!-))/g, NO_BREAK)
    .replace(/(?<=«) +/g, NO_BREAK)
    .replace(/(?<=«)(?=[^\s\u00A0])/g, NO_BREAK)
    .replace(/(?<=[^\s\u00A0])(?=»)/g, NO_BREAK)
    .replace(/(?<=\bn°) +(?=\d)/g, NO_BREAK)
}
