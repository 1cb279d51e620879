import { practiceVerdict } from '#app/rules/quiz-score.ts'

/** The latest round of tries at one practice question: a round ends with a right answer or with a second wrong one; what follows begins another. */
export function latestRound<Try extends { isRight: boolean }>(tries: readonly Try[]): Try[] {
  return tries.reduce<Try[]>((round, one) => (isOver(round) ? [one] : [...round, one]), [])
}

/** Whether a round has come to its answer. */
export function isOver(round: readonly { isRight: boolean }[]): boolean {
  const { verdict } = practiceVerdict(round.map((one) => one.isRight))
  return verdict === 'right' || verdict === 'shown'
}
