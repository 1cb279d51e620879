import { cleanName } from './names.ts'

/** What tells who somebody is, wherever it stands in the texts of others. */
export type Traces = { name: string; phone: string | null; email: string | null; username: string | null }

const STRUCK = '•'
const special = /[.*+?^${}()|[\]\\/]/g
const escaped = (text: string) => text.replace(special, (sign) => `\\${sign}`)

/** A word with or without its accents, in either form of writing them. */
function loose(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '')
  const letters = [...bare].map((letter) => escaped(letter))
  const composed = [...word.normalize('NFC')]
  const isAligned = composed.length === letters.length
  return letters
    .map((letter, index) => {
      const own = composed[index] ?? ''
      return isAligned && own !== '' && escaped(own) !== letter ? `(?:${letter}|${escaped(own)})\\p{M}*` : `${letter}\\p{M}*`
    })
    .join('')
}

const BETWEEN = '[\\s\\p{P}]{1,3}'
const alone = (pattern: string) => `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`
const wordsOf = (name: string) =>
  cleanName(name)
    .split(/[\s\p{Pd}]+/u)
    .filter((word) => word !== '')

/** The whole name, first name first or last: a single word is no trace, because others bear it as well. */
function namePatterns(name: string): string[] {
  const words = wordsOf(name)
  if (words.length < 2) return []
  const turned = [...words.slice(-1), ...words.slice(0, -1)]
  const ends = [words[0] ?? '', words.at(-1) ?? '']
  const orders = [words, turned, words.toReversed(), ends, ends.toReversed()]
  return [...new Set(orders.map((order) => alone(order.map(loose).join(BETWEEN))))]
}

/** A telephone number in any writing: with or without its prefix, with signs between the digits. */
function phonePattern(e164: string): string {
  const digits = e164.replace(/\D/g, '')
  const own = digits.slice(-9).split('').join('[\\s.\\-/()]*')
  return `(?<!\\d)(?:(?:\\+|00)?${digits.slice(0, -9).split('').join('[\\s.\\-]*')}[\\s.\\-()]*)?0?[\\s.\\-]*${own}(?!\\d)`
}

/** The pattern that finds a person's traces in a text; undefined where nothing tells who they are. */
export function tracePattern({ name, phone, email, username }: Traces): RegExp | undefined {
  const words = [email, username].filter((word): word is string => word !== null && word.trim() !== '')
  const patterns = [...words.map((word) => alone(escaped(word))), ...(phone ? [phonePattern(phone)] : []), ...namePatterns(name)]
  return patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'giu')
}

/** Words of a name that are too short or too common to tell anything. */
const LITTLE = /^(?:\p{L}{1,2}|les|des|aux|une|pour|avec|dans|the|and|for|association|coopérative|cooperative|groupe|réseau|union|maroc)$/iu

/**
 * The pattern of what must not be seen where work is marked without its author: every trace, each word of the name on its own, and the organisations
 * with their distinctive words. It hides rather too much than too little.
 */
export function hidingPattern(traces: Traces, organisations: readonly string[]): RegExp {
  const own = tracePattern(traces)
  const wholes = organisations.map((name) => alone(wordsOf(name).map(loose).join(BETWEEN)))
  const words = [traces.name, ...organisations].flatMap(wordsOf).filter((word) => !LITTLE.test(word.normalize('NFC')))
  const patterns = [...(own ? [own.source] : []), ...wholes, ...words.map((word) => alone(loose(word)))]
  return new RegExp(patterns.length === 0 ? '(?!)' : patterns.join('|'), 'giu')
}

/** Strikes a person's traces out of a text; its length stays, so that remarks keep their place. */
export function strike(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => STRUCK.repeat(found.length))
}

/** The same in every text of a document, however deep. */
export function strikeInside(value: unknown, pattern: RegExp): unknown {
  if (typeof value === 'string') return strike(value, pattern)
  if (Array.isArray(value)) return value.map((item) => strikeInside(item, pattern))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strikeInside(inner, pattern)]))
}

/** The tables of a part without what a pattern finds. */
export function tablesHidden(tables: Readonly<Record<string, unknown>>, pattern: RegExp): Record<string, unknown> {
  return Object.fromEntries(Object.entries(tables).map(([id, table]) => [id, strikeInside(table, pattern)]))
}

/** Pieces of a name that a database finds without knowing the case of accented letters: a text that holds the name holds all of them. */
export function searchPieces(name: string): string[] {
  const words = wordsOf(name)
  if (words.length < 2) return []
  return [words[0] ?? '', words.at(-1) ?? ''].flatMap((word) => {
    const runs = word.normalize('NFC').match(/[a-z0-9]+|[^\u0000-\u024f]+/gi) ?? []
    const longest = runs.toSorted((one, other) => other.length - one.length)[0]
    return longest === undefined ? [] : [longest.toLowerCase()]
  })
}
