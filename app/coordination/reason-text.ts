import { sayCount, type SameShape } from '#app/language/words.ts'
import type { CallReason } from '#app/rules/call-list.ts'
import type { Language } from '#app/rules/languages.ts'
import type { TableLine } from './board-table.ts'
import type { CoordinationWords } from './words/fr.ts'

type Words = SameShape<CoordinationWords>

/** A reason to call somebody, in words. */
export function reasonText(reason: CallReason, words: Words, language: Language): string {
  return sayCount(words.reasons[reason.because], reason.count, language)
}

/** Why a line of the board is not as planned; nothing for who is. */
export function standingText(line: Pick<TableLine, 'standing' | 'lateModules'>, words: Words, language: Language): string {
  if (line.standing === 'never') return words.board.states.never
  return line.standing === 'late' ? sayCount(words.reasons.lateModules, line.lateModules, language) : words.plan.none
}
