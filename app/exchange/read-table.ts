import { normaliseAnswer } from '#app/rules/answer-text.ts'
import { readNumber, type Warn } from './gift-answers.ts'
import { readItem, shortName, Skipped, type ReadItem, type ReadResult } from './import-report.ts'
import type { FormattedText, GapDocument, QuestionDocument, SharedDocument } from './question-document.ts'
import type { Sheet } from './read-csv.ts'
import { columnsUnder, kindNamed, MOST_ANSWERS } from './table-columns.ts'

/** Far longer than any cell that people write. */
const LONGEST_CELL = 8_000

type Row = (key: string) => string

const plain = (text: string): FormattedText => ({ format: 'plain', text })
const optional = <Key extends string>(key: Key, text: string): Partial<Record<Key, FormattedText>> =>
  text === '' ? {} : ({ [key]: plain(text) } as Record<Key, FormattedText>)
const listed = (cell: string) =>
  cell
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Reads a table with the header of our template: one question a row. */
export function readTable({ rows }: Sheet): ReadResult {
  const [header, ...lines] = rows
  const columns = header ? columnsUnder(header.cells) : null
  if (!columns) return { ok: false, because: 'no-header' }
  const items = lines.map(({ line, cells }): ReadItem => {
    const row: Row = (key) => (cells[columns.places.get(key) ?? -1] ?? '').replace(/\r\n?/g, '\n').trim()
    return readItem(shortName(row('name') || row('stem')), line, (warn) => {
      const beyond = cells.slice(header?.cells.length).find((cell) => cell.trim() !== '')
      const long = cells.find((cell) => cell.length > LONGEST_CELL)
      if (long !== undefined) throw new Skipped('too-long', long.slice(0, 40))
      if (beyond !== undefined) throw new Skipped('broken-row', beyond)
      return readRow(row, warn)
    })
  })
  if (items.length === 0) return { ok: false, because: 'no-questions' }
  return { ok: true, items, warnings: columns.unknown.map((about) => ({ because: 'not-kept', about })) }
}

const answersOf = (row: Row) =>
  Array.from({ length: MOST_ANSWERS }, (_, index) => ({ n: index + 1, text: row(`answer${index + 1}`), why: row(`why${index + 1}`) }))

function readRow(row: Row, warn: Warn): QuestionDocument {
  const kind = kindNamed(row('kind'))
  if (!kind) throw new Skipped('unknown-kind', row('kind'))
  if (row('stem') === '') throw new Skipped('no-stem')
  const code = row('code')
  const shared: SharedDocument = {
    name: row('name').replace(/\s+/g, ' '),
    ...(code === '' ? {} : { code }),
    category: row('category')
      .split('/')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
    tags: listed(row('tags')),
    objectives: listed(row('objectives')),
    stem: plain(row('stem')),
    ...optional('explanation', row('explanation')),
    ...optional('hint', row('hint')),
  }
  const question = readKind(kind, shared, row, warn)
  warnOfUnused(question.kind, row, warn)
  return question
}

/** Cells that a kind has no use for are said, so that nobody thinks they count. */
function warnOfUnused(kind: QuestionDocument['kind'], row: Row, warn: Warn): void {
  const hasChoices = kind === 'single' || kind === 'several'
  if (!hasChoices && row('weights') !== '') warn('not-kept', 'Parts de la note')
  if (kind !== 'numeric')
    for (const [key, name] of [
      ['tolerance', 'Écart accepté'],
      ['unit', 'Unité'],
    ] as const)
      if (row(key) !== '') warn('not-kept', name)
  const usesRight = hasChoices || kind === 'numeric' || kind === 'true-false'
  if (!usesRight && row('right') !== '') warn('not-kept', 'Bonnes réponses')
  const usesAnswers = kind !== 'numeric' && kind !== 'gaps' && kind !== 'true-false'
  for (const { n, text, why } of answersOf(row)) {
    if (text !== '' && (!usesAnswers || (kind === 'written' && n > 1))) warn('not-kept', `Réponse ${n}`)
    const usesWhy = (hasChoices && text !== '') || (kind === 'true-false' && n <= 2)
    if (why !== '' && !usesWhy) warn('not-kept', `Pourquoi ${n}`)
  }
}

function readKind(kind: QuestionDocument['kind'], shared: SharedDocument, row: Row, warn: Warn): QuestionDocument {
  const texts = answersOf(row).flatMap(({ text }) => (text === '' ? [] : [text]))
  switch (kind) {
    case 'single':
    case 'several':
      return { kind, ...shared, options: readOptions(kind, row, warn) }
    case 'true-false':
      return { kind, ...shared, answer: readTruth(row('right')), ...optional('whyTrue', row('why1')), ...optional('whyFalse', row('why2')) }
    case 'numeric': {
      const tolerance = row('tolerance') === '' ? 0 : readNumber(row('tolerance'), warn)
      if (tolerance < 0) throw new Skipped('not-a-number', row('tolerance'))
      const unit = row('unit')
      const answers = [{ value: readNumber(row('right').replace(/[\s\u00a0\u202f](?=\d{3})/g, ''), warn), tolerance, weight: 100 }]
      return { kind, ...shared, answers, ...(unit === '' ? {} : { unit }) }
    }
    case 'short':
      if (texts.length === 0) throw new Skipped('no-right-answer')
      return { kind, ...shared, isCaseSensitive: false, answers: texts.map((text) => ({ text, hasWildcard: false, weight: 100 })) }
    case 'matching': {
      const sides = texts.map(sidesOf)
      const pairs = sides.flatMap(({ left, right }) => (left === '' ? [] : [{ left: plain(left), right }]))
      return { kind, ...shared, pairs, extra: sides.flatMap(({ left, right }) => (left === '' ? [right] : [])) }
    }
    case 'ordering':
      if (texts.length < 2) throw new Skipped('too-few-answers')
      return { kind, ...shared, items: texts.map(plain) }
    case 'gaps':
      return readGaps(shared, warn)
    case 'written':
      return { kind, ...shared, ...optional('guide', texts[0] ?? '') }
  }
}

/** `left → right`; the arrow may be typed. Without a left side it is an answer too many. */
function sidesOf(text: string): { left: string; right: string } {
  const at = text.search(/→|->|=>/)
  const right = at === -1 ? '' : text.slice(at + (text[at] === '→' ? 1 : 2)).trim()
  if (right === '') throw new Skipped('cell', '→')
  return { left: text.slice(0, at).trim(), right }
}

/** `1,3` as the places of the right answers. A spreadsheet set to French stores it as the number 1.3. */
export function placesIn(cell: string, warn: Warn): number[] {
  if (/^\d\.\d$/.test(cell.trim())) warn('decimal-comma', cell)
  return cell
    .split(/[^\d]+/)
    .filter((part) => part !== '')
    .map(Number)
}

function readOptions(kind: 'single' | 'several', row: Row, warn: Warn) {
  const answers = answersOf(row)
  const last = answers.findLastIndex(({ text }) => text !== '')
  const used = answers.slice(0, last + 1)
  if (used.some(({ text }) => text === '')) throw new Skipped('broken-row')
  const right = /[^\d\s,;.]/.test(row('right')) ? [] : placesIn(row('right'), warn)
  const weights = row('weights')
  if (right.length === 0 && weights === '') throw new Skipped('no-right-answer', row('right'))
  if (right.some((place) => place < 1 || place > used.length)) throw new Skipped('right-answers', row('right'))
  if (weights === '' && kind === 'single' && right.length !== 1) throw new Skipped('right-answers', row('right'))
  const shares = weights === '' ? null : weights.split(/[;|\n]/).map((part) => readNumber(part.replace('%', ''), () => undefined))
  if (shares && shares.length !== used.length) throw new Skipped('weight', weights)
  const outside = shares?.find((share) => Math.abs(share) > 100)
  if (outside !== undefined) throw new Skipped('weight', String(outside))
  return used.map(({ n, text, why }, index) => {
    const equal = kind === 'single' ? (right.includes(n) ? 100 : 0) : (right.includes(n) ? 100 : -100) / right.length
    return { text: plain(text), weight: shares?.[index] ?? roundedShare(equal), ...optional('feedback', why) }
  })
}

/** A share with the five decimals that thirds are written with. */
export const roundedShare = (share: number) => Math.round(share * 100_000) / 100_000

const TRUE = ['vrai', 'v', 'oui', 'true', '1', 'صحيح'].map(normaliseAnswer)
const FALSE = ['faux', 'f', 'non', 'false', '0', '2', 'خطأ'].map(normaliseAnswer)

function readTruth(cell: string): boolean {
  if (cell.length > 40) throw new Skipped('right-answers', cell)
  const said = normaliseAnswer(cell)
  if (TRUE.includes(said)) return true
  if (FALSE.includes(said)) return false
  throw new Skipped('right-answers', cell)
}

/** `[[Rabat|rabat]]` is typed, `[[=dirham|euro]]` chosen with the right one first, `[[#20|0,5]]` a number with its tolerance. */
function readGaps(shared: SharedDocument, warn: Warn): QuestionDocument {
  const gaps: GapDocument[] = []
  const text = shared.stem.text.replace(/\[\[([=#]?)([^[\]]*)\]\]/g, (whole, sign: string, inside: string) => {
    const parts = inside.split('|').map((part) => part.trim())
    if (parts.some((part) => part === '')) throw new Skipped('gap', whole)
    const id = String(gaps.length + 1)
    const [first = '', second = '0'] = parts
    if (sign === '#') {
      gaps.push({
        kind: 'number',
        id,
        weight: 1,
        answers: [{ value: readNumber(first, warn), tolerance: readNumber(second, warn), weight: 100 }],
      })
    } else {
      const answers = parts.map((part, index) => ({ text: part, hasWildcard: false, weight: sign === '=' && index > 0 ? 0 : 100 }))
      gaps.push(
        sign === '=' ? { kind: 'choice', id, weight: 1, answers } : { kind: 'text', id, weight: 1, isCaseSensitive: false, answers },
      )
    }
    return `[[${id}]]`
  })
  if (gaps.length === 0 || text.replace(/\[\[\d+\]\]/g, '').includes('[[')) throw new Skipped('gap')
  return { kind: 'gaps', ...shared, stem: plain(text), gaps }
}
