import { textIn, type Language } from '#app/rules/languages.ts'
import { gapPieces } from '#app/rules/gap-text.ts'
import type { Answer, FixedQuestion, Gap, Picture, Question } from '#app/rules/questions.ts'
import { optionOrder, seedFor, startingOrder } from '#app/rules/seeded-order.ts'
import { questionLanguage } from './question-language.ts'
import { picturesAt, type ShownPicture } from './shown-pictures.ts'

/** What one field of a question holds, by the name of the field. */
export type Filled = Readonly<Record<string, readonly string[]>>

export type ShownOption = { value: string; text: string; pictures?: ShownPicture[] }

/** A left side with the name of its field. */
export type ShownLeft = { name: string; text: string; pictures?: ShownPicture[] }

/** A piece of a text with gaps: words, or a field of its own kind. */
export type ShownPiece =
  | { text: string }
  | { name: string; n: number; kind: 'text' | 'number'; unit: string | null }
  | { name: string; n: number; kind: 'choice'; options: ShownOption[] }

/**
 * A question as a page shows it, without its key: options carry their place in the frozen order as value, because their ids can give the
 * answer away (the id of a pair, or items named in their right order).
 */
export type ShownQuestion = { language: Language; stem: string; pictures?: ShownPicture[] } & (
  | { kind: 'single' | 'multiple'; options: ShownOption[] }
  | { kind: 'true-false' }
  | { kind: 'numeric'; unit: string | null }
  | { kind: 'short' }
  | { kind: 'written' }
  | { kind: 'gaps'; pieces: ShownPiece[] }
  | { kind: 'matching'; lefts: ShownLeft[]; rights: ShownOption[] }
  | { kind: 'ordering'; items: ShownOption[] }
)

/** The id of an option of a gap among those of the other gaps of its question. */
const optionOfGap = (gapId: string, optionId: string) => `${gapId}/${optionId}`

/** The ids of a question in the order in which they are shown for a seed: options, right sides, items or the options of gaps; empty where nothing is shuffled. */
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
    case 'gaps':
      return question.gaps.flatMap((gap) =>
        gap.kind === 'choice'
          ? optionOrder(
              seedFor(own, gap.id),
              gap.options.map((option) => optionOfGap(gap.id, option.id)),
            )
          : [],
      )
    case 'true-false':
    case 'numeric':
    case 'calculated':
    case 'short':
    case 'written':
      return []
  }
}

export const pairField = (index: number) => `pair-${index}`
export const placeField = (value: string) => `place-${value}`
export const gapField = (index: number) => `gap-${index}`

/** The option of a gap that a frozen id names; undefined where it is another gap's or none. */
export function gapOption(gap: Gap, id: string) {
  return gap.kind === 'choice' ? gap.options.find((option) => optionOfGap(gap.id, option.id) === id) : undefined
}

/** The text that stands for an id of a question: an option's, a right side's or an item's. */
export function textOfId(question: FixedQuestion, id: string, language: Language): string {
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

function shownPieces(question: Extract<FixedQuestion, { kind: 'gaps' }>, order: readonly string[], language: Language): ShownPiece[] {
  return gapPieces(textIn(question.text, language)).flatMap((piece): ShownPiece[] => {
    if ('text' in piece) return [piece]
    const index = question.gaps.findIndex((gap) => gap.id === piece.gap)
    const gap = question.gaps[index]
    if (!gap) return []
    const place = { name: gapField(index), n: index + 1 }
    if (gap.kind === 'text') return [{ ...place, kind: 'text', unit: null }]
    if (gap.kind === 'number') return [{ ...place, kind: 'number', unit: gap.unit ? textIn(gap.unit, language) : null }]
    const options = order.flatMap((id, at) => {
      const option = gapOption(gap, id)
      return option ? [{ value: String(at), text: textIn(option.text, language) }] : []
    })
    return [{ ...place, kind: 'choice', options }]
  })
}

/** A question as it is shown in a frozen order, in the reader's language where it exists there. */
export function shownQuestion(question: FixedQuestion, order: readonly string[], reader: Language): ShownQuestion {
  const language = questionLanguage(question, reader)
  const picturesBelow = (place: Picture['place']) => {
    const pictures = picturesAt(question, place, language)
    return pictures.length > 0 ? { pictures } : {}
  }
  const shared = { language, stem: textIn(question.stem, language), ...picturesBelow('stem') }
  const inOrder = order.map((id, index) => ({
    ...{ value: String(index), text: textOfId(question, id, language) },
    ...picturesBelow(question.kind === 'ordering' ? `items.${id}` : `options.${id}`),
  }))
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return { ...shared, kind: question.kind, options: inOrder }
    case 'matching': {
      const lefts = question.pairs.map((pair, index) => ({
        name: pairField(index),
        text: textIn(pair.left, language),
        ...picturesBelow(`pairs.${pair.id}`),
      }))
      return { ...shared, kind: 'matching', lefts, rights: inOrder }
    }
    case 'ordering':
      return { ...shared, kind: 'ordering', items: inOrder }
    case 'numeric':
      return { ...shared, kind: 'numeric', unit: question.unit ? textIn(question.unit, language) : null }
    case 'gaps':
      return { ...shared, kind: 'gaps', pieces: shownPieces(question, order, language) }
    case 'true-false':
    case 'short':
    case 'written':
      return { ...shared, kind: question.kind }
  }
}

/** The fields of a question as an earlier answer filled them. */
export function filledFrom(question: FixedQuestion, order: readonly string[], answer: Answer | null): Filled {
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
    case 'written':
      return { text: [answer.text] }
    case 'gaps': {
      const gaps = question.kind === 'gaps' ? question.gaps : []
      return Object.fromEntries(
        gaps.flatMap((gap, index) => {
          const filled = answer.filled[gap.id] ?? ''
          if (filled === '') return []
          return [[gapField(index), [gap.kind === 'choice' ? value(optionOfGap(gap.id, filled)) : filled]]]
        }),
      )
    }
    case 'ordering':
      return Object.fromEntries(answer.order.map((id, index) => [placeField(value(id)), [String(index + 1)]]))
  }
}
