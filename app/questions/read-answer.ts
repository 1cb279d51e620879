import type { Answer, FixedQuestion, Gap } from '#app/rules/questions.ts'
import { gapField, gapOption, pairField, placeField, type Filled } from './shown-question.ts'

/** Why fields could not be read as an answer. */
export const ANSWER_PROBLEMS = ['unknown-option', 'place-missing', 'same-place-twice'] as const
export type AnswerProblem = (typeof ANSWER_PROBLEMS)[number]

export type ReadAnswer = { ok: true; answer: Answer; extent: 'empty' | 'partial' | 'complete' } | { ok: false; because: AnswerProblem }

const UNKNOWN = { ok: false, because: 'unknown-option' } as const

const first = (filled: Filled, name: string) => filled[name]?.[0] ?? ''

function idAt(order: readonly string[], value: string): string | undefined {
  return /^\d{1,2}$/.test(value) ? order[Number(value)] : undefined
}

function readChoices(kind: 'single' | 'multiple', order: readonly string[], values: readonly string[]): ReadAnswer {
  const ids = values.map((value) => idAt(order, value))
  const choices = ids.filter((id) => id !== undefined)
  if (choices.length < ids.length || (kind === 'single' && ids.length > 1)) return UNKNOWN
  const extent = choices.length === 0 ? 'empty' : 'complete'
  if (kind === 'multiple') return { ok: true, answer: { kind, choices: [...new Set(choices)] }, extent }
  return { ok: true, answer: { kind, choice: choices[0] ?? '' }, extent }
}

function readPairs(pairs: readonly { id: string }[], order: readonly string[], filled: Filled): ReadAnswer {
  const chosen: Record<string, string> = {}
  for (const [index, pair] of pairs.entries()) {
    const value = first(filled, pairField(index))
    if (value === '') continue
    const id = idAt(order, value)
    if (id === undefined) return UNKNOWN
    chosen[pair.id] = id
  }
  const answered = Object.keys(chosen).length
  const extent = answered === 0 ? 'empty' : answered < pairs.length ? 'partial' : 'complete'
  return { ok: true, answer: { kind: 'matching', chosen }, extent }
}

function readPlaces(order: readonly string[], filled: Filled): ReadAnswer {
  const places = order.map((_, index) => first(filled, placeField(String(index))))
  if (places.some((place) => place !== '' && !(Number(place) >= 1 && Number(place) <= order.length))) return UNKNOWN
  if (places.every((place) => place === '')) return { ok: true, answer: { kind: 'ordering', order: [] }, extent: 'empty' }
  if (places.includes('')) return { ok: false, because: 'place-missing' }
  if (new Set(places).size < places.length) return { ok: false, because: 'same-place-twice' }
  const placed = order.map((id, index) => ({ id, place: Number(places[index]) })).sort((a, b) => a.place - b.place)
  return { ok: true, answer: { kind: 'ordering', order: placed.map(({ id }) => id) }, extent: 'complete' }
}

function readGaps(gaps: readonly Gap[], order: readonly string[], filled: Filled): ReadAnswer {
  const typed: Record<string, string> = {}
  for (const [index, gap] of gaps.entries()) {
    const value = first(filled, gapField(index)).trim()
    if (value === '') continue
    const option = gapOption(gap, idAt(order, value) ?? '')
    if (gap.kind === 'choice' && !option) return UNKNOWN
    typed[gap.id] = option?.id ?? value
  }
  const answered = Object.keys(typed).length
  const extent = answered === 0 ? 'empty' : answered < gaps.length ? 'partial' : 'complete'
  return { ok: true, answer: { kind: 'gaps', filled: typed }, extent }
}

/** The answer that the fields of a form give to a question shown in a frozen order. */
export function readAnswer(question: FixedQuestion, order: readonly string[], filled: Filled): ReadAnswer {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return readChoices(question.kind, order, filled['choice'] ?? [])
    case 'true-false': {
      const choice = first(filled, 'choice')
      // Neither true nor false is no answer of this kind: an empty choice stands for it.
      if (choice === '') return { ok: true, answer: { kind: 'single', choice: '' }, extent: 'empty' }
      if (choice !== 'true' && choice !== 'false') return UNKNOWN
      return { ok: true, answer: { kind: 'true-false', choice: choice === 'true' }, extent: 'complete' }
    }
    case 'numeric':
    case 'short': {
      const typed = first(filled, 'typed').trim()
      return { ok: true, answer: { kind: question.kind, typed }, extent: typed === '' ? 'empty' : 'complete' }
    }
    case 'gaps':
      return readGaps(question.gaps, order, filled)
    case 'written': {
      const text = first(filled, 'text').trim()
      return { ok: true, answer: { kind: 'written', text }, extent: text === '' ? 'empty' : 'complete' }
    }
    case 'matching':
      return readPairs(question.pairs, order, filled)
    case 'ordering':
      return readPlaces(order, filled)
  }
}

/** Whether a stored answer says anything. */
export function isAnswered(answer: Answer | null): boolean {
  if (!answer) return false
  switch (answer.kind) {
    case 'single':
      return answer.choice !== ''
    case 'multiple':
      return answer.choices.length > 0
    case 'true-false':
      return true
    case 'numeric':
    case 'short':
      return answer.typed.trim() !== ''
    case 'written':
      return answer.text.trim() !== ''
    case 'gaps':
      return Object.values(answer.filled).some((filled) => filled.trim() !== '')
    case 'matching':
      return Object.values(answer.chosen).some((chosen) => chosen !== '')
    case 'ordering':
      return answer.order.length > 0
  }
}
