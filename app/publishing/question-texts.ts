import type { Language, LocalText } from '#app/rules/languages.ts'
import type { Question, Tolerance } from '#app/rules/questions.ts'
import type { QuestionOverlay, QuestionSource } from './question-shapes.ts'
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
function acceptedTexts(french: string[], overlays: Overlays): LocalText[] {
  const count = Math.max(french.length, overlays.en?.accept?.length ?? 0, overlays.ar?.accept?.length ?? 0)
  return Array.from({ length: count }, (_, at) => {
    const en = overlays.en?.accept?.[at]
    const ar = overlays.ar?.accept?.[at]
    const fr = french[at] ?? french.at(-1) ?? ''
    return { fr: fr.trim(), ...(en === undefined ? {} : { en: en.trim() }), ...(ar === undefined ? {} : { ar: ar.trim() }) }
  })
}

/** A question as it is stored, made of what the author wrote in French and of its translations. */
export function questionOf(source: QuestionSource, overlays: Overlays, prepare: Prepare): Question {
  const text = (french: string, pick: (overlay: QuestionOverlay) => string | undefined) => joined(french, overlays, pick, prepare)
  const { id, objectives, hint, lesson } = source
  const shared = {
    id,
    objectives,
    stem: text(source.stem, (overlay) => overlay.stem),
    explanation: text(source.explanation, (overlay) => overlay.explanation),
    ...(hint === undefined ? {} : { hint: text(hint, (overlay) => overlay.hint) }),
    ...(lesson === undefined ? {} : { lesson }),
  }
  if (source.kind === 'single' || source.kind === 'multiple') {
    const options = source.options.map((option) => ({
      id: option.id,
      text: text(option.text, (overlay) => overlay.options?.[option.id]?.text),
      why: text(option.why, (overlay) => overlay.options?.[option.id]?.why),
      right: option.right,
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
    const known = unit === undefined ? undefined : { ...text(unit, (overlay) => overlay.unit) }
    const withUnit = unit === undefined || known === undefined ? {} : { unit: { ...unitInLanguages(unit), ...known } }
    return { kind: 'numeric', ...shared, answer, formula, tolerance: toleranceOf(source.tolerance), ...withUnit }
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
  return { kind: 'short', ...shared, accept: acceptedTexts(source.accept, overlays) }
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
  if (source.kind === 'short') return [{ path: ['accept'], isThere: (overlay) => overlay.accept !== undefined }]
  return []
}
