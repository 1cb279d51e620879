import { isSameAnswer } from './answer-text.ts'
import { amount } from './money.ts'
import { readTypedNumber } from './numbers-typed.ts'
import { LANGUAGES, type LocalText } from './languages.ts'
import type { Answer, FixedQuestion, Gap, Tolerance } from './questions.ts'

/** The pass mark of a quiz in per cent where its course says nothing else. */
export const PASS_MARK = 60

/** How an answer came to its mark: it was read, there was none, it is no number, or it waits for a trainer. */
export const READINGS = ['answered', 'unanswered', 'unreadable', 'waiting'] as const
export type Reading = (typeof READINGS)[number]

/** The mark of one answer: a share between 0 and 1, and the ids of the options, pairs or items whose explanation answers it. */
export type ScoredAnswer = { mark: number; isRight: boolean; reading: Reading; feedback: string[] }

type QuestionOf<K extends FixedQuestion['kind']> = Extract<FixedQuestion, { kind: K }>
type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>

const UNANSWERED: ScoredAnswer = { mark: 0, isRight: false, reading: 'unanswered', feedback: [] }

function scored(mark: number, feedback: string[]): ScoredAnswer {
  return { mark, isRight: mark === 1, reading: 'answered', feedback }
}

function scoreSingle(question: QuestionOf<'single'>, answer: AnswerOf<'single'>): ScoredAnswer {
  const chosen = question.options.find((option) => option.id === answer.choice)
  if (!chosen) return UNANSWERED
  return scored(chosen.weight === undefined ? Number(chosen.right) : shareOf([chosen.weight]), [chosen.id])
}

/** The share that weights in per cent make together: never under nothing nor over the whole; thirds that miss it by rounding make the whole. */
function shareOf(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0) / 100
  if (sum >= 0.9999) return 1
  return sum <= 0.0001 ? 0 : sum
}

/** Right ones chosen less wrong ones chosen, over the right ones; where options carry weights, the sum of those chosen. Never under nothing. */
function scoreMultiple(question: QuestionOf<'multiple'>, answer: AnswerOf<'multiple'>): ScoredAnswer {
  const chosen = question.options.filter((option) => answer.choices.includes(option.id))
  const rights = question.options.filter((option) => option.right).length
  if (chosen.length === 0) return UNANSWERED
  if (question.options.some((option) => option.weight !== undefined)) {
    return scored(
      shareOf(chosen.map((option) => option.weight ?? 0)),
      chosen.map((option) => option.id),
    )
  }
  const found = chosen.filter((option) => option.right).length
  const wrong = chosen.length - found
  const share = rights === 0 ? 0 : Math.max(0, found - wrong) / rights
  return scored(
    share,
    chosen.map((option) => option.id),
  )
}

/** Whether a number lies within the tolerance of the key, exactly; both are decimal texts. */
export function isWithin(decimal: string, key: number, tolerance: Tolerance): boolean {
  const room = 'absolute' in tolerance ? amount(tolerance.absolute) : amount(key).abs().times(amount(tolerance.percent)).dividedBy(100)
  return amount(decimal).minus(amount(key)).abs().lessThanOrEqualTo(room)
}

type NumberKey = { answer: number; tolerance: Tolerance; unit?: LocalText | undefined }

/** Whether a typed number is the key's, by either of its readings; undefined where it is no number. */
function isTypedNumberRight(typed: string, { answer, tolerance, unit }: NumberKey): boolean | undefined {
  const units = unit ? LANGUAGES.flatMap((language) => unit[language] ?? []) : []
  const read = readTypedNumber(typed, units)
  if (!read.ok) return undefined
  const readings = [read.decimal, ...(read.otherwise === undefined ? [] : [read.otherwise])]
  return readings.some((decimal) => isWithin(decimal, answer, tolerance))
}

function scoreNumeric(question: QuestionOf<'numeric'>, answer: AnswerOf<'numeric'>): ScoredAnswer {
  if (answer.typed.trim() === '') return UNANSWERED
  const isRight = isTypedNumberRight(answer.typed, question)
  if (isRight === undefined) return { mark: 0, isRight: false, reading: 'unreadable', feedback: [] }
  return scored(isRight ? 1 : 0, [])
}

const isAccepted = (typed: string, accept: readonly LocalText[]) =>
  accept.some((text) => LANGUAGES.some((language) => isSameAnswer(typed, text[language] ?? '')))

function isGapRight(gap: Gap, filled: string): boolean {
  if (gap.kind === 'choice') return gap.options.some((option) => option.id === filled && option.right)
  if (gap.kind === 'number') return isTypedNumberRight(filled, gap) === true
  return isAccepted(filled, gap.accept)
}

/** The share of gaps filled rightly, each by its weight; the explanation concerns the others. */
function scoreGaps(question: QuestionOf<'gaps'>, answer: AnswerOf<'gaps'>): ScoredAnswer {
  if (question.gaps.every((gap) => (answer.filled[gap.id] ?? '').trim() === '')) return UNANSWERED
  const weightOf = (gaps: readonly Gap[]) => gaps.reduce((total, gap) => total + (gap.weight ?? 1), 0)
  const wrong = question.gaps.filter((gap) => !isGapRight(gap, answer.filled[gap.id] ?? ''))
  const all = weightOf(question.gaps)
  return scored(
    (all - weightOf(wrong)) / all,
    wrong.map((gap) => gap.id),
  )
}

function scoreWritten(answer: AnswerOf<'written'>): ScoredAnswer {
  return answer.text.trim() === '' ? UNANSWERED : { mark: 0, isRight: false, reading: 'waiting', feedback: [] }
}

/** The share of pairs put together rightly; the explanation concerns the others. */
function scoreMatching(question: QuestionOf<'matching'>, answer: AnswerOf<'matching'>): ScoredAnswer {
  if (question.pairs.every((pair) => !answer.chosen[pair.id])) return UNANSWERED
  const wrong = question.pairs.filter((pair) => answer.chosen[pair.id] !== pair.id).map((pair) => pair.id)
  return scored((question.pairs.length - wrong.length) / question.pairs.length, wrong)
}

/** The share of items that stand in their place; the explanation concerns the others. */
function scoreOrdering(question: QuestionOf<'ordering'>, answer: AnswerOf<'ordering'>): ScoredAnswer {
  if (answer.order.length === 0) return UNANSWERED
  const wrong = question.items.filter((item, index) => answer.order[index] !== item.id).map((item) => item.id)
  return scored((question.items.length - wrong.length) / question.items.length, wrong)
}

function scoreShort(question: QuestionOf<'short'>, answer: AnswerOf<'short'>): ScoredAnswer {
  if (answer.typed.trim() === '') return UNANSWERED
  return scored(isAccepted(answer.typed, question.accept) ? 1 : 0, [])
}

/** The mark of an answer to a question: in whichever language it was typed; an answer of another kind counts as none. */
export function scoreAnswer(question: FixedQuestion, answer: Answer | undefined): ScoredAnswer {
  if (question.kind === 'single' && answer?.kind === 'single') return scoreSingle(question, answer)
  if (question.kind === 'multiple' && answer?.kind === 'multiple') return scoreMultiple(question, answer)
  if (question.kind === 'true-false' && answer?.kind === 'true-false') {
    return scored(answer.choice === question.answer ? 1 : 0, [String(answer.choice)])
  }
  if (question.kind === 'numeric' && answer?.kind === 'numeric') return scoreNumeric(question, answer)
  if (question.kind === 'matching' && answer?.kind === 'matching') return scoreMatching(question, answer)
  if (question.kind === 'ordering' && answer?.kind === 'ordering') return scoreOrdering(question, answer)
  if (question.kind === 'short' && answer?.kind === 'short') return scoreShort(question, answer)
  if (question.kind === 'gaps' && answer?.kind === 'gaps') return scoreGaps(question, answer)
  if (question.kind === 'written' && answer?.kind === 'written') return scoreWritten(answer)
  return UNANSWERED
}

export type AttemptScore = { score: number; max: number; percent: number }

/**
 * The score of an attempt from its slots (marks as shares of each slot's maximum). Score to two decimals; per cent rounded down to a whole
 * one, so that the figure shown and the figure compared with the pass mark are the same. Slots of maximum 0 change nothing.
 */
export function attemptScore(slots: readonly { mark: number; max: number }[]): AttemptScore {
  const max = slots.reduce((total, slot) => total + slot.max, 0)
  const score = slots.reduce((total, slot) => total + Math.min(1, Math.max(0, slot.mark)) * slot.max, 0)
  if (max === 0) return { score: 0, max: 0, percent: 0 }
  return { score: Math.round(score * 100) / 100, max, percent: Math.floor((score * 100) / max + 1e-9) }
}

/** Whether a result in per cent reaches the pass mark. */
export function isPassed(percent: number, passMark: number = PASS_MARK): boolean {
  return percent >= passMark
}

/** Where a practice question stands: a first wrong answer gets a hint, a second one the answer with its reason. */
export const PRACTICE_VERDICTS = ['unanswered', 'right', 'hint', 'shown'] as const
export type PracticeVerdict = (typeof PRACTICE_VERDICTS)[number]

/** The verdict on a practice question from its tries in order (right or not), and whether the first try was right. */
export function practiceVerdict(tries: readonly boolean[]): { verdict: PracticeVerdict; isRightAtFirst: boolean } {
  const isRightAtFirst = tries[0] === true
  if (tries.length === 0) return { verdict: 'unanswered', isRightAtFirst }
  if (tries.slice(0, 2).includes(true)) return { verdict: 'right', isRightAtFirst }
  return { verdict: tries.length === 1 ? 'hint' : 'shown', isRightAtFirst }
}

/** The end of a practice: how many were right at the first try, out of how many, and which to look at again. */
export function practiceSummary(questions: readonly { id: string; tries: readonly boolean[] }[]) {
  const again = questions.filter((question) => !practiceVerdict(question.tries).isRightAtFirst).map((question) => question.id)
  return { rightAtFirst: questions.length - again.length, of: questions.length, again }
}
