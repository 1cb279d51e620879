import { escaped, writeFormatted } from './gift-text.ts'
import type { ChoiceDocument, FormattedText, QuestionDocument, TextFormat } from './question-document.ts'
import { refusePictures, Unwritable, writeEach, writtenWeight, type Written } from './written.ts'

/** Writes questions in the GIFT format; what it cannot hold is listed. Every text is on one line. */
export function writeGift(questions: readonly QuestionDocument[]): Written<string> {
  let category = ''
  const { pieces, skipped } = writeEach(questions, (question, index) => {
    refusePictures(question)
    const own = question.category.map((name) => name.replaceAll('/', '//')).join('/')
    const block = blockOf(question, index)
    const before = own === category ? '' : `$CATEGORY: ${escapedPath(own)}\n\n`
    category = own
    return before + block
  })
  return { content: pieces.map((piece) => `${piece}\n`).join('\n'), written: pieces.length, skipped }
}

const escapedPath = (path: string) => (path === '' ? 'top' : escaped(path))

function blockOf(question: QuestionDocument, index: number): string {
  const marks = [
    ...(question.code === undefined ? [] : [`[id:${inBrackets(question.code)}]`]),
    ...question.tags.map((tag) => `[tag:${inBrackets(tag)}]`),
  ]
  const comment = marks.length === 0 ? '' : `// question: ${index + 1} ${marks.join(' ')}\n`
  const { format } = question.stem
  const explanation = question.explanation ? `####${writeFormatted(question.explanation, format)}` : ''
  return `${comment}::${escaped(question.name)}::${writeFormatted(question.stem, 'moodle')}{${answersOf(question, format)}${explanation}}`
}

const inBrackets = (text: string) => text.replace(/\s+/g, ' ').replace(/[\]\\]/g, '\\$&')

const feedbackText = (feedback: FormattedText | undefined, format: TextFormat) => (feedback ? `#${writeFormatted(feedback, format)}` : '')

function choiceText(choice: ChoiceDocument, mark: '=' | '~', format: TextFormat): string {
  const plainWeight = mark === '=' ? 100 : 0
  const needsWeight = choice.weight !== plainWeight || /^\s*%/.test(choice.text.text)
  return `${mark}${needsWeight ? `%${writtenWeight(choice.weight)}%` : ''}${writeFormatted(choice.text, format)}${feedbackText(choice.feedback, format)}`
}

function answersOf(question: QuestionDocument, format: TextFormat): string {
  switch (question.kind) {
    case 'single': {
      const best = Math.max(...question.options.map(({ weight }) => weight))
      if (question.options.every(({ weight }) => weight === best)) throw new Unwritable('no-wrong-answer')
      return question.options.map((option) => choiceText(option, option.weight === best ? '=' : '~', format)).join('')
    }
    case 'several':
      return question.options.map((option) => choiceText(option, '~', format)).join('')
    case 'true-false': {
      const [wrong, right] = question.answer ? [question.whyFalse, question.whyTrue] : [question.whyTrue, question.whyFalse]
      const said = right ? `${feedbackText(wrong, format) || '#'}${feedbackText(right, format)}` : feedbackText(wrong, format)
      return `${question.answer ? 'TRUE' : 'FALSE'}${said}`
    }
    case 'matching': {
      const arrow = question.pairs.find(({ left }) => left.text.includes('->'))
      if (arrow) throw new Unwritable('arrow', arrow.left.text)
      const pairs = question.pairs.map(({ left, right }) => `=${writeFormatted(left, format)} -> ${escaped(right)}`)
      return [...pairs, ...question.extra.map((right) => `= -> ${escaped(right)}`)].join(' ')
    }
    case 'ordering':
      return `>${question.items.length} ALL VERTICAL\n${question.items.map(({ format: own, text }) => `[${own}]${escaped(text)}`).join('\n')}\n`
    case 'numeric':
      return `#${question.answers
        .map(({ value, tolerance, weight, feedback }) => {
          const number = value === '*' ? '*' : tolerance === 0 ? String(value) : `${value}:${tolerance}`
          return `=${weight === 100 ? '' : `%${writtenWeight(weight)}%`}${number}${feedbackText(feedback, format)}`
        })
        .join(' ')}`
    case 'short':
      return shortAnswers(question, format)
    case 'gaps':
      throw new Unwritable('kind-not-in-format')
    case 'written':
      if (question.guide) throw new Unwritable('not-in-format')
      return ''
  }
}

function shortAnswers(question: Extract<QuestionDocument, { kind: 'short' }>, format: TextFormat): string {
  if (question.isCaseSensitive) throw new Unwritable('not-in-format')
  const isReadAsMatching =
    question.answers.some(({ text }) => text.includes('->')) &&
    question.answers.every(({ text, feedback }) => text.includes('->') || feedback?.text.includes('->'))
  if (isReadAsMatching) throw new Unwritable('arrow', question.answers[0]?.text)
  return question.answers
    .map(({ text, hasWildcard, weight, feedback }) => {
      const plain = hasWildcard ? text : text.replaceAll('*', '\\*')
      const needsWeight = weight !== 100 || /^\s*%/.test(plain)
      return `=${needsWeight ? `%${writtenWeight(weight)}%` : ''}${escaped(plain)}${feedbackText(feedback, format)}`
    })
    .join(' ')
}
