import { formatNumber } from '#app/language/words.ts'
import { textIn, type Language, type LocalText } from '#app/rules/languages.ts'
import type { Answer, Question } from '#app/rules/questions.ts'
import type { ScoredAnswer } from '#app/rules/quiz-score.ts'
import { questionLanguage } from './question-language.ts'
import { textOfId } from './shown-question.ts'

/** An answer in words: lines of text, pairs joined by an arrow of their own, or true and false, for which the page has words. */
export type AnswerInWords =
  | { form: 'none' }
  | { form: 'truth'; value: boolean }
  | { form: 'lines'; lines: string[] }
  | { form: 'steps'; lines: string[] }
  | { form: 'pairs'; pairs: { left: string; right: string }[] }

const NONE: AnswerInWords = { form: 'none' }

/** What a person answered, in words. */
export function answerInWords(question: Question, answer: Answer | null, reader: Language): AnswerInWords {
  const language = questionLanguage(question, reader)
  if (!answer || answer.kind !== question.kind) return NONE
  const text = (id: string) => textOfId(question, id, language)
  switch (answer.kind) {
    case 'single':
      return answer.choice === '' ? NONE : { form: 'lines', lines: [text(answer.choice)] }
    case 'multiple':
      return answer.choices.length === 0 ? NONE : { form: 'lines', lines: answer.choices.map(text) }
    case 'true-false':
      return { form: 'truth', value: answer.choice }
    case 'numeric':
    case 'short':
      return answer.typed === '' ? NONE : { form: 'lines', lines: [answer.typed] }
    case 'ordering':
      return answer.order.length === 0 ? NONE : { form: 'steps', lines: answer.order.map(text) }
    case 'matching': {
      const pairs = question.kind === 'matching' ? question.pairs : []
      const chosen = pairs.map((pair) => ({ left: textIn(pair.left, language), right: text(answer.chosen[pair.id] ?? '') }))
      return chosen.every(({ right }) => right === '') ? NONE : { form: 'pairs', pairs: chosen }
    }
  }
}

function formatKey(value: number, unit: LocalText | undefined, language: Language): string {
  const number = formatNumber(value, language)
    .replace('-', '\u2212')
    .replace('.', language === 'en' ? '.' : ',')
  return unit ? `${number}\u00a0${textIn(unit, language)}` : number
}

/** The right answer, in words: only for who has answered. */
export function keyInWords(question: Question, reader: Language): AnswerInWords {
  const language = questionLanguage(question, reader)
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return { form: 'lines', lines: question.options.filter((option) => option.right).map((option) => textIn(option.text, language)) }
    case 'true-false':
      return { form: 'truth', value: question.answer }
    case 'numeric':
      return { form: 'lines', lines: [formatKey(question.answer, question.unit, language)] }
    case 'short':
      return { form: 'lines', lines: question.accept.slice(0, 1).map((text) => textIn(text, language)) }
    case 'matching':
      return {
        form: 'pairs',
        pairs: question.pairs.map((pair) => ({ left: textIn(pair.left, language), right: textIn(pair.right, language) })),
      }
    case 'ordering':
      return { form: 'steps', lines: question.items.map((item) => textIn(item.text, language)) }
  }
}

/** Why an answer is right or wrong: what is said about each chosen option, then the explanation of the question. */
export function whyOf(question: Question, scored: ScoredAnswer, reader: Language): string[] {
  const language = questionLanguage(question, reader)
  const explanation = textIn(question.explanation, language)
  if (question.kind === 'single' || question.kind === 'multiple') {
    const chosen = question.options.filter((option) => scored.feedback.includes(option.id))
    return [...chosen.map((option) => textIn(option.why, language)), explanation]
  }
  if (question.kind === 'true-false' && scored.feedback.length > 0) {
    return [textIn(scored.feedback.includes('true') ? question.whyTrue : question.whyFalse, language), explanation]
  }
  return [explanation]
}

/** What helps after a first wrong answer, without giving the right one: the hint, else what is said about the wrong options chosen. */
export function hintOf(question: Question, scored: ScoredAnswer, reader: Language): string[] {
  const language = questionLanguage(question, reader)
  if (question.hint) return [textIn(question.hint, language)]
  if (question.kind !== 'single' && question.kind !== 'multiple') return []
  return question.options
    .filter((option) => !option.right && scored.feedback.includes(option.id))
    .map((option) => textIn(option.why, language))
}

/** How many lines of a matching or ordering are right; null for the other kinds. */
export function rightLines(question: Question, scored: ScoredAnswer): { right: number; of: number } | null {
  const of = question.kind === 'matching' ? question.pairs.length : question.kind === 'ordering' ? question.items.length : 0
  return of === 0 ? null : { right: of - scored.feedback.length, of }
}
