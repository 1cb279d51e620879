import type { Language, LocalText } from '#app/rules/languages.ts'
import type { Gap, Question, Tolerance } from '#app/rules/questions.ts'
import type { GapSource, QuestionOverlay, QuestionSource } from './question-shapes.ts'
import { unitInLanguages } from './units.ts'

export type Overlays = Partial<Record<Exclude<Language, 'fr'>, QuestionOverlay>>

/** Fills in parameters and sets the type of a text. */
export type Prepare = (text: string, language: Language) => string

/** Joins the French text with its translations. */
function joined(french: string, overlays: Overlays, pick: (overlay: QuestionOverlay) => string | undefined, prepare: Prepare): LocalText {
  const text: LocalText = { fr: prepare(french, 'fr') }
  for (const language of ['en', 'ar'] as const) {
    const overlay = overlays[language]
    const translated = overlay === undefined ? undefined : pick(overlay)
    if (translated !== undefined) text[language] = prepare(translated, language)
  }
  return text
}

function toleranceOf(written: number | string): Tolerance {
  return typeof written === 'number' ? { absolute: written } : { percent: Number.parseFloat(written) }
}

/** Accepted answers beside one another by position; where a language has more of them, the last French one is repeated. */
function acceptedTexts(french: string[], english: string[] = [], arabic: string[] = []): LocalText[] {
  const count = Math.max(french.length, english.length, arabic.length)
  return Array.from({ length: count }, (_, at) => {
    const en = english[at]
    const ar = arabic[at]
    const fr = french[at] ?? french.at(-1) ?? ''
    return { fr: fr.trim(), ...(en === undefined ? {} : { en: en.trim() }), ...(ar === undefined ? {} : { ar: ar.trim() }) }
  })
}

/** A question as it is stored, made of what the author wrote in French and of its translations. */
export function questionOf(source: QuestionSource, overlays: Overlays, prepare: Prepare): Question {
  const text = (french: string, pick: (overlay: QuestionOverlay) => string | undefined) => joined(french, overlays, pick, prepare)
  const { id, objectives, hint, lesson, tags } = source
  const shared = {
    id,
    objectives,
    stem: text(source.stem, (overlay) => overlay.stem),
    explanation: text(source.explanation, (overlay) => overlay.explanation),
    ...(hint === undefined ? {} : { hint: text(hint, (overlay) => overlay.hint) }),
    ...(lesson === undefined ? {} : { lesson }),
    ...(tags === undefined ? {} : { tags }),
  }
  if (source.kind === 'single' || source.kind === 'multiple') {
    const options = source.options.map((option) => ({
      id: option.id,
      text: text(option.text, (overlay) => overlay.options?.[option.id]?.text),
      why: text(option.why, (overlay) => overlay.options?.[option.id]?.why),
      right: option.right,
      ...(option.weight === undefined ? {} : { weight: option.weight }),
    }))
    return { kind: source.kind, ...shared, options }
  }
  if (source.kind === 'true-false') {
    const whyTrue = text(source.why_true, (overlay) => overlay.why_true)
    const whyFalse = text(source.why_false, (overlay) => overlay.why_false)
    return { kind: 'true-false', ...shared, answer: source.answer, whyTrue, whyFalse }
  }
  if (source.kind === 'numeric') {
    const { answer, formula, unit } = source
    return { kind: 'numeric', ...shared, answer, formula, tolerance: toleranceOf(source.tolerance), ...withUnit(unit, text) }
  }
  if (source.kind === 'matching') {
    const pairs = source.pairs.map((pair) => ({
      id: pair.id,
      left: text(pair.left, (overlay) => overlay.pairs?.[pair.id]?.left),
      right: text(pair.right, (overlay) => overlay.pairs?.[pair.id]?.right),
    }))
    const extra = source.extra.map((side) => ({ id: side.id, text: text(side.text, (overlay) => overlay.extra?.[side.id]) }))
    return { kind: 'matching', ...shared, pairs, extra }
  }
  if (source.kind === 'ordering') {
    const items = source.items.map((item) => ({ id: item.id, text: text(item.text, (overlay) => overlay.items?.[item.id]) }))
    return { kind: 'ordering', ...shared, items }
  }
  if (source.kind === 'calculated') {
    const variables = Object.entries(source.variables).map(([name, limits]) => ({ name, ...limits }))
    const { formula, unit } = source
    return { kind: 'calculated', ...shared, variables, formula, tolerance: toleranceOf(source.tolerance), ...withUnit(unit, text) }
  }
  if (source.kind === 'gaps') {
    const gaps = source.gaps.map((one) => gapOf(one, overlays, text))
    return { kind: 'gaps', ...shared, text: text(source.text, (overlay) => overlay.text), gaps }
  }
  if (source.kind === 'written') return { kind: 'written', ...shared, guide: text(source.guide, (overlay) => overlay.guide) }
  return { kind: 'short', ...shared, accept: acceptedTexts(source.accept, overlays.en?.accept, overlays.ar?.accept) }
}

type Join = (french: string, pick: (overlay: QuestionOverlay) => string | undefined) => LocalText

/** The unit in the languages whose words are known, and as translated. */
function withUnit(
  unit: string | undefined,
  text: Join,
  pick: (overlay: QuestionOverlay) => string | undefined = (overlay) => overlay.unit,
) {
  return unit === undefined ? {} : { unit: { ...unitInLanguages(unit), ...text(unit, pick) } }
}

function gapOf(source: GapSource, overlays: Overlays, text: Join): Gap {
  const { id } = source
  const shared = { id, ...(source.weight === undefined ? {} : { weight: source.weight }) }
  if ('accept' in source) {
    const accept = acceptedTexts(source.accept, overlays.en?.gaps?.[id]?.accept, overlays.ar?.gaps?.[id]?.accept)
    return { kind: 'text', ...shared, accept }
  }
  if ('options' in source) {
    const options = source.options.map((option) => ({
      id: option.id,
      text: text(option.text, (overlay) => overlay.gaps?.[id]?.options?.[option.id]),
      right: option.right,
    }))
    return { kind: 'choice', ...shared, options }
  }
  const unit = withUnit(source.unit, text, (overlay) => overlay.gaps?.[id]?.unit)
  return { kind: 'number', ...shared, answer: source.answer, tolerance: toleranceOf(source.tolerance), ...unit }
}

/** The texts a question must have translated, each with its place in the overlay. */
export function textsToTranslate(source: QuestionSource): { path: string[]; isThere: (overlay: QuestionOverlay) => boolean }[] {
  if (source.kind === 'single' || source.kind === 'multiple') {
    return source.options.map(({ id }) => ({ path: ['options', id], isThere: (overlay) => overlay.options?.[id] !== undefined }))
  }
  if (source.kind === 'true-false') {
    return [
      { path: ['why_true'], isThere: (overlay) => overlay.why_true !== undefined },
      { path: ['why_false'], isThere: (overlay) => overlay.why_false !== undefined },
    ]
  }
  if (source.kind === 'matching') {
    return [
      ...source.pairs.map(({ id }) => ({ path: ['pairs', id], isThere: (overlay: QuestionOverlay) => overlay.pairs?.[id] !== undefined })),
      ...source.extra.map(({ id }) => ({ path: ['extra', id], isThere: (overlay: QuestionOverlay) => overlay.extra?.[id] !== undefined })),
    ]
  }
  if (source.kind === 'ordering')
    return source.items.map(({ id }) => ({ path: ['items', id], isThere: (overlay) => overlay.items?.[id] !== undefined }))
  if (source.kind === 'gaps') {
    const ofGaps = source.gaps.flatMap((gap) => {
      if ('accept' in gap)
        return [{ path: ['gaps', gap.id], isThere: (overlay: QuestionOverlay) => overlay.gaps?.[gap.id]?.accept !== undefined }]
      if (!('options' in gap)) return []
      return gap.options.map(({ id }) => ({
        path: ['gaps', gap.id, id],
        isThere: (overlay: QuestionOverlay) => overlay.gaps?.[gap.id]?.options?.[id] !== undefined,
      }))
    })
    return [{ path: ['text'], isThere: (overlay) => overlay.text !== undefined }, ...ofGaps]
  }
  if (source.kind === 'written') return [{ path: ['guide'], isThere: (overlay) => overlay.guide !== undefined }]
  if (source.kind === 'short') return [{ path: ['accept'], isThere: (overlay) => overlay.accept !== undefined }]
  return []
}
