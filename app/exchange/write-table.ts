import type { FormattedText, GapDocument, QuestionDocument } from './question-document.ts'
import { COLUMNS, KIND_NAMES, MOST_ANSWERS } from './table-columns.ts'
import { refusePictures, Unwritable, writeEach, writtenWeight, type Written } from './written.ts'
import { writeXlsx } from './write-xlsx.ts'

type Cells = Record<string, string>

const comma = (value: number | '*') => String(value).replace('.', ',')

/** The template holds plain texts. */
function plain(text: FormattedText | undefined): string {
  if (text === undefined) return ''
  if (text.format !== 'plain') throw new Unwritable('not-in-format', text.format)
  return text.text
}

function listed(names: readonly string[]): string {
  if (names.some((name) => /[,;\n]/.test(name))) throw new Unwritable('not-in-format', names.join(' '))
  return names.join(', ')
}

/** Writes questions as rows under the header of our template. */
export function writeRows(questions: readonly QuestionDocument[]): Written<string[][]> {
  const { pieces, skipped } = writeEach(questions, (question) => {
    refusePictures(question)
    const cells: Cells = { ...sharedCells(question), ...kindCells(question) }
    return COLUMNS.map(({ key }) => cells[key] ?? '')
  })
  return { content: [COLUMNS.map(({ header }) => header), ...pieces], written: pieces.length, skipped }
}

/** Writes questions as a workbook that people fill in further. */
export function writeWorkbook(questions: readonly QuestionDocument[]): Written<Buffer> {
  const { content, ...rest } = writeRows(questions)
  return {
    ...rest,
    content: writeXlsx(
      'Questions',
      content,
      COLUMNS.map(({ width }) => width),
    ),
  }
}

function sharedCells(question: QuestionDocument): Cells {
  const { name, code, category, tags, objectives, stem, explanation, hint } = question
  if (category.some((part) => part.includes('/'))) throw new Unwritable('not-in-format', category.join(' / '))
  return {
    kind: KIND_NAMES[question.kind][0] ?? '',
    name,
    code: code ?? '',
    category: category.join(' / '),
    tags: listed(tags),
    objectives: listed(objectives),
    stem: plain(stem),
    explanation: plain(explanation),
    hint: plain(hint),
  }
}

function numbered(prefix: string, texts: readonly string[]): Cells {
  if (texts.length > MOST_ANSWERS) throw new Unwritable('not-in-format', String(texts.length))
  return Object.fromEntries(texts.map((text, index) => [`${prefix}${index + 1}`, text]))
}

const places = <T>(items: readonly T[], isRight: (item: T) => boolean) =>
  items.flatMap((item, index) => (isRight(item) ? [index + 1] : [])).join(', ')

function kindCells(question: QuestionDocument): Cells {
  switch (question.kind) {
    case 'single':
    case 'several': {
      const { kind, options } = question
      const rights = options.filter(({ weight }) => weight > 0).length
      const plainWeight = (weight: number) =>
        kind === 'single' ? weight === 100 || weight === 0 : Math.abs(Math.abs(weight) * rights - 100) < 0.001
      const isPlain = options.every(({ weight }) => plainWeight(weight)) && (kind === 'several' || rights === 1)
      return {
        ...numbered(
          'answer',
          options.map(({ text }) => plain(text)),
        ),
        ...numbered(
          'why',
          options.map(({ feedback }) => plain(feedback)),
        ),
        right: places(options, ({ weight }) => weight > 0),
        weights: isPlain ? '' : options.map(({ weight }) => writtenWeight(weight).replace('.', ',')).join('; '),
      }
    }
    case 'true-false':
      return { right: question.answer ? 'vrai' : 'faux', why1: plain(question.whyTrue), why2: plain(question.whyFalse) }
    case 'numeric': {
      const [only, ...others] = question.answers
      if (!only || others.length > 0 || only.weight !== 100 || only.value === '*' || only.feedback) throw new Unwritable('not-in-format')
      return { right: comma(only.value), tolerance: only.tolerance === 0 ? '' : comma(only.tolerance), unit: question.unit ?? '' }
    }
    case 'short': {
      const isPlain = question.answers.every(({ weight, hasWildcard, feedback }) => weight === 100 && !hasWildcard && !feedback)
      if (!isPlain || question.isCaseSensitive) throw new Unwritable('not-in-format')
      return numbered(
        'answer',
        question.answers.map(({ text }) => text),
      )
    }
    case 'matching': {
      const arrow = question.pairs.find(({ left }) => /→|->|=>/.test(left.text))
      if (arrow) throw new Unwritable('arrow', arrow.left.text)
      return numbered('answer', [
        ...question.pairs.map(({ left, right }) => `${plain(left)} → ${right}`),
        ...question.extra.map((right) => `→ ${right}`),
      ])
    }
    case 'ordering':
      return numbered('answer', question.items.map(plain))
    case 'gaps':
      return { stem: gapText(plain(question.stem), question.gaps) }
    case 'written':
      return { answer1: plain(question.guide) }
  }
}

function gapText(text: string, gaps: readonly GapDocument[]): string {
  const byId = new Map(gaps.map((gap) => [gap.id, gap]))
  return text.replace(/\[\[([^\]]{1,20})\]\]/g, (whole, id: string) => {
    const gap = byId.get(id)
    return gap ? `[[${gapInside(gap)}]]` : whole
  })
}

function gapInside(gap: GapDocument): string {
  if (gap.weight !== 1 || gap.answers.some(({ feedback }) => feedback)) throw new Unwritable('not-in-format')
  if (gap.kind === 'number') {
    const [only, ...others] = gap.answers
    if (!only || others.length > 0 || only.weight !== 100 || only.value === '*') throw new Unwritable('not-in-format')
    return `#${comma(only.value)}${only.tolerance === 0 ? '' : `|${comma(only.tolerance)}`}`
  }
  const unsafe = gap.answers.find(({ text, hasWildcard }) => hasWildcard || /[[\]|]|^[=#]/.test(text))
  if (unsafe) throw new Unwritable('not-in-format', unsafe.text)
  const rights = gap.answers.filter(({ weight }) => weight === 100)
  const wrongs = gap.answers.filter(({ weight }) => weight === 0)
  const isPlain =
    rights.length + wrongs.length === gap.answers.length && (gap.kind === 'choice' ? rights.length === 1 : wrongs.length === 0)
  if (!isPlain || (gap.kind === 'text' && gap.isCaseSensitive)) throw new Unwritable('not-in-format')
  return (gap.kind === 'choice' ? '=' : '') + [...rights, ...wrongs].map(({ text }) => text).join('|')
}
