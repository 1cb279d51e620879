import type { Language } from '#app/rules/languages.ts'

/** Words before which a full stop does not end a sentence. */
const ABBREVIATIONS = new Set([
  'm',
  'mm',
  'mme',
  'mmes',
  'mlle',
  'dr',
  'pr',
  'me',
  'st',
  'ste',
  'art',
  'n',
  'no',
  'p',
  'pp',
  'cf',
  'ex',
  'env',
  'av',
  'bd',
  'tél',
  'vol',
  'chap',
  'mr',
  'mrs',
  'ms',
  'vs',
])

const SENTENCE_END = /([.!?…؟]+)((?:\s*»|[”"’)\]])*)(?=\s+(\S)|$)/gu
const STARTS_SENTENCE = /[\p{Lu}\p{N}«“"(—–•]/u

/** The words of a text: what stands between spaces and holds a letter or a digit; 1 000,50 is one word. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, '')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** The sentences of one paragraph; a line break inside it also ends a sentence. */
export function sentencesOf(text: string, language: Language): string[] {
  return text
    .split('\n')
    .flatMap((line) => splitLine(line, language))
    .filter((sentence) => wordsOf(sentence).length > 0)
}

function splitLine(line: string, language: Language): string[] {
  const sentences: string[] = []
  let from = 0
  for (const match of line.matchAll(SENTENCE_END)) {
    const next = match[3]
    if (next === undefined) break
    if (language !== 'ar' && !STARTS_SENTENCE.test(next)) continue
    if (match[1] === '.' && isAbbreviated(line.slice(from, match.index))) continue
    const end = match.index + match[0].length
    sentences.push(line.slice(from, end).trim())
    from = end
  }
  sentences.push(line.slice(from).trim())
  return sentences
}

/** Whether a full stop after this text belongs to an abbreviation or to an initial that opens the sentence. */
function isAbbreviated(before: string): boolean {
  const last = before.split(/[\s(«“"'’]+/).at(-1) ?? ''
  if (ABBREVIATIONS.has(last.toLowerCase())) return true
  return /^\p{Lu}$/u.test(last) && before.trim() === last
}

/** A sentence without capitals, punctuation and spacing, to compare it with others. */
export function normalised(sentence: string): string {
  return wordsOf(sentence.toLowerCase().replace(/[’']/g, "'"))
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .join(' ')
}

/** Minutes it takes to read so many words without haste, at least one. */
export function readingMinutes(words: number): number {
  const WORDS_A_MINUTE = 130
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}
