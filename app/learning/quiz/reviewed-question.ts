import { textIn, type Language } from '#app/rules/languages.ts'
import type { Answer, FixedQuestion } from '#app/rules/questions.ts'
import type { ReviewPart } from '#app/rules/quiz-runs.ts'
import { scoreAnswer } from '#app/rules/quiz-score.ts'
import { answerInWords, keyInWords, optionWhys } from '#app/questions/explained-answer.ts'
import { questionLanguage } from '#app/questions/question-language.ts'
import { picturesAt } from '#app/questions/shown-pictures.ts'

/** A slot of a marked attempt; `explained` is the version by which it is explained, another than the paper's after a correction. */
export type MarkedSlot = {
  position: number
  frozenMax: number
  question: FixedQuestion
  explained: FixedQuestion
  answer: Answer | null
  mark: number
  maxMark: number
  /** What a trainer said about a written answer. */
  feedback: string | null
  isRight: boolean
}

type LessonLine = { key: string; title: string; titleLanguage: Language }

function verdictOf({ isRight, mark, maxMark, frozenMax }: MarkedSlot) {
  if (maxMark === 0 && frozenMax > 0) return 'dropped' as const
  if (isRight) return 'right' as const
  return mark > 0 ? ('partly' as const) : ('wrong' as const)
}

/** A question of a result with the parts that may be shown, and nothing of the others: what is hidden never leaves the server. */
export function reviewedQuestion(slot: MarkedSlot, parts: readonly ReviewPart[], lessons: readonly LessonLine[], language: Language) {
  const { question, explained, answer } = slot
  const shows = (part: ReviewPart) => parts.includes(part)
  const said = questionLanguage(question, language)
  const verdict = verdictOf(slot)
  const key = shows('keys') && verdict !== 'right' ? keyInWords(explained, language) : null
  return {
    n: slot.position,
    language: said,
    stem: textIn(question.stem, said),
    pictures: picturesAt(question, 'stem', said),
    verdict: shows('verdicts') ? verdict : null,
    points: shows('marks') ? { mark: slot.mark, max: slot.maxMark } : null,
    answer: shows('answers') ? answerInWords(question, answer, language) : null,
    key: key?.form === 'none' ? null : key,
    why: [
      ...(shows('feedback') ? optionWhys(explained, scoreAnswer(explained, answer ?? undefined), language) : []),
      ...(shows('explanations') ? [textIn(explained.explanation, questionLanguage(explained, language))] : []),
    ],
    whyPictures: shows('explanations') ? picturesAt(explained, 'explanation', questionLanguage(explained, language)) : [],
    trainerSays: shows('feedback') ? slot.feedback : null,
    isRepaired: explained !== question && shows('explanations'),
    lesson: (shows('verdicts') && lessons.find((lesson) => lesson.key === question.lesson)) || null,
  }
}
