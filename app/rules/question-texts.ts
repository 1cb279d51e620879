import { localText, type LocalText } from './languages.ts'
import type { Question } from './questions.ts'

/** A text of a question with its place: the names and ids on the way to it, as `options.a.why`. */
export type PlacedText = { place: string; text: LocalText }

const idOf = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' ? value.id : undefined
}

function walk(value: unknown, place: string, change: (placed: PlacedText) => LocalText): unknown {
  if (Array.isArray(value)) return value.map((one: unknown, index) => walk(one, `${place}.${idOf(one) ?? index}`, change))
  if (typeof value !== 'object' || value === null) return value
  const text = localText.safeParse(value)
  if (text.success) return change({ place, text: text.data })
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, place === '' ? name : `${place}.${name}`, change)]))
}

/** A question with each of its texts put through a function; everything else stays. */
export function withTexts(question: Question, change: (placed: PlacedText) => LocalText): Question {
  // Only texts are replaced, each by a text: the shape stays that of the question.
  return walk(question, '', change) as Question
}

/** Every text of a question with its place, in order. */
export function textsIn(question: Question): PlacedText[] {
  const found: PlacedText[] = []
  withTexts(question, (placed) => {
    found.push(placed)
    return placed.text
  })
  return found
}
