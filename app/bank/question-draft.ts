import type { Gap, Picture, Question, QuestionKind, Tolerance } from '#app/rules/questions.ts'

/** A line of a question's form: an option, a pair, an item, an accepted answer, a variable or a gap. */
export type DraftRow = {
  id: string
  text: string
  /** The reason of an option, the right side of a pair, the end of a variable. */
  second: string
  isRight: boolean
  /** The share of the mark, the weight of a gap, the step of a variable. */
  weight: string
  kind: Gap['kind']
  tolerance: string
  unit: string
}

/** A picture of the question with the words typed for it; `line` counts its line of the form from 1, 0 where it stands in none; `goes` takes it off. */
export type DraftPicture = Picture & { line: number; typed: string; goes: boolean }

/** A question as its form holds it, in French; nothing of it is checked. */
export type Draft = {
  kind: QuestionKind
  name: string
  category: string
  stem: string
  explanation: string
  hint: string
  lesson: string
  tags: string
  objectives: string[]
  rows: DraftRow[]
  isTrue: boolean
  whyTrue: string
  whyFalse: string
  answer: string
  tolerance: string
  isPercent: boolean
  unit: string
  formula: string
  text: string
  guide: string
  keepsTranslations: boolean
  pictures: DraftPicture[]
}

const EMPTY_ROW: DraftRow = { id: '', text: '', second: '', isRight: false, weight: '', kind: 'text', tolerance: '', unit: '' }

/** The most lines that a form holds. */
export const MOST_ROWS = 30

/** An empty form of a kind. */
export function emptyDraft(kind: QuestionKind): Draft {
  const texts = { name: '', category: '', stem: '', explanation: '', hint: '', lesson: '', tags: '', whyTrue: '', whyFalse: '' }
  const others = { answer: '', tolerance: '', unit: '', formula: '', text: '', guide: '' }
  return { kind, ...texts, ...others, objectives: [], rows: [], pictures: [], isTrue: true, isPercent: false, keepsTranslations: false }
}

const row = (values: Partial<DraftRow>): DraftRow => ({ ...EMPTY_ROW, ...values })
/** A number as people type it; with three decimals it could be read as thousands, so that it gets a fourth. */
const shown = (value: number) =>
  String(value)
    .replace('.', ',')
    .replace(/,(\d{3})$/, ',$10')
const toleranceOf = (tolerance: Tolerance) =>
  'percent' in tolerance
    ? { tolerance: shown(tolerance.percent), isPercent: true }
    : { tolerance: shown(tolerance.absolute), isPercent: false }

function gapRow(gap: Gap): DraftRow {
  const weight = gap.weight === undefined ? '' : String(gap.weight)
  if (gap.kind === 'number') {
    const { tolerance, isPercent } = toleranceOf(gap.tolerance)
    return row({
      ...{ id: gap.id, kind: 'number', weight, unit: gap.unit?.fr ?? '' },
      text: shown(gap.answer),
      tolerance: isPercent ? `${tolerance} %` : tolerance,
    })
  }
  const lines =
    gap.kind === 'text' ? gap.accept.map(({ fr }) => fr) : gap.options.map(({ text, right }) => (right ? `= ${text.fr}` : text.fr))
  return row({ id: gap.id, kind: gap.kind, weight, text: lines.join('\n') })
}

function ofKind(question: Question): Partial<Draft> {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return {
        rows: question.options.map(({ id, text, why, right, weight }) =>
          row({ id, text: text.fr, second: why.fr, isRight: right, weight: weight === undefined ? '' : shown(weight) }),
        ),
      }
    case 'true-false':
      return { isTrue: question.answer, whyTrue: question.whyTrue.fr, whyFalse: question.whyFalse.fr }
    case 'numeric':
      return { answer: shown(question.answer), unit: question.unit?.fr ?? '', ...toleranceOf(question.tolerance) }
    case 'calculated': {
      const rows = question.variables.map(({ name, from, to, step }) =>
        row({ id: name, text: shown(from), second: shown(to), weight: shown(step) }),
      )
      return { rows, formula: question.formula, unit: question.unit?.fr ?? '', ...toleranceOf(question.tolerance) }
    }
    case 'matching': {
      const pairs = question.pairs.map(({ id, left, right }) => row({ id, text: left.fr, second: right.fr }))
      return { rows: [...pairs, ...question.extra.map(({ id, text }) => row({ id, second: text.fr }))] }
    }
    case 'ordering':
      return { rows: question.items.map(({ id, text }) => row({ id, text: text.fr })) }
    case 'short':
      return { rows: question.accept.map(({ fr }) => row({ text: fr })) }
    case 'gaps':
      return { text: question.text.fr, rows: question.gaps.map(gapRow) }
    case 'written':
      return { guide: question.guide.fr }
  }
}

/** The pictures of a question as its form holds them. */
export function picturesOf(question: Question): DraftPicture[] {
  const rows = ofKind(question).rows ?? []
  return (question.pictures ?? []).map((picture) => ({
    ...picture,
    line: rows.findIndex(({ id }) => id === picture.place.split('.')[1]) + 1,
    typed: picture.words?.fr ?? '',
    goes: false,
  }))
}

/** The form of a question that exists. */
export function draftOf(question: Question, beside: { name: string; category: readonly string[] }): Draft {
  return {
    ...emptyDraft(question.kind),
    ...ofKind(question),
    name: beside.name,
    category: beside.category.join(' / '),
    stem: question.stem.fr,
    explanation: question.explanation.fr,
    hint: question.hint?.fr ?? '',
    lesson: question.lesson ?? '',
    tags: (question.tags ?? []).join(', '),
    objectives: question.objectives,
    pictures: picturesOf(question),
  }
}

/** How many lines a form of a kind shows at first. */
const FIRST_ROWS: Partial<Record<QuestionKind, number>> = {
  single: 4,
  multiple: 4,
  matching: 4,
  ordering: 4,
  short: 3,
  gaps: 3,
  calculated: 2,
}

/** A form with empty lines after those that are filled; gaps get the next number as their name. */
export function withEmptyRows(draft: Draft, more: number): Draft {
  const least = FIRST_ROWS[draft.kind]
  if (least === undefined) return draft
  const count = Math.min(MOST_ROWS, Math.max(least, draft.rows.length + more))
  const added = Array.from({ length: Math.max(0, count - draft.rows.length) }, (_, index) =>
    draft.kind === 'gaps' ? row({ id: String(draft.rows.length + index + 1) }) : EMPTY_ROW,
  )
  return { ...draft, rows: [...draft.rows, ...added] }
}
