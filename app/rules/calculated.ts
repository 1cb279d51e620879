import { z } from 'zod'
import { computeFormula } from './formula.ts'
import { LANGUAGES, type Language, type LocalText } from './languages.ts'
import type { FixedQuestion, Question, Variable } from './questions.ts'
import { seededNumbers, seedFor } from './seeded-order.ts'

/** The numbers of one person's paper: a value for each variable and the key computed from them, stored with the attempt. */
export const drawnNumbers = z.strictObject({ values: z.record(z.string(), z.number()), answer: z.number() })
export type DrawnNumbers = z.infer<typeof drawnNumbers>

type Calculated = Extract<Question, { kind: 'calculated' }>

const MOST_DRAWS = 200

const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0

function valueOf({ from, to, step }: Variable, chance: number): number {
  const steps = Math.max(0, Math.floor((to - from) / step + 1e-9))
  const value = from + Math.floor(chance * (steps + 1)) * step
  return Number(value.toFixed(Math.max(decimalsOf(from), decimalsOf(step))))
}

/** The values of one draw and their key, or why the formula has none for them. */
function draw(question: Calculated, next: () => number): { ok: true; drawn: DrawnNumbers } | { ok: false; because: string } {
  const values = Object.fromEntries(question.variables.map((one) => [one.name, valueOf(one, next())]))
  const computed = computeFormula(question.formula, new Map(Object.entries(values)))
  return computed.ok ? { ok: true, drawn: { values, answer: Number(computed.value.toPrecision(12)) } } : computed
}

/** The numbers of a calculated question for a seed: the same on every device. Values for which the formula has no value are drawn again. */
export function drawFor(question: Calculated, seed: number): DrawnNumbers {
  const next = seededNumbers(seedFor(seed, question.id))
  for (let tries = 0; tries < MOST_DRAWS; tries += 1) {
    const outcome = draw(question, next)
    if (outcome.ok) return outcome.drawn
  }
  throw new Error(`The formula of ${question.id} has no value for any numbers drawn`)
}

/** Why a calculated question cannot be asked: its limits, its names, or a formula without a value; undefined where it can. */
export function calculatedProblem(question: Calculated): string | undefined {
  const reversed = question.variables.find(({ from, to }) => to < from)
  if (reversed) return `${reversed.name} goes from ${reversed.from} to ${reversed.to}`
  const names = question.variables.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice) return `${twice} stands twice`
  const next = seededNumbers(1)
  const corners = [() => 0, () => 1 - 1e-9, ...Array.from({ length: MOST_DRAWS }, () => next)]
  for (const chance of corners) {
    const outcome = draw(question, chance)
    if (!outcome.ok) return outcome.because
  }
  return undefined
}

/** A drawn value as people write it: thousands apart, a comma except in English; in Arabic a mark keeps the sign before its number. */
export function writtenValue(value: number, language: Language): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u202f')
  const sign = value < 0 ? `${language === 'ar' ? '\u200e' : ''}\u2212` : ''
  return sign + grouped + (fraction === undefined ? '' : (language === 'en' ? '.' : ',') + fraction)
}

function withValues(text: LocalText, values: Readonly<Record<string, number>>): LocalText {
  const filled: LocalText = { ...text }
  for (const language of LANGUAGES) {
    const own = text[language]
    if (own === undefined) continue
    filled[language] = own.replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : writtenValue(value, language)
    })
  }
  return filled
}

/** A question as one paper holds it: a calculated one becomes the numeric one of its drawn numbers, every other stays itself. */
export function withDrawn(question: Question, drawn: DrawnNumbers | null): FixedQuestion {
  if (question.kind !== 'calculated') return question
  const { id, objectives, lesson, tags, pictures, formula, tolerance, unit, stem, explanation, hint } = question
  const { values, answer } = drawn ?? drawFor(question, 0)
  return {
    ...{ kind: 'numeric', id, objectives, formula, tolerance, answer },
    ...(lesson === undefined ? {} : { lesson }),
    ...(tags === undefined ? {} : { tags }),
    ...(pictures === undefined ? {} : { pictures }),
    ...(unit === undefined ? {} : { unit }),
    stem: withValues(stem, values),
    explanation: withValues(explanation, { ...values, answer }),
    ...(hint ? { hint: withValues(hint, values) } : {}),
  }
}

/** A corrected question with the numbers of a paper: those drawn stay, the key is computed again by its formula. */
export function withDrawnAgain(question: Question, drawn: DrawnNumbers | null): FixedQuestion {
  if (question.kind !== 'calculated' || drawn === null) return withDrawn(question, drawn)
  const computed = computeFormula(question.formula, new Map(Object.entries(drawn.values)))
  return withDrawn(question, computed.ok ? { ...drawn, answer: Number(computed.value.toPrecision(12)) } : drawn)
}

/** The numbers that a paper with this seed stores for a question; null where nothing is drawn. */
export function drawnFor(question: Question, seed: number): DrawnNumbers | null {
  return question.kind === 'calculated' ? drawFor(question, seed) : null
}
