import { toLatinDigits, withoutInvisible } from './numbers-typed.ts'

const CURRENCY_AFTER_NUMBER = /(\d)\s?(?:dirhams?|dhs?|mad|درهم|دراهم|د\.?\s?م\.?)(?![\p{L}\p{N}])/gu

/**
 * A short answer in the form in which answers are compared: without case, accents, Arabic vowel marks and tatweel; one form of alef, ya and
 * ta marbuta, of apostrophes, digits and decimal marks; no currency after a number, no punctuation around words, single spaces.
 */
export function normaliseAnswer(text: string): string {
  return withoutInvisible(toLatinDigits(text.normalize('NFKC')))
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[\u0671\u0672\u0673\u0675]/g, 'ا')
    .replace(/[ى\u06cc]/g, 'ي')
    .replaceAll('\u06a9', 'ك')
    .replaceAll('ة', 'ه')
    .replace(/[\u2018\u2019\u02bc\u02b9`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('٫', '.')
    .replace(/(\d),(?=\d)/g, '$1.')
    .replace(/(?<=\d)[\s٬](?=\d{3}(?!\d))/g, '')
    .replace(CURRENCY_AFTER_NUMBER, '$1')
    .replace(/(?!(?<=\d)\.(?=\d))[^\p{L}\p{N}'%+-]+/gu, ' ')
    .replace(/-(?!\d)|(?<=[\p{L}\p{N}])-/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ ']+|[ ']+$/g, '')
}

/** Whether two short answers are the same once normalised; an empty one is equal to nothing. */
export function isSameAnswer(typed: string, accepted: string): boolean {
  const normal = normaliseAnswer(typed)
  return normal !== '' && normal === normaliseAnswer(accepted)
}

/** The number of letters to add, drop, change or swap with their neighbour to turn one text into another. */
export function letterDistance(one: string, other: string): number {
  const a = [...one]
  const b = [...other]
  let before: number[] = []
  let previous = b.map((_, index) => index + 1)
  previous.unshift(0)
  a.forEach((letter, i) => {
    const row = [i + 1]
    b.forEach((target, j) => {
      const change = (previous[j] ?? 0) + (letter === target ? 0 : 1)
      const swap = letter === b[j - 1] && a[i - 1] === target ? (before[j - 1] ?? Infinity) + 1 : Infinity
      row.push(Math.min((previous[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, change, swap))
    })
    before = previous
    previous = row
  })
  return previous[b.length] ?? 0
}

/** Whether a wrong answer is close enough to an accepted one for a trainer to look at it: one slip in a word, two from nine letters on. */
export function isNearMiss(typed: string, accepted: string): boolean {
  const one = normaliseAnswer(typed)
  const other = normaliseAnswer(accepted)
  if (one === '' || one === other || other.length < 4) return false
  return letterDistance(one, other) <= (other.length >= 9 ? 2 : 1)
}
