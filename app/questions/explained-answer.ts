import { formatNumber } from '#app/language/words.ts'
import { textIn, type Language, type LocalText } from '#app/rules/languages.ts'
import { gapPieces } from '#app/rules/gap-text.ts'
import type { Answer, FixedQuestion, Gap } from '#app/rules/questions.ts'
import type { ScoredAnswer } from '#app/rules/quiz-score.ts'
import { questionLanguage } from './question-language.ts'
import { textOfId } from './shown-question.ts'

/** An answer in words: lines of text, pairs joined by an arrow of their own, or true and false, for which the page has words. */
export type AnswerInWords =
  | { form: 'none' }
  | { form: 'truth'; value: boolean }
  | { form: 'lines'; lines: string[] }
  | { form: 'text'; paragraphs: string[] }
  | { form: 'steps'; lines: string[] }
  | { form: 'pairs'; pairs: { left: string; right: string }[] }

const NONE: AnswerInWords = { form: 'none' }

/** A text with its gaps filled, each between brackets. */
function withGaps(question: Extract<FixedQuestion, { kind: 'gaps' }>, language: Language, fill: (gap: Gap) => string): AnswerInWords {
  const pieces = gapPieces(textIn(question.text, language)).map((piece) => {
    if ('text' in piece) return piece.text
    const gap = question.gaps.find((one) => one.id === piece.gap)
    return `[${(gap && fill(gap)) || '…'}]`
  })
  return { form: 'text', paragraphs: [pieces.join('')] }
}

function keyOfGap(gap: Gap, language: Language): string {
  if (gap.kind === 'number') return formatKey(gap.answer, gap.unit, language)
  const text = gap.kind === 'text' ? gap.accept[0] : gap.options.find((option) => option.right)?.text
  return text ? textIn(text, language) : ''
}

/** What a person answered, in words. */
export function answerInWords(question: FixedQuestion, answer: Answer | null, reader: Language): AnswerInWords {
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
    case 'written':
      return answer.text === '' ? NONE : { form: 'text', paragraphs: answer.text.split(/\n+/) }
    case 'gaps': {
      if (question.kind !== 'gaps' || Object.values(answer.filled).every((filled) => filled === '')) return NONE
      return withGaps(question, language, (gap) => {
        const filled = answer.filled[gap.id] ?? ''
        const option = gap.kind === 'choice' ? gap.options.find((one) => one.id === filled) : undefined
        return option ? textIn(option.text, language) : filled
      })
    }
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
export function keyInWords(question: FixedQuestion, reader: Language): AnswerInWords {
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
    case 'written':
      return NONE
    case 'gaps':
      return withGaps(question, language, (gap) => keyOfGap(gap, language))
    case 'matching':
      return {
        form: 'pairs',
        pairs: question.pairs.map((pair) => ({ left: textIn(pair.left, language), right: textIn(pair.right, language) })),
      }
    case 'ordering':
      return { form: 'steps', lines: question.items.map((item) => textIn(item.text, language)) }
  }
}

/** What is said about each option that was chosen. */
export function optionWhys(question: FixedQuestion, scored: ScoredAnswer, reader: Language): string[] {
  const language = questionLanguage(question, reader)
  if (question.kind === 'single' || question.kind === 'multiple') {
    const chosen = question.options.filter((option) => scored.feedback.includes(option.id))
    return chosen.map((option) => textIn(option.why, language))
  }
  if (question.kind === 'true-false' && scored.feedback.length > 0) {
    return [textIn(scored.feedback.includes('true') ? question.whyTrue : question.whyFalse, language)]
  }
  return []
}

/** Why an answer is right or wrong: what is said about each chosen option, then the explanation of the question. */
export function whyOf(question: FixedQuestion, scored: ScoredAnswer, reader: Language): string[] {
  return [...optionWhys(question, scored, reader), textIn(question.explanation, questionLanguage(question, reader))]
}

/** What helps after a first wrong answer, without giving the right one: the hint, else what is said about the wrong options chosen. */
export function hintOf(question: FixedQuestion, scored: ScoredAnswer, reader: Language): string[] {
  const language = questionLanguage(question, reader)
  if (question.hint) return [textIn(question.hint, language)]
  if (question.kind !== 'single' && question.kind !== 'multiple') return []
  return question.options
    .filter((option) => !option.right && scored.feedback.includes(option.id))
    .map((option) => textIn(option.why, language))
}

/** How many lines of a matching, an ordering or a text with gaps are right; null for the other kinds. */
export function rightLines(question: FixedQuestion, scored: ScoredAnswer): { right: number; of: number } | null {
  const of =
    question.kind === 'matching'
      ? question.pairs.length
      : question.kind === 'ordering'
        ? question.items.length
        : question.kind === 'gaps'
          ? question.gaps.length
          : 0
  return of === 0 ? null : { right: of - scored.feedback.length, of }
}
