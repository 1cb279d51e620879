import { writeCloze } from './cloze.ts'
import { FORMAT_NAMES } from './moodle-texts.ts'
import type { FormattedText, QuestionDocument } from './question-document.ts'
import { writeEach, writtenWeight, type Written } from './written.ts'
import { xmlText } from './xml-tree.ts'

const TYPES: Record<QuestionDocument['kind'], string> = {
  single: 'multichoice',
  several: 'multichoice',
  'true-false': 'truefalse',
  matching: 'matching',
  ordering: 'ordering',
  numeric: 'numerical',
  short: 'shortanswer',
  gaps: 'cloze',
  written: 'essay',
}

const textElement = (text: string) => `<text>${xmlText(text)}</text>`
const filesOf = ({ files = [] }: FormattedText) =>
  files.map(({ path, content }) => `<file name="${xmlText(path.slice(1))}" path="/" encoding="base64">${content}</file>`).join('')
const element = (name: string, said: FormattedText, inside = '') =>
  `<${name} format="${FORMAT_NAMES[said.format]}">${textElement(said.text)}${filesOf(said)}${inside}</${name}>`
const feedback = (said: FormattedText | undefined) => (said ? element('feedback', said) : '')

const answer = (fraction: number, text: string, inside: string, format = '') =>
  `<answer fraction="${writtenWeight(fraction)}"${format === '' ? '' : ` format="${format}"`}>${textElement(text)}${inside}</answer>`

/** Writes questions as Moodle XML; what it cannot hold is listed. */
export function writeMoodleXml(questions: readonly QuestionDocument[]): Written<string> {
  let category = ''
  const { pieces, skipped } = writeEach(questions, (question) => {
    const path = question.category.map((name) => name.replaceAll('/', '//')).join('/')
    const own = questionElement(question)
    const before =
      path === category ? '' : `<question type="category"><category>${textElement(path === '' ? 'top' : path)}</category></question>\n`
    category = path
    return before + own
  })
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${pieces.map((piece) => `${piece}\n`).join('')}</quiz>\n`
  return { content, written: pieces.length, skipped }
}

function questionElement(question: QuestionDocument): string {
  const { name, code, tags, stem, explanation, hint } = question
  const text = question.kind === 'gaps' ? { ...stem, text: writeCloze(stem.text, question.gaps) } : stem
  return [
    `<question type="${TYPES[question.kind]}">`,
    `<name>${textElement(name)}</name>`,
    element('questiontext', text),
    explanation ? element('generalfeedback', explanation) : '',
    code === undefined ? '' : `<idnumber>${xmlText(code)}</idnumber>`,
    ...partsOf(question),
    hint ? element('hint', hint) : '',
    tags.length === 0 ? '' : `<tags>${tags.map((tag) => `<tag>${textElement(tag)}</tag>`).join('')}</tags>`,
    '</question>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function partsOf(question: QuestionDocument): string[] {
  switch (question.kind) {
    case 'single':
    case 'several':
      return [
        `<single>${question.kind === 'single'}</single>`,
        ...question.options.map(({ text, weight, feedback: said }) =>
          answer(weight, text.text, filesOf(text) + feedback(said), FORMAT_NAMES[text.format]),
        ),
      ]
    case 'true-false':
      return [
        answer(question.answer ? 100 : 0, 'true', feedback(question.whyTrue)),
        answer(question.answer ? 0 : 100, 'false', feedback(question.whyFalse)),
      ]
    case 'matching':
      return [
        ...question.pairs.map(({ left, right }) => element('subquestion', left, `<answer>${textElement(right)}</answer>`)),
        ...question.extra.map((right) => `<subquestion><text></text><answer>${textElement(right)}</answer></subquestion>`),
      ]
    case 'ordering':
      return question.items.map((item, index) => answer(index + 1, item.text, filesOf(item), FORMAT_NAMES[item.format]))
    case 'numeric':
      return [
        ...question.answers.map(({ value, tolerance, weight, feedback: said }) =>
          answer(weight, String(value), `<tolerance>${tolerance}</tolerance>${feedback(said)}`),
        ),
        question.unit === undefined
          ? ''
          : `<units><unit><multiplier>1</multiplier><unit_name>${xmlText(question.unit)}</unit_name></unit></units>`,
      ]
    case 'short':
      return [
        `<usecase>${question.isCaseSensitive ? 1 : 0}</usecase>`,
        ...question.answers.map(({ text, hasWildcard, weight, feedback: said }) =>
          answer(weight, hasWildcard ? text : text.replaceAll('*', '\\*'), feedback(said)),
        ),
      ]
    case 'gaps':
      return []
    case 'written':
      return question.guide ? [element('graderinfo', question.guide)] : []
  }
}
