import { amount } from './money.ts'
import { scoreAnswer } from './quiz-score.ts'
import type { Answer, FixedQuestion } from './questions.ts'

/** What happens to marks when a question is corrected after attempts: old and new key both right, only the new one, full marks for all, left out of the total, or nothing. */
export const CORRECTION_CHOICES = ['both', 'new', 'full', 'drop', 'none'] as const
export type CorrectionChoice = (typeof CORRECTION_CHOICES)[number]

/**
 * Whether a correction from one version of a question to another (their numbers) concerns a paper with a version: every older one, and the same where
 * nothing was repaired, so that who begins later gets the same credit.
 */
export function isConcerned(paper: number, correction: { from: number; to: number }): boolean {
  return paper < correction.to || (correction.from === correction.to && paper === correction.to)
}

/** A mark of one question as a share of `maxMark` points. */
export type SlotMark = { mark: number; maxMark: number }

/** The mark of one answer after a correction. A hand-marked one is never overwritten. */
export function correctedMark(
  choice: CorrectionChoice,
  slot: {
    before: SlotMark
    frozenMax: number
    isManual: boolean
    old: FixedQuestion
    corrected: FixedQuestion
    answer: Answer | undefined
  },
): SlotMark {
  const { before, frozenMax, isManual, old, corrected, answer } = slot
  if (choice === 'none' || isManual) return before
  if (choice === 'drop') return { mark: 0, maxMark: 0 }
  if (choice === 'full') return { mark: 1, maxMark: frozenMax }
  const byNew = scoreAnswer(corrected, answer).mark
  if (choice === 'new') return { mark: byNew, maxMark: frozenMax }
  return { mark: Math.max(byNew, scoreAnswer(old, answer).mark), maxMark: frozenMax }
}

/** Points as they are stored: four decimals. */
export const storedMark = ({ mark, maxMark }: SlotMark): number => amount(mark).times(amount(maxMark)).toDecimalPlaces(4).toNumber()

/** Whether a correction is applied to an attempt: with "only if higher", not where the result would fall or stay. */
export function isApplied(onlyIfHigher: boolean, before: number, after: number): boolean {
  return !onlyIfHigher || after > before
}

/** A pass stays a pass: a result that falls by a correction takes none away. */
export function passAfter(hadPassed: boolean, percent: number, passMark: number): boolean {
  return hadPassed || percent >= passMark
}
