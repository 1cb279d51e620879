import { readCloze } from './cloze.ts'
import { withoutEntities } from './entities.ts'
import { readNumber, withStars, type Warn } from './gift-answers.ts'
import { readItem, shortName, Skipped, type ReadItem, type ReadResult } from './import-report.ts'
import { feedbackOf, fractionOf, readText, warnOfRest } from './moodle-texts.ts'
import type { GapDocument, QuestionDocument, SharedDocument } from './question-document.ts'
import { readCategory } from './read-gift.ts'
import { childOf, childrenOf, readXml, textOf, type XmlElement } from './xml-tree.ts'

type Reader = (question: XmlElement, shared: SharedDocument, warn: Warn) => QuestionDocument

const READERS: Record<string, Reader> = {
  multichoice: readChoices,
  truefalse: readTruth,
  shortanswer: readShort,
  numerical: readNumeric,
  matching: readMatching,
  essay: (question, shared) => {
    const guide = readText(childOf(question, 'graderinfo'), shared.stem.format)
    return { kind: 'written', ...shared, ...(guide ? { guide } : {}) }
  },
  cloze: (_, shared, warn) => {
    const { text, gaps } = readCloze(shared.stem.text, shared.stem.format, warn)
    return { kind: 'gaps', ...shared, stem: { ...shared.stem, text }, gaps }
  },
  multianswer: (question, shared, warn) => READERS['cloze']?.(question, shared, warn) ?? notKept('multianswer'),
  ordering: readOrdering,
  gapselect: (question, shared) => readChosenGaps(question, shared, 'selectoption'),
  ddwtos: (question, shared) => readChosenGaps(question, shared, 'dragbox'),
}

/** The kinds of Moodle that are read. */
export const KINDS_READ: readonly string[] = Object.keys(READERS)

/** Kinds of Moodle that the house knows and does not take, with the reason. */
export const KINDS_NOT_KEPT: Record<string, 'kind-not-kept' | 'media' | 'random' | 'no-question'> = {
  description: 'no-question',
  calculated: 'kind-not-kept',
  calculatedsimple: 'kind-not-kept',
  calculatedmulti: 'kind-not-kept',
  ddimageortext: 'media',
  ddmarker: 'media',
  random: 'random',
  randomsamatch: 'random',
}

function notKept(type: string): never {
  throw new Skipped(KINDS_NOT_KEPT[type] ?? 'unknown-kind', type)
}

/** Reads Moodle XML: each question is taken, or skipped with its reason. */
export function readMoodleXml(text: string): ReadResult {
  const tree = readXml(text)
  if (!tree.ok) return tree
  if (tree.root.name !== 'quiz') return { ok: false, because: 'other-format', about: tree.root.name }
  const items: ReadItem[] = []
  const settings = new Set<string>()
  let category: string[] = []
  for (const element of tree.root.children) {
    const type = element.attributes['type'] ?? ''
    const name = shortName(textOf(childOf(element, 'name'), 'text') || (textOf(childOf(element, 'questiontext'), 'text') ?? type))
    if (element.name === 'question' && type === 'category') category = readCategory(textOf(childOf(element, 'category'), 'text') ?? '')
    else items.push(readItem(name || element.name, element.line, (warn) => readQuestion(element, type, category, warn, settings)))
  }
  if (items.length === 0) return { ok: false, because: 'no-questions' }
  return { ok: true, items, warnings: settings.size === 0 ? [] : [{ because: 'not-kept', about: [...settings].sort().join(', ') }] }
}

function readQuestion(element: XmlElement, type: string, category: string[], warn: Warn, settings: Set<string>): QuestionDocument {
  if (element.name !== 'question') throw new Skipped('unknown-kind', element.name)
  const read = READERS[type]
  if (!read) return notKept(type)
  const own = childOf(element, 'questiontext')
  const stem = readText(own, 'moodle')
  if (!stem) throw new Skipped('no-stem')
  const [hint, ...hints] = childrenOf(element, 'hint').flatMap((one) => readText(one, stem.format) ?? [])
  if (hints.length > 0) warn('hints', String(hints.length))
  const code = textOf(element, 'idnumber')
  const explanation = readText(childOf(element, 'generalfeedback'), stem.format)
  const shared: SharedDocument = {
    name: (textOf(childOf(element, 'name'), 'text') ?? '').replace(/\s+/g, ' '),
    ...(code ? { code } : {}),
    category,
    tags: childrenOf(childOf(element, 'tags'), 'tag').flatMap((tag) => textOf(tag, 'text') || []),
    objectives: [],
    stem,
    ...(explanation ? { explanation } : {}),
    ...(hint ? { hint } : {}),
  }
  const question = read(element, shared, warn)
  warnOfRest(element, warn, settings)
  return question
}

function readChoices(question: XmlElement, shared: SharedDocument): QuestionDocument {
  const isSingle = !['false', '0'].includes(textOf(question, 'single') ?? 'true')
  const options = childrenOf(question, 'answer').map((answer) => {
    const text = readText(answer, shared.stem.format)
    if (!text) throw new Skipped('too-few-answers')
    return { text, weight: fractionOf(answer), ...feedbackOf(answer, shared.stem.format) }
  })
  if (options.length === 0) throw new Skipped('too-few-answers')
  return { kind: isSingle ? 'single' : 'several', ...shared, options }
}

function readTruth(question: XmlElement, shared: SharedDocument): QuestionDocument {
  const answers = childrenOf(question, 'answer')
  const said = (word: string) => answers.find((answer) => textOf(answer, 'text')?.toLowerCase() === word)
  const [isTrue, isFalse] = [said('true'), said('false')]
  if (!isTrue || !isFalse || answers.length !== 2) throw new Skipped('right-answers')
  const [high, low] = [fractionOf(isTrue), fractionOf(isFalse)]
  if (!((high === 100 && low === 0) || (high === 0 && low === 100))) throw new Skipped('right-answers')
  const whyTrue = feedbackOf(isTrue, shared.stem.format).feedback
  const whyFalse = feedbackOf(isFalse, shared.stem.format).feedback
  return { kind: 'true-false', ...shared, answer: high === 100, ...(whyTrue ? { whyTrue } : {}), ...(whyFalse ? { whyFalse } : {}) }
}

function readShort(question: XmlElement, shared: SharedDocument): QuestionDocument {
  const answers = childrenOf(question, 'answer').map((answer) => {
    const text = textOf(answer, 'text') ?? ''
    if (text === '') throw new Skipped('no-right-answer')
    return { ...withStars(text), weight: fractionOf(answer), ...feedbackOf(answer, shared.stem.format) }
  })
  if (answers.length === 0) throw new Skipped('no-right-answer')
  return { kind: 'short', ...shared, isCaseSensitive: ['1', 'true'].includes(textOf(question, 'usecase') ?? '0'), answers }
}

function readNumeric(question: XmlElement, shared: SharedDocument, warn: Warn): QuestionDocument {
  const answers = childrenOf(question, 'answer').map((answer) => {
    const written = textOf(answer, 'text') ?? ''
    const tolerance = readNumber(textOf(answer, 'tolerance') || '0', warn)
    if (tolerance < 0) throw new Skipped('not-a-number', String(tolerance))
    const value = written === '*' ? ('*' as const) : readNumber(written, warn)
    return { value, tolerance, weight: fractionOf(answer), ...feedbackOf(answer, shared.stem.format) }
  })
  if (answers.length === 0) throw new Skipped('no-right-answer')
  const units = childrenOf(childOf(question, 'units'), 'unit').map((unit) => ({
    name: textOf(unit, 'unit_name') ?? '',
    multiplier: textOf(unit, 'multiplier') ?? '1',
  }))
  const unit = units.find(({ multiplier, name }) => Number(multiplier) === 1 && name !== '')
  for (const other of units) if (other !== unit && other.name !== '') warn('not-kept', `unit ${other.name} × ${other.multiplier}`)
  return { kind: 'numeric', ...shared, answers, ...(unit ? { unit: unit.name } : {}) }
}

function readMatching(question: XmlElement, shared: SharedDocument): QuestionDocument {
  const sides = childrenOf(question, 'subquestion').map((side) => ({
    left: readText(side, shared.stem.format),
    right: textOf(childOf(side, 'answer'), 'text') ?? '',
  }))
  if (sides.some(({ right }) => right === '')) throw new Skipped('too-few-answers')
  const pairs = sides.flatMap(({ left, right }) => (left ? [{ left, right }] : []))
  return { kind: 'matching', ...shared, pairs, extra: sides.filter(({ left }) => !left).map(({ right }) => right) }
}

/** The fraction of an item is its place. */
function readOrdering(question: XmlElement, shared: SharedDocument, warn: Warn): QuestionDocument {
  const items = childrenOf(question, 'answer').map((answer) => {
    const text = readText(answer, shared.stem.format)
    const place = Number(answer.attributes['fraction'] ?? '')
    if (!text || !Number.isFinite(place)) throw new Skipped('too-few-answers')
    return { text, place }
  })
  if (items.length < 2) throw new Skipped('too-few-answers')
  const [type, count] = [textOf(question, 'selecttype') ?? '0', Number(textOf(question, 'selectcount') ?? '0')]
  if (type !== '0' && count > 0 && count < items.length) warn('not-kept', `selectcount: ${count}`)
  return { kind: 'ordering', ...shared, items: items.sort((a, b) => a.place - b.place).map(({ text }) => text) }
}

/** Gaps filled from a list: `[[2]]` in the text is the second option, chosen among those of its group. */
function readChosenGaps(question: XmlElement, shared: SharedDocument, listed: 'selectoption' | 'dragbox'): QuestionDocument {
  const options = childrenOf(question, listed).map((option) => ({
    text: withoutEntities((textOf(option, 'text') ?? '').replace(/<[^>]{0,200}>/g, '')).trim(),
    group: textOf(option, 'group') ?? '1',
  }))
  const gaps: GapDocument[] = []
  const text = shared.stem.text.replace(/\[\[(\d{1,3})\]\]/g, (_, place: string) => {
    const right = options[Number(place) - 1]
    if (!right || right.text === '') throw new Skipped('gap', `[[${place}]]`)
    const id = String(gaps.length + 1)
    const group = options.filter((option) => option.group === right.group)
    const answers = group.map((option) => ({ text: option.text, hasWildcard: false, weight: option === right ? 100 : 0 }))
    gaps.push({ kind: 'choice', id, weight: 1, answers })
    return `[[${id}]]`
  })
  if (gaps.length === 0) throw new Skipped('gap')
  return { kind: 'gaps', ...shared, stem: { ...shared.stem, text }, gaps }
}
