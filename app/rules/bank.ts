import { normaliseAnswer } from './answer-text.ts'
import { calculatedProblem } from './calculated.ts'
import { gapProblem } from './gap-text.ts'
import { LANGUAGES, textIn, type Language, type LocalText } from './languages.ts'
import { question as questionShape, type Question } from './questions.ts'
import { textsIn, withTexts, type PlacedText } from './question-texts.ts'

/** What somebody may do to a question of a bank. */
export const BANK_ACTS = ['made', 'imported', 'edited', 'archived', 'brought-back'] as const
export type BankAct = (typeof BANK_ACTS)[number]

/** The languages that all texts of a question exist in, French first. */
export function languagesOf(question: Question): Language[] {
  const texts = textsIn(question)
  return LANGUAGES.filter((language) => texts.every(({ text }) => text[language] !== undefined))
}

/** A question with its texts in one language written anew, by their places; an empty one takes the translation away. French is never taken away. */
export function translated(question: Question, language: Exclude<Language, 'fr'>, typed: ReadonlyMap<string, string>): Question {
  return withTexts(question, ({ place, text }) => {
    const own = typed.get(place)?.trim()
    if (own === undefined) return text
    const { [language]: _, ...others } = text
    return own === '' ? others : { ...others, [language]: own }
  })
}

/**
 * A question written anew in French with the translations that it had: those of texts that are the same French words, and those at the same place
 * where somebody says that they are still right. The others go, because a learner would read something else than the French says.
 */
export function withKeptTranslations(before: Question, after: Question, areStillRight: boolean): Question {
  const old = textsIn(before)
  const atPlace = new Map(old.map(({ place, text }) => [place, text]))
  const ofWords = new Map(old.map(({ text }) => [text.fr, text]))
  return withTexts(after, ({ place, text }) => {
    const same = atPlace.get(place)
    if (same?.fr === text.fr) return same
    const elsewhere = ofWords.get(text.fr)
    if (elsewhere) return elsewhere
    return areStillRight && same ? { ...same, fr: text.fr } : text
  })
}

/** What of a question may change from one version to the next, for the history. */
export const CHANGED_PARTS = [
  'kind',
  'stem',
  'answers',
  'pictures',
  'explanation',
  'hint',
  'tags',
  'objectives',
  'lesson',
  'translations',
] as const
export type ChangedPart = (typeof CHANGED_PARTS)[number]

const SHARED = ['kind', 'stem', 'explanation', 'hint', 'tags', 'objectives', 'lesson', 'pictures'] as const

function inFrench(question: Question): Question {
  return withTexts(question, ({ text }) => ({ fr: text.fr }))
}

/** The parts in which two versions of a question differ. */
export function changedParts(before: Question, after: Question): ChangedPart[] {
  const [old, fresh] = [inFrench(before), inFrench(after)]
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  const parts: ChangedPart[] = SHARED.filter((part) => differs(old[part], fresh[part]))
  const answersOf = (question: Question) =>
    Object.entries(question).filter(([name]) => name !== 'id' && !SHARED.some((shared) => shared === name))
  if (differs(answersOf(old), answersOf(fresh))) parts.push('answers')
  const others = (texts: readonly PlacedText[]) => texts.map(({ place, text }) => [place, text.en, text.ar])
  if (differs(others(textsIn(before)), others(textsIn(after)))) parts.push('translations')
  return CHANGED_PARTS.filter((part) => parts.includes(part))
}

/** Why a question cannot stand in a bank. */
export const QUESTION_PROBLEMS = [
  'no-stem',
  'no-explanation',
  'no-objective',
  'too-few-options',
  'one-right',
  'some-right',
  'weights',
  'same-options',
  'too-few-pairs',
  'too-few-items',
  'no-accepted',
  'not-a-number',
  'gaps',
  'gap-answers',
  'formula',
  'incomplete',
] as const
export type QuestionProblem = (typeof QUESTION_PROBLEMS)[number]

function hasTwins(texts: readonly LocalText[]): boolean {
  return LANGUAGES.some((language) => {
    const all = texts.map((text) => textIn(text, language).trim().toLowerCase())
    return new Set(all).size < all.length
  })
}

type Choices = Extract<Question, { kind: 'single' | 'multiple' }>

function choicesProblem({ kind, options }: Choices): QuestionProblem | undefined {
  if (options.length < (kind === 'single' ? 2 : 3)) return 'too-few-options'
  if (hasTwins(options.map(({ text }) => text))) return 'same-options'
  const rights = options.filter(({ right }) => right)
  if (kind === 'single' && rights.length !== 1) return 'one-right'
  if (rights.length === 0) return 'some-right'
  if (options.every(({ weight }) => weight === undefined)) return undefined
  if (options.some(({ right, weight = 0 }) => (right ? weight <= 0 : weight > (kind === 'single' ? 99 : 0)))) return 'weights'
  const whole = rights.reduce((sum, { weight = 0 }) => sum + weight, 0)
  return Math.abs(whole - 100) > 0.1 ? 'weights' : undefined
}

function gapsProblem({ text, gaps }: Extract<Question, { kind: 'gaps' }>): QuestionProblem | undefined {
  const ids = gaps.map(({ id }) => id)
  const texts = LANGUAGES.flatMap((language) => text[language] ?? [])
  if (texts.some((own) => gapProblem(own, ids) !== undefined) || new Set(ids).size < ids.length) return 'gaps'
  const isWrong = gaps.some((gap) => {
    if (gap.kind === 'choice') return gap.options.filter(({ right }) => right).length !== 1 || hasTwins(gap.options.map((one) => one.text))
    return gap.kind === 'text' && gap.accept.some(({ fr }) => normaliseAnswer(fr) === '')
  })
  return isWrong ? 'gap-answers' : undefined
}

/** What is wrong with a question before it may stand in a bank: what its shape alone does not say. Undefined where all is well. */
export function questionProblem(question: Question): QuestionProblem | undefined {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return choicesProblem(question)
    case 'matching': {
      const rights = [...question.pairs.map(({ right }) => right), ...question.extra.map(({ text }) => text)]
      if (question.pairs.length < 2) return 'too-few-pairs'
      return hasTwins(rights) || hasTwins(question.pairs.map(({ left }) => left)) ? 'same-options' : undefined
    }
    case 'ordering':
      if (question.items.length < 3) return 'too-few-items'
      return hasTwins(question.items.map(({ text }) => text)) ? 'same-options' : undefined
    case 'short':
      return question.accept.every(({ fr }) => normaliseAnswer(fr) !== '') ? undefined : 'no-accepted'
    case 'gaps':
      return gapsProblem(question)
    case 'calculated':
      return calculatedProblem(question) === undefined ? undefined : 'formula'
    case 'true-false':
    case 'numeric':
    case 'written':
      return undefined
  }
}

/** A question as it was put together from what somebody typed, checked; or what is wrong with it. */
export function checkedQuestion(made: Question): { ok: true; question: Question } | { ok: false; because: QuestionProblem } {
  if (made.stem.fr.trim() === '') return { ok: false, because: 'no-stem' }
  if (made.explanation.fr.trim() === '') return { ok: false, because: 'no-explanation' }
  if (made.objectives.length === 0) return { ok: false, because: 'no-objective' }
  const problem = questionProblem(made)
  if (problem) return { ok: false, because: problem }
  const read = questionShape.safeParse(made)
  if (!read.success)
    return { ok: false, because: read.error.issues.some(({ path }) => path.includes('accept')) ? 'no-accepted' : 'incomplete' }
  return { ok: true, question: read.data }
}
