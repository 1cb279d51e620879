import { textIn, type Language } from '#app/rules/languages.ts'
import type { Answer, Question } from '#app/rules/questions.ts'
import { optionOrder, seedFor, startingOrder } from '#app/rules/seeded-order.ts'
import { questionLanguage } from './question-language.ts'

/** What one field of a question holds, by the name of the field. */
export type Filled = Readonly<Record<string, readonly string[]>>

export type ShownOption = { value: string; text: string }

/**
 * A question as a page shows it, without its key: options carry their place in the frozen order as value, because their ids can give the
 * answer away (the id of a pair, or items named in their right order).
 */
export type ShownQuestion = { language: Language; stem: string } & (
  | { kind: 'single' | 'multiple'; options: ShownOption[] }
  | { kind: 'true-false' }
  | { kind: 'numeric'; unit: string | null }
  | { kind: 'short' }
  | { kind: 'matching'; lefts: { name: string; text: string }[]; rights: ShownOption[] }
  | { kind: 'ordering'; items: ShownOption[] }
)

/** The ids of a question in the order in which they are shown for a seed: options, right sides or items; empty where nothing is shuffled. */
export function frozenOrder(question: Question, seed: number): string[] {
  const own = seedFor(seed, question.id)
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return optionOrder(
        own,
        question.options.map((option) => option.id),
      )
    case 'matching':
      return optionOrder(own, [...question.pairs.map((pair) => pair.id), ...question.extra.map((extra) => extra.id)])
    case 'ordering':
      return startingOrder(
        own,
        question.items.map((item) => item.id),
      )
    case 'true-false':
    case 'numeric':
    case 'short':
      return []
  }
}

export const pairField = (index: number) => `pair-${index}`
export const placeField = (value: string) => `place-${value}`

/** The text that stands for an id of a question: an option's, a right side's or an item's. */
export function textOfId(question: Question, id: string, language: Language): string {
  const found =
    question.kind === 'single' || question.kind === 'multiple'
      ? question.options.find((option) => option.id === id)?.text
      : question.kind === 'matching'
        ? (question.pairs.find((pair) => pair.id === id)?.right ?? question.extra.find((extra) => extra.id === id)?.text)
        : question.kind === 'ordering'
          ? question.items.find((item) => item.id === id)?.text
          : undefined
  return found ? textIn(found, language) : ''
}

/** A question as it is shown in a frozen order, in the reader's language where it exists there. */
export function shownQuestion(question: Question, order: readonly string[], reader: Language): ShownQuestion {
  const language = questionLanguage(question, reader)
  const shared = { language, stem: textIn(question.stem, language) }
  const inOrder = order.map((id, index) => ({ value: String(index), text: textOfId(question, id, language) }))
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return { ...shared, kind: question.kind, options: inOrder }
    case 'matching': {
      const lefts = question.pairs.map((pair, index) => ({ name: pairField(index), text: textIn(pair.left, language) }))
      return { ...shared, kind: 'matching', lefts, rights: inOrder }
    }
    case 'ordering':
      return { ...shared, kind: 'ordering', items: inOrder }
    case 'numeric':
      return { ...shared, kind: 'numeric', unit: question.unit ? textIn(question.unit, language) : null }
    case 'true-false':
    case 'short':
      return { ...shared, kind: question.kind }
  }
}

/** The fields of a question as an earlier answer filled them. */
export function filledFrom(question: Question, order: readonly string[], answer: Answer | null): Filled {
  if (!answer || answer.kind !== question.kind) return {}
  const value = (id: string) => String(order.indexOf(id))
  switch (answer.kind) {
    case 'single':
      return { choice: [value(answer.choice)] }
    case 'multiple':
      return { choice: answer.choices.map(value) }
    case 'true-false':
      return { choice: [String(answer.choice)] }
    case 'numeric':
    case 'short':
      return { typed: [answer.typed] }
    case 'matching': {
      const pairs = question.kind === 'matching' ? question.pairs : []
      return Object.fromEntries(
        pairs.flatMap((pair, index) => {
          const chosen = answer.chosen[pair.id]
          return chosen ? [[pairField(index), [value(chosen)]]] : []
        }),
      )
    }
    case 'ordering':
      return Object.fromEntries(answer.order.map((id, index) => [placeField(value(id)), [String(index + 1)]]))
  }
}
