import { isNearMiss, isSameAnswer, normaliseAnswer } from './answer-text.ts'
import { LANGUAGES, type LocalText } from './languages.ts'
import type { Answer, FixedQuestion } from './questions.ts'
import { scoreAnswer } from './quiz-score.ts'

/** Below so many answers no figure of a question is shown: it would speak of single people, and of chance. */
export const FEWEST_ANSWERS = 5
/** From so many answers on the discrimination and the reliability of a quiz say something. */
export const ENOUGH_ANSWERS = 20

/** Sums over the first attempts at one question: x is its points, rest the points of all the others of the same attempt. */
export type ItemSums = {
  n: number
  max: number
  x: number
  xx: number
  rest: number
  restRest: number
  xRest: number
}

/** Sums over the first attempts at a quiz of their points; `max` is the sum of what could be reached. */
export type TotalSums = { n: number; max: number; total: number; totalTotal: number }

/** The variance of n values from their sum and the sum of their squares, as a sample's (n − 1). */
function variance(n: number, sum: number, squares: number): number {
  return n < 2 ? 0 : Math.max(0, (squares - (sum * sum) / n) / (n - 1))
}

/** The mean share of the marks at the first attempt, from 0 to 1; null below five answers. */
export function facility({ n, x, max }: Pick<ItemSums, 'n' | 'x' | 'max'>): number | null {
  return n < FEWEST_ANSWERS || max === 0 ? null : x / max
}

/** The corrected item-total correlation, from −1 to 1: whether who does well elsewhere does well here. Null below twenty answers, or where everybody did the same. */
export function discrimination({ n, x, xx, rest, restRest, xRest }: ItemSums): number | null {
  if (n < ENOUGH_ANSWERS) return null
  const spread = Math.sqrt(variance(n, x, xx) * variance(n, rest, restRest))
  if (spread < 1e-9) return null
  return Math.max(-1, Math.min(1, (xRest - (x * rest) / n) / (n - 1) / spread))
}

/** What a question's figures suggest to look at. */
export type ItemAdvice = 'too-few' | 'reversed' | 'weak' | 'hard' | 'easy' | 'fine'

/** The advice for a question: one that the best get wrong comes first, then a very hard one, one that separates nobody, a very easy one. */
export function itemAdvice(figures: { facility: number | null; discrimination: number | null }): ItemAdvice {
  if (figures.facility === null) return 'too-few'
  if (figures.discrimination !== null && figures.discrimination < 0) return 'reversed'
  if (figures.facility < 0.3) return 'hard'
  if (figures.discrimination !== null && figures.discrimination < 0.15 && figures.facility < 0.95) return 'weak'
  return figures.facility > 0.95 ? 'easy' : 'fine'
}

/**
 * Cronbach's alpha and the standard error of measurement, in per cent of the marks, from the sums of a quiz. Null below twenty attempts, with a
 * single question, where all did the same, and where not everybody answered the same questions (draws): alpha means nothing there.
 */
export function reliability(items: readonly ItemSums[], totals: TotalSums): { alpha: number; errorPercent: number } | null {
  const { n, max, total, totalTotal } = totals
  if (n < ENOUGH_ANSWERS || items.length < 2 || max === 0 || items.some((item) => item.n !== n)) return null
  const whole = variance(n, total, totalTotal)
  if (whole < 1e-9) return null
  const parts = items.reduce((sum, item) => sum + variance(item.n, item.x, item.xx), 0)
  const alpha = (items.length / (items.length - 1)) * (1 - parts / whole)
  const error = Math.sqrt(whole * Math.max(0, 1 - alpha))
  return { alpha, errorPercent: (error / (max / n)) * 100 }
}

/** What an alpha says: marks can be compared, roughly, or hardly at all. */
export const alphaVerdict = (alpha: number): 'firm' | 'rough' | 'loose' => (alpha >= 0.7 ? 'firm' : alpha >= 0.5 ? 'rough' : 'loose')

/** The mean result in per cent; null below five attempts. */
export function meanPercent({ n, max, total }: TotalSums): number | null {
  return n < FEWEST_ANSWERS || max === 0 ? null : (total / max) * 100
}

/** An answer and how many people gave it at their first attempt. */
export type GivenAnswer = { answer: Answer; count: number }

/** A wrong value with its count: an option's id or what was typed; `part` is the pair or gap it stands in, null where the question has none. */
export type WrongValue = { part: string | null; value: string; count: number }

/** The wrong values of one answer; an ordering is wrong as a whole, and a written answer waits for a trainer. */
function wrongValues(question: FixedQuestion, answer: Answer): { part: string | null; value: string }[] {
  const whole = (value: string) => [{ part: null, value }]
  if (question.kind === 'single' && answer.kind === 'single') {
    return question.options.some(({ id, right }) => id === answer.choice && !right) ? whole(answer.choice) : []
  }
  if (question.kind === 'multiple' && answer.kind === 'multiple') {
    return question.options.filter(({ id, right }) => !right && answer.choices.includes(id)).flatMap(({ id }) => whole(id))
  }
  if (question.kind === 'true-false' && answer.kind === 'true-false') {
    return answer.choice === question.answer ? [] : whole(String(answer.choice))
  }
  if ((answer.kind === 'short' || answer.kind === 'numeric') && answer.kind === question.kind) {
    const { reading, isRight } = scoreAnswer(question, answer)
    return reading === 'unanswered' || isRight ? [] : whole(answer.typed.trim())
  }
  const filled = answer.kind === 'matching' ? answer.chosen : answer.kind === 'gaps' ? answer.filled : {}
  return scoreAnswer(question, answer).feedback.flatMap((part) => {
    const value = filled[part]?.trim() ?? ''
    return value === '' ? [] : [{ part, value }]
  })
}

/** The wrong values given, those typed alike (case, accents, spaces, digits) counted together; the most frequent first. */
export function wrongAnswers(question: FixedQuestion, given: readonly GivenAnswer[]): WrongValue[] {
  const counted = new Map<string, WrongValue>()
  for (const { answer, count } of given) {
    for (const { part, value } of wrongValues(question, answer)) {
      const key = `${part ?? ''}\n${normaliseAnswer(value)}`
      const before = counted.get(key)
      counted.set(key, before ? { ...before, count: before.count + count } : { part, value, count })
    }
  }
  return [...counted.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

const inAnyLanguage = (texts: readonly LocalText[]) => texts.flatMap((text) => LANGUAGES.flatMap((language) => text[language] ?? []))

/** The typed answers that were marked wrong and lie close to an accepted one, the most frequent first. */
export function nearMisses(question: FixedQuestion, wrong: readonly WrongValue[]): WrongValue[] {
  const acceptedIn = (part: string | null) => {
    if (question.kind === 'short') return inAnyLanguage(question.accept)
    const gap = question.kind === 'gaps' ? question.gaps.find(({ id }) => id === part) : undefined
    return gap?.kind === 'text' ? inAnyLanguage(gap.accept) : []
  }
  return wrong.filter(({ part, value }) => {
    const accepted = acceptedIn(part)
    return accepted.some((text) => isNearMiss(value, text)) && !accepted.some((text) => isSameAnswer(value, text))
  })
}

/** A question that accepts one more typed answer; undefined for a kind or part that takes none. */
export function accepting(question: FixedQuestion, { part, value }: Pick<WrongValue, 'part' | 'value'>): FixedQuestion | undefined {
  const text = { fr: value }
  if (question.kind === 'short') return { ...question, accept: [...question.accept, text] }
  if (question.kind !== 'gaps' || !question.gaps.some(({ id, kind }) => id === part && kind === 'text')) return undefined
  const gaps = question.gaps.map((gap) => (gap.id === part && gap.kind === 'text' ? { ...gap, accept: [...gap.accept, text] } : gap))
  return { ...question, gaps }
}
