import { withKeptTranslations } from '#app/rules/bank.ts'
import { readTypedNumber } from '#app/rules/numbers-typed.ts'
import { QUESTION_KINDS, type Gap, type Picture, type Question, type Tolerance } from '#app/rules/questions.ts'
import { MOST_ROWS, picturesOf, type Draft, type DraftPicture, type DraftRow } from './question-draft.ts'

const LONGEST = 4_000

/** What was typed into a form, kept as it is so that a refused form shows it again; undefined where it is no form of ours. Its pictures are those of the question before. */
export function draftFrom(form: FormData, before: Question | null): Draft | undefined {
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').slice(0, LONGEST) : ''
  }
  const kind = QUESTION_KINDS.find((one) => one === field('kind'))
  const count = Number(field('rows') || '0')
  if (!kind || !Number.isInteger(count) || count < 0 || count > MOST_ROWS) return undefined
  const rows = Array.from({ length: count }, (_, index): DraftRow => {
    const own = (name: string) => field(`row-${index + 1}-${name}`)
    const gapKind = (['text', 'number', 'choice'] as const).find((one) => one === own('kind')) ?? 'text'
    const isRight = kind === 'single' ? field('right') === String(index + 1) : form.has(`row-${index + 1}-right`)
    return {
      ...{
        id: own('id').trim(),
        text: own('text'),
        second: own('second'),
        weight: own('weight'),
        tolerance: own('tolerance'),
        unit: own('unit'),
      },
      kind: gapKind,
      isRight,
    }
  })
  return {
    kind,
    rows,
    ...{ name: field('name').trim().slice(0, 200), category: field('category'), stem: field('stem').trim(), text: field('text').trim() },
    ...{ explanation: field('explanation').trim(), hint: field('hint').trim(), lesson: field('lesson'), tags: field('tags') },
    ...{
      whyTrue: field('whyTrue').trim(),
      whyFalse: field('whyFalse').trim(),
      guide: field('guide').trim(),
      formula: field('formula').trim(),
    },
    ...{ answer: field('answer').trim(), tolerance: field('tolerance').trim(), unit: field('unit').trim() },
    objectives: form.getAll('objective').filter((one) => typeof one === 'string'),
    isTrue: field('truth') !== 'false',
    isPercent: field('toleranceIn') === 'percent',
    keepsTranslations: form.has('keepsTranslations'),
    pictures: (before ? picturesOf(before) : []).map((picture, index) => ({
      ...picture,
      typed: field(`picture-${index}-words`).trim().slice(0, 500),
      goes: form.has(`picture-${index}-goes`),
    })),
  }
}

/** Names of a category, or tags, as somebody typed them. */
export const listTyped = (text: string, separator: RegExp) => [
  ...new Set(
    text
      .split(separator)
      .map((one) => one.replace(/\s+/g, ' ').trim().slice(0, 60))
      .filter((one) => one !== ''),
  ),
]

/** Thrown while a question is put together where a number is none. */
class NoNumber extends Error {}

function number(typed: string): number {
  const read = readTypedNumber(typed)
  if (!read.ok) throw new NoNumber()
  return Number(read.decimal)
}

const tolerance = (typed: string, isPercent: boolean): Tolerance =>
  isPercent && typed !== '' && number(typed) > 0 ? { percent: number(typed) } : { absolute: typed === '' ? 0 : Math.abs(number(typed)) }

const fr = (text: string) => ({ fr: text.trim() })
const unitOf = (unit: string) => (unit.trim() === '' ? {} : { unit: fr(unit) })

/** The rows that say something, each with an id of its own: the one it had, or the next free letter. */
function rowsWithIds(rows: readonly DraftRow[]): DraftRow[] {
  const filled = rows.filter(({ text, second }) => text.trim() !== '' || second.trim() !== '')
  const used = new Set<string>()
  const kept = filled.map((one) => {
    const isOwn = /^[a-z0-9][a-z0-9_-]{0,19}$/i.test(one.id) && !used.has(one.id)
    if (isOwn) used.add(one.id)
    return isOwn ? one : { ...one, id: '' }
  })
  const letters = [...'abcdefghijklmnopqrstuvwxyz', ...Array.from({ length: MOST_ROWS }, (_, index) => `z${index}`)]
  return kept.map((one) => {
    if (one.id !== '') return one
    const id = letters.find((letter) => !used.has(letter)) ?? ''
    used.add(id)
    return { ...one, id }
  })
}

function gapFrom({ id, kind, text, weight, tolerance: typed, unit }: DraftRow, before: Gap | undefined): Gap {
  const shared = { id, ...(weight.trim() === '' ? {} : { weight: number(weight) }) }
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (kind === 'number')
    return {
      kind,
      ...shared,
      answer: number(text),
      tolerance: tolerance(typed.replace('%', '').trim(), typed.includes('%')),
      ...unitOf(unit),
    }
  if (kind === 'text') return { kind, ...shared, accept: lines.map(fr) }
  const old = before?.kind === 'choice' ? before.options : []
  const options = lines.map((line, index) => {
    const words = fr(line.replace(/^=\s*/, ''))
    const same = old.find((option) => option.text.fr === words.fr)
    return { id: same?.id ?? `n${index + 1}-${old.length}`, text: words, right: line.startsWith('=') }
  })
  return { kind, ...shared, options }
}

/** The places of a question that pictures may stand below. */
function placesIn(question: Question): ReadonlySet<string> {
  const ids =
    question.kind === 'single' || question.kind === 'multiple'
      ? question.options.map(({ id }) => `options.${id}`)
      : question.kind === 'matching'
        ? question.pairs.map(({ id }) => `pairs.${id}`)
        : question.kind === 'ordering'
          ? question.items.map(({ id }) => `items.${id}`)
          : []
  return new Set(['stem', 'explanation', ...ids])
}

/** A question with the pictures that stay: those of a line that went go with it. */
function withPictures(question: Question, pictures: readonly DraftPicture[]): Question {
  const places = placesIn(question)
  const kept = pictures.flatMap(({ typed, goes, line: _line, words: _words, ...picture }): Picture[] =>
    goes || !places.has(picture.place) ? [] : [typed === '' ? picture : { ...picture, words: fr(typed) }],
  )
  return kept.length === 0 ? question : { ...question, pictures: kept }
}

function madeOf(draft: Draft, before: Question | null): Question {
  const tags = listTyped(draft.tags, /[,;\n]/)
  const { kind } = draft
  const shared = {
    id: before?.id ?? 'new',
    objectives: draft.objectives,
    stem: fr(draft.stem),
    explanation: fr(draft.explanation),
    ...(draft.hint === '' ? {} : { hint: fr(draft.hint) }),
    ...(draft.lesson === '' ? {} : { lesson: draft.lesson }),
    ...(tags.length === 0 ? {} : { tags }),
  }
  const rows = rowsWithIds(draft.rows)
  const gapsBefore = before?.kind === 'gaps' ? before.gaps : []
  switch (kind) {
    case 'single':
    case 'multiple': {
      const hasWeights = rows.some(({ weight }) => weight.trim() !== '')
      const options = rows.map(({ id, text, second, isRight, weight }) => ({
        ...{ id, text: fr(text), why: fr(second), right: isRight },
        ...(hasWeights ? { weight: weight.trim() === '' ? 0 : number(weight) } : {}),
      }))
      return { kind, ...shared, options }
    }
    case 'true-false':
      return { kind, ...shared, answer: draft.isTrue, whyTrue: fr(draft.whyTrue), whyFalse: fr(draft.whyFalse) }
    case 'numeric': {
      const answer = number(draft.answer)
      const formula = before?.kind === 'numeric' && before.answer === answer ? before.formula : String(answer)
      return { kind, ...shared, answer, formula, tolerance: tolerance(draft.tolerance, draft.isPercent), ...unitOf(draft.unit) }
    }
    case 'calculated': {
      const variables = rows.map(({ id, text, second, weight }) => ({
        name: id,
        from: number(text),
        to: number(second),
        step: number(weight || '1'),
      }))
      return {
        kind,
        ...shared,
        variables,
        formula: draft.formula,
        tolerance: tolerance(draft.tolerance, draft.isPercent),
        ...unitOf(draft.unit),
      }
    }
    case 'matching': {
      const pairs = rows.flatMap(({ id, text, second }) => (text.trim() === '' ? [] : [{ id, left: fr(text), right: fr(second) }]))
      return {
        kind,
        ...shared,
        pairs,
        extra: rows.flatMap(({ id, text, second }) => (text.trim() === '' ? [{ id, text: fr(second) }] : [])),
      }
    }
    case 'ordering':
      return { kind, ...shared, items: rows.map(({ id, text }) => ({ id, text: fr(text) })) }
    case 'short':
      return { kind, ...shared, accept: rows.map(({ text }) => fr(text)) }
    case 'gaps':
      return {
        kind,
        ...shared,
        text: fr(draft.text),
        gaps: rows.map((one) =>
          gapFrom(
            one,
            gapsBefore.find(({ id }) => id === one.id),
          ),
        ),
      }
    case 'written':
      return { kind, ...shared, guide: fr(draft.guide) }
  }
}

/** The question that a form describes, with the translations that still hold; `not-a-number` where a number is none. What else is wrong, its check says. */
export function questionFrom(
  draft: Draft,
  before: Question | null,
): { ok: true; question: Question } | { ok: false; because: 'not-a-number' } {
  try {
    const made = withPictures(madeOf(draft, before), draft.pictures)
    return { ok: true, question: before ? withKeptTranslations(before, made, draft.keepsTranslations) : made }
  } catch (error) {
    if (!(error instanceof NoNumber)) throw error
    return { ok: false, because: 'not-a-number' }
  }
}
