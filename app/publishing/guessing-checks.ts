import type { Question } from '#app/rules/questions.ts'
import type { CompiledModule } from './compiled-course.ts'
import type { Report } from './problems.ts'

/** Below so many questions of a kind, chance alone can make a pattern. */
const ENOUGH_SINGLE = 10
const ENOUGH_TRUE_FALSE = 5
const MOST_LONGEST = 0.6
const MOST_SAME_TRUTH = 0.8

function isRightLongest(question: Extract<Question, { kind: 'single' }>): boolean {
  const right = question.options.find((option) => option.right)
  if (right === undefined) return false
  return question.options.every((option) => option === right || option.text.fr.length < right.text.fr.length)
}

/** Refuses a course whose right answers can be guessed without reading: mostly the longest option, or mostly "false". */
export function checkGuessing(modules: readonly CompiledModule[], report: Report): void {
  const questions = modules.flatMap(({ quiz, lessons }) => [...quiz, ...lessons.flatMap(({ practice }) => practice)])
  const single = questions.flatMap((question) => (question.kind === 'single' ? [question] : []))
  const longest = single.filter(isRightLongest)
  if (single.length >= ENOUGH_SINGLE && longest.length > single.length * MOST_LONGEST) {
    report(
      1,
      'right-longest',
      `In ${longest.length} of ${single.length} single questions the right option is the longest, so nobody need read: shorten it or lengthen a wrong one in ${longest.length - Math.floor(single.length * MOST_LONGEST)} or more of ${longest.map(({ id }) => id).join(', ')}.`,
    )
  }
  const verdicts = questions.flatMap((question) => (question.kind === 'true-false' ? [question] : []))
  for (const truth of [true, false]) {
    const same = verdicts.filter(({ answer }) => answer === truth)
    if (verdicts.length < ENOUGH_TRUE_FALSE || same.length <= verdicts.length * MOST_SAME_TRUTH) continue
    report(
      1,
      'same-truth',
      `${same.length} of ${verdicts.length} true-false questions are ${String(truth)}: turn some around among ${same.map(({ id }) => id).join(', ')}.`,
    )
  }
}
