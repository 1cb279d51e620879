import { calculatedProblem } from '#app/rules/calculated.ts'
import { LANGUAGES, type Language, type LocalText } from '#app/rules/languages.ts'
import { toLatinDigits } from '#app/rules/numbers-typed.ts'
import { question as questionShape, type Gap, type Question, type Tolerance } from '#app/rules/questions.ts'

/** What a field of the repair page is for; the page has a word for each. */
export type RepairRole =
  | ('stem' | 'explanation' | 'guide' | 'formula')
  | ('option' | 'why' | 'right' | 'weight' | 'truth')
  | ('number' | 'tolerance' | 'accept' | 'place' | 'item' | 'left' | 'pair')

/** One field of the repair page. `group` joins what belongs to one option, pair, item or gap. */
export type RepairField = {
  name: string
  role: RepairRole
  group: string
  language: Language | null
  control: 'area' | 'line' | 'number' | 'radio' | 'box'
  value: string
  isOn: boolean
}

const field = (role: RepairRole, group: string, control: RepairField['control'], value: string, changes: Partial<RepairField> = {}) => ({
  ...{ name: `${group}${role}`, role, group, language: null, control, value, isOn: false },
  ...changes,
})

/** A field for each language in which a text exists. */
const texts = (role: RepairRole, group: string, control: 'area' | 'line', text: LocalText): RepairField[] =>
  LANGUAGES.flatMap((language) => {
    const value = text[language]
    return value === undefined ? [] : [field(role, group, control, value, { name: `${group}${role}-${language}`, language })]
  })

const allTexts = (accept: readonly LocalText[]) => accept.flatMap((text) => LANGUAGES.flatMap((language) => text[language] ?? []))
const toleranceText = (tolerance: Tolerance) => ('absolute' in tolerance ? String(tolerance.absolute) : `${tolerance.percent} %`)

function gapFields(gap: Gap): RepairField[] {
  const group = `gap.${gap.id}.`
  if (gap.kind === 'text') return [field('accept', group, 'area', allTexts(gap.accept).join('\n'))]
  if (gap.kind === 'number') {
    return [field('number', group, 'number', String(gap.answer)), field('tolerance', group, 'line', toleranceText(gap.tolerance))]
  }
  return gap.options.flatMap((one) => [
    ...texts('option', `${group}${one.id}.`, 'line', one.text),
    field('right', `${group}${one.id}.`, 'radio', one.id, { name: `${group}right`, isOn: one.right }),
  ])
}

function keyFields(question: Question): RepairField[] {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const isSingle = question.kind === 'single'
      const weighs = question.options.some(({ weight }) => weight !== undefined)
      return question.options.flatMap((one) => {
        const group = `option.${one.id}.`
        return [
          ...texts('option', group, 'line', one.text),
          field('right', group, isSingle ? 'radio' : 'box', isSingle ? one.id : '1', {
            ...(isSingle ? { name: 'right' } : {}),
            isOn: one.right,
          }),
          ...(weighs ? [field('weight', group, 'number', String(one.weight ?? 0))] : []),
          ...texts('why', group, 'area', one.why),
        ]
      })
    }
    case 'true-false':
      return [
        field('truth', 'true.', 'radio', 'true', { name: 'truth', isOn: question.answer }),
        ...texts('why', 'true.', 'area', question.whyTrue),
        field('truth', 'false.', 'radio', 'false', { name: 'truth', isOn: !question.answer }),
        ...texts('why', 'false.', 'area', question.whyFalse),
      ]
    case 'numeric':
      return [field('number', '', 'number', String(question.answer)), field('tolerance', '', 'line', toleranceText(question.tolerance))]
    case 'calculated':
      return [field('formula', '', 'line', question.formula), field('tolerance', '', 'line', toleranceText(question.tolerance))]
    case 'short':
      return [field('accept', '', 'area', allTexts(question.accept).join('\n'))]
    case 'gaps':
      return question.gaps.flatMap(gapFields)
    case 'ordering':
      return question.items.flatMap((item, index) => [
        field('place', `item.${item.id}.`, 'number', String(index + 1)),
        ...texts('item', `item.${item.id}.`, 'line', item.text),
      ])
    case 'matching':
      return question.pairs.flatMap((pair) => [
        ...texts('left', `pair.${pair.id}.`, 'line', pair.left),
        ...texts('pair', `pair.${pair.id}.`, 'line', pair.right),
      ])
    case 'written':
      return texts('guide', '', 'area', question.guide)
  }
}

/** Every field by which a question can be repaired: its text, its key, what is said about each choice, and its explanation. */
export const repairFields = (question: Question): RepairField[] => [
  ...texts('stem', '', 'area', question.stem),
  ...keyFields(question),
  ...texts('explanation', '', 'area', question.explanation),
]

/** What a form holds under a name. */
export type Sent = (name: string) => string | undefined

const typedNumber = (typed: string | undefined) => {
  const text = toLatinDigits(typed ?? '')
    .trim()
    .replace(/[\s\u202f\u00a0]/g, '')
    .replace(/[,٫]/, '.')
    .replace('\u2212', '-')
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

function typedTolerance(typed: string | undefined): Tolerance {
  const isShare = /[%٪]/.test(typed ?? '')
  const value = typedNumber((typed ?? '').replace(/[%٪]/g, ''))
  return isShare ? { percent: value } : { absolute: value }
}

function typedText(sent: Sent, role: RepairRole, group: string, before: LocalText): LocalText {
  const repaired = LANGUAGES.flatMap((language) =>
    before[language] === undefined ? [] : [[language, (sent(`${group}${role}-${language}`) ?? '').trim()] as const],
  )
  return { ...before, ...Object.fromEntries(repaired) }
}

/** The accepted texts, one on a line: a line that was there keeps its language, a new one is accepted in every language. */
function typedAccepted(sent: Sent, group: string, before: readonly LocalText[]): LocalText[] {
  const lines = (sent(`${group}accept`) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const kept = before.flatMap((text) => {
    const left = LANGUAGES.flatMap((language) =>
      text[language] !== undefined && lines.includes(text[language]) ? [[language, text[language]] as const] : [],
    )
    const [first] = left
    return first ? [{ fr: first[1], ...Object.fromEntries(left) }] : []
  })
  const known = allTexts(before)
  return [...kept, ...[...new Set(lines)].filter((line) => !known.includes(line)).map((fr) => ({ fr }))]
}

function repairedGap(gap: Gap, sent: Sent): Gap {
  const group = `gap.${gap.id}.`
  if (gap.kind === 'text') return { ...gap, accept: typedAccepted(sent, group, gap.accept) }
  if (gap.kind === 'number') {
    return { ...gap, answer: typedNumber(sent(`${group}number`)), tolerance: typedTolerance(sent(`${group}tolerance`)) }
  }
  const options = gap.options.map((one) => ({
    ...one,
    text: typedText(sent, 'option', `${group}${one.id}.`, one.text),
    right: sent(`${group}right`) === one.id,
  }))
  return { ...gap, options }
}

function repairedKey(question: Question, sent: Sent): Question {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const options = question.options.map((one) => {
        const group = `option.${one.id}.`
        const right = question.kind === 'single' ? sent('right') === one.id : sent(`${group}right`) === '1'
        const weight = sent(`${group}weight`)
        return {
          ...{ id: one.id, right, text: typedText(sent, 'option', group, one.text), why: typedText(sent, 'why', group, one.why) },
          ...(weight === undefined ? {} : { weight: typedNumber(weight) }),
        }
      })
      return { ...question, options }
    }
    case 'true-false':
      return {
        ...question,
        answer: sent('truth') === 'true',
        whyTrue: typedText(sent, 'why', 'true.', question.whyTrue),
        whyFalse: typedText(sent, 'why', 'false.', question.whyFalse),
      }
    case 'numeric': {
      const answer = typedNumber(sent('number'))
      const formula = answer === question.answer ? question.formula : String(answer)
      return { ...question, answer, formula, tolerance: typedTolerance(sent('tolerance')) }
    }
    case 'calculated':
      return { ...question, formula: (sent('formula') ?? '').trim(), tolerance: typedTolerance(sent('tolerance')) }
    case 'short':
      return { ...question, accept: typedAccepted(sent, '', question.accept) }
    case 'gaps':
      return { ...question, gaps: question.gaps.map((gap) => repairedGap(gap, sent)) }
    case 'ordering': {
      const placed = question.items.map((item) => ({
        place: typedNumber(sent(`item.${item.id}.place`)),
        item: { id: item.id, text: typedText(sent, 'item', `item.${item.id}.`, item.text) },
      }))
      return { ...question, items: placed.sort((one, other) => one.place - other.place).map(({ item }) => item) }
    }
    case 'matching':
      return {
        ...question,
        pairs: question.pairs.map((pair) => ({
          id: pair.id,
          left: typedText(sent, 'left', `pair.${pair.id}.`, pair.left),
          right: typedText(sent, 'pair', `pair.${pair.id}.`, pair.right),
        })),
      }
    case 'written':
      return { ...question, guide: typedText(sent, 'guide', '', question.guide) }
  }
}

/** Why a repaired question cannot stand: a field is empty or cannot be read, there is no right answer, two items have one place, or the formula has no value. */
export type RepairRefusal = 'field-unreadable' | 'no-right-answer' | 'same-place-twice' | 'formula-without-value'

function problemOf(repaired: Question, sent: Sent): RepairRefusal | undefined {
  if (!questionShape.safeParse(repaired).success) return 'field-unreadable'
  if (repaired.kind === 'calculated' && calculatedProblem(repaired) !== undefined) return 'formula-without-value'
  if (repaired.kind === 'single' || repaired.kind === 'multiple') {
    return repaired.options.some(({ right }) => right) ? undefined : 'no-right-answer'
  }
  if (repaired.kind === 'true-false') return sent('truth') === undefined ? 'no-right-answer' : undefined
  if (repaired.kind === 'gaps') {
    const isOpen = repaired.gaps.some((gap) => gap.kind === 'choice' && !gap.options.some(({ right }) => right))
    return isOpen ? 'no-right-answer' : undefined
  }
  if (repaired.kind !== 'ordering') return undefined
  const places = repaired.items.map(({ id }) => typedNumber(sent(`item.${id}.place`)))
  if (places.some((place) => Number.isNaN(place))) return 'field-unreadable'
  return new Set(places).size < places.length ? 'same-place-twice' : undefined
}

/** The question that a form of the repair page makes of another: the kind, the ids and what the form does not show stay. */
export function repairedFrom(question: Question, sent: Sent): { ok: true; question: Question } | { ok: false; because: RepairRefusal } {
  const repaired: Question = {
    ...repairedKey(question, sent),
    stem: typedText(sent, 'stem', '', question.stem),
    explanation: typedText(sent, 'explanation', '', question.explanation),
  }
  const because = problemOf(repaired, sent)
  return because ? { ok: false, because } : { ok: true, question: repaired }
}
