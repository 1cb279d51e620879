import { withEntities, withoutEntities } from './entities.ts'
import { readNumber, withStars, type Warn } from './gift-answers.ts'
import { Skipped } from './import-report.ts'
import type { FormattedText, GapDocument, ShortAnswerDocument } from './question-document.ts'
import { Unwritable, writtenWeight } from './written.ts'

/** The kinds of gap in a Moodle text with gaps, under all their names. */
const KINDS = new Map<string, 'text' | 'text-case' | 'number' | 'choice'>([
  ...['SHORTANSWER', 'SA', 'MW'].map((name) => [name, 'text'] as const),
  ...['SHORTANSWER_C', 'SAC', 'MWC'].map((name) => [name, 'text-case'] as const),
  ...['NUMERICAL', 'NM'].map((name) => [name, 'number'] as const),
  ...['MULTICHOICE', 'MC', 'MULTICHOICE_V', 'MCV', 'MULTICHOICE_H', 'MCH'].map((name) => [name, 'choice'] as const),
  ...['MULTICHOICE_S', 'MCS', 'MULTICHOICE_VS', 'MCVS', 'MULTICHOICE_HS', 'MCHS'].map((name) => [name, 'choice'] as const),
])

const BEGINNING = /\{(\d{0,6}):([A-Z_]{2,20}):/g

/** Where the gap that begins here ends: the first brace that no backslash protects. */
function endOfGap(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '}') return at
  }
  throw new Skipped('braces')
}

/** Takes the gaps out of a text: each leaves its id in double brackets. */
export function readCloze(text: string, format: FormattedText['format'], warn: Warn): { text: string; gaps: GapDocument[] } {
  if (/\[\[/.test(text)) throw new Skipped('gap', '[[')
  const gaps: GapDocument[] = []
  let rest = ''
  let from = 0
  BEGINNING.lastIndex = 0
  for (let found = BEGINNING.exec(text); found; found = BEGINNING.exec(text)) {
    const [beginning, weight = '', kind = ''] = found
    const end = endOfGap(text, found.index + beginning.length)
    const id = String(gaps.length + 1)
    gaps.push(readGap(id, Number(weight || '1'), kind, text.slice(found.index + beginning.length, end), format, warn))
    rest += `${text.slice(from, found.index)}[[${id}]]`
    from = end + 1
    BEGINNING.lastIndex = from
  }
  if (gaps.length === 0) throw new Skipped('gap')
  return { text: rest + text.slice(from), gaps }
}

/** Cuts at a sign that neither a backslash nor a numbered character holds. */
function cutAt(text: string, sign: string): string[] {
  const pieces = ['']
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (letter === '\\') {
      pieces[pieces.length - 1] += letter + (text[at + 1] ?? '')
      at += 1
    } else if (letter === sign && !(sign === '#' && text[at - 1] === '&')) pieces.push('')
    else pieces[pieces.length - 1] += letter
  }
  return pieces
}

const plain = (text: string) => withoutEntities(text.replace(/\\([}#~/"\\])/g, '$1')).trim()

type GapAnswer = { text: string; weight: number; feedback?: FormattedText }

function readAnswer(written: string, format: FormattedText['format']): GapAnswer {
  const [answer = '', ...said] = cutAt(written, '#')
  const [mark = '', share] = /^\s*(?:=|%(-?\d{1,3}(?:\.\d{0,9})?)%)/.exec(answer) ?? []
  const weight = share === undefined ? (mark === '' ? 0 : 100) : Number(share)
  if (Math.abs(weight) > 100) throw new Skipped('weight', share)
  const feedback = said
    .join('#')
    .replace(/\\([}#~/"\\])/g, '$1')
    .trim()
  return { text: answer.slice(mark.length), weight, ...(feedback === '' ? {} : { feedback: { format, text: feedback } }) }
}

function readGap(id: string, weight: number, name: string, inside: string, format: FormattedText['format'], warn: Warn): GapDocument {
  const kind = KINDS.get(name)
  if (!kind) throw new Skipped('gap', name)
  if (weight < 1) throw new Skipped('weight', String(weight))
  const answers = cutAt(inside, '~')
    .filter((answer) => answer.trim() !== '')
    .map((answer) => readAnswer(answer, format))
  if (answers.length === 0) throw new Skipped('no-right-answer')
  if (kind === 'number') {
    const numbers = answers.map(({ text, ...rest }) => {
      const [value = '', tolerance = ''] = plain(text).split(':')
      const distance = tolerance === '' ? 0 : readNumber(tolerance, warn)
      if (distance < 0) throw new Skipped('not-a-number', tolerance)
      return { value: value === '*' ? ('*' as const) : readNumber(value, warn), tolerance: distance, ...rest }
    })
    return { kind, id, weight, answers: numbers }
  }
  const texts = answers.map(({ text, ...rest }): ShortAnswerDocument => {
    const own = kind === 'choice' ? { text: plain(text), hasWildcard: false } : withStars(plain(text))
    if (own.text === '') throw new Skipped('too-few-answers')
    return { ...own, ...rest }
  })
  if (kind === 'choice') return { kind, id, weight, answers: texts }
  return { kind: 'text', id, weight, isCaseSensitive: kind === 'text-case', answers: texts }
}

const protectedText = (text: string) => withEntities(text).replace(/[}#~"\\]/g, '\\$&')
const said = (feedback: FormattedText | undefined) => (feedback ? `#${feedback.text.replace(/[}#~"\\]/g, '\\$&')}` : '')

function writeGap(gap: GapDocument): string {
  const number = gap.weight === 1 ? '1' : String(gap.weight)
  if (gap.kind === 'number') {
    const answers = gap.answers.map(
      ({ value, tolerance, weight, feedback }) => `%${writtenWeight(weight)}%${value}:${tolerance}${said(feedback)}`,
    )
    return `{${number}:NUMERICAL:${answers.join('~')}}`
  }
  const name = gap.kind === 'choice' ? 'MULTICHOICE' : gap.isCaseSensitive ? 'SHORTANSWER_C' : 'SHORTANSWER'
  const answers = gap.answers.map(({ text, hasWildcard, weight, feedback }) => {
    const own = gap.kind === 'choice' || hasWildcard ? text : text.replaceAll('*', '\\*')
    return `%${writtenWeight(weight)}%${protectedText(own)}${said(feedback)}`
  })
  return `{${number}:${name}:${answers.join('~')}}`
}

/** A text with its gaps as Moodle writes them. */
export function writeCloze(text: string, gaps: readonly GapDocument[]): string {
  if (/\{\d*:[A-Z_]+:/.test(text)) throw new Unwritable('not-in-format')
  const byId = new Map(gaps.map((gap) => [gap.id, gap]))
  return text.replace(/\[\[([^\]]{1,20})\]\]/g, (whole, id: string) => {
    const gap = byId.get(id)
    return gap ? writeGap(gap) : whole
  })
}
