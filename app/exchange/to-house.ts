import { textIn, type LocalText } from '#app/rules/languages.ts'
import { normaliseAnswer } from '#app/rules/answer-text.ts'
import { question as houseQuestion, type Gap, type Picture, type Question } from '#app/rules/questions.ts'
import type { Warn } from './gift-answers.ts'
import { Skipped, withAbout, type Because, type SkipReason, type Warning } from './import-report.ts'
import { plainText } from './plain-text.ts'
import { pictureTaker, type HousePicture, type PictureTaker } from './take-pictures.ts'
import type { ChoiceDocument, DocumentOf, FormattedText, GapDocument, QuestionDocument, ShortAnswerDocument } from './question-document.ts'

/** The house's words for what a bank leaves out: said after an answer, and before a text with gaps. */
export type HouseWords = { right: string; wrong: string; explanation: string; fill: string; guide: string; picture: string }

/** Where a question goes: its key, the objectives of its course, the first of which serves a question without any. */
export type HousePlace = { id: string; objectives: readonly string[]; words: HouseWords }

export type HouseOutcome = { warnings: Because<Warning>[] } & (
  { ok: true; question: Question; pictures: HousePicture[] } | ({ ok: false } & Because<SkipReason>)
)

const LONGEST = 4_000

/** A question of a bank as a question of the house: what is not kept is told, what cannot be kept without changing the question is refused with its reason. */
export function toHouse(document: QuestionDocument, place: HousePlace): HouseOutcome {
  const warnings: Because<Warning>[] = []
  const warn: Warn = (because, about) => {
    if (!warnings.some((known) => known.because === because && known.about === about?.slice(0, 120)))
      warnings.push(withAbout(because, about))
  }
  try {
    const pictures = pictureTaker(warn, place.words.picture)
    const question = converted(document, place, warn, pictures)
    return { ok: true, warnings, question, pictures: pictures.kept }
  } catch (error) {
    if (!(error instanceof Skipped)) throw error
    return { ok: false, warnings, ...withAbout(error.because, error.about) }
  }
}

/** A text of the house; pictures go below it where a place for them is named. */
type Say = (text: FormattedText, place?: Picture['place']) => LocalText

function saying(warn: Warn, pictures: PictureTaker): Say {
  return (text, place) => {
    const files = text.files ?? []
    const take = place === undefined ? undefined : (address: string, words: string) => pictures.take(files, place, address, words)
    const own = plainText(text, warn, take)
    pictures.tellUnused(files)
    const fr = own === '' && place !== undefined ? (pictures.wordsFor(place) ?? '') : own
    if (fr.length > LONGEST) throw new Skipped('too-long', String(fr.length))
    if (fr === '') throw new Skipped('no-stem')
    return { fr }
  }
}

function converted(document: QuestionDocument, { id, objectives, words }: HousePlace, warn: Warn, pictures: PictureTaker): Question {
  const say = saying(warn, pictures)
  const known = document.objectives.filter((objective) => objectives.includes(objective))
  for (const unknown of document.objectives.filter((objective) => !objectives.includes(objective))) warn('not-kept', unknown)
  const [first] = objectives
  if (known.length === 0 && first === undefined) throw new Skipped('wanting', 'objectives')
  if (known.length === 0) warn('objective-added', first)
  if (!document.explanation) warn('explanation-added')
  const tags = [...new Set(document.tags.map((tag) => tag.slice(0, 60)))]
  for (const tag of document.tags) if (tag.length > 60) warn('not-kept', tag)
  const shared = {
    id,
    objectives: known.length > 0 ? known : [first ?? ''],
    stem: say(document.stem, 'stem'),
    explanation: document.explanation ? say(document.explanation, 'explanation') : { fr: words.explanation },
    ...(document.hint ? { hint: say(document.hint) } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  }
  const made = ofKind(document, shared, { say, warn, words })
  const checked = houseQuestion.safeParse(pictures.shown.length === 0 ? made : { ...made, pictures: pictures.shown })
  if (!checked.success) throw new Skipped('wanting', checked.error.issues[0]?.path.join('.') ?? document.kind)
  return checked.data
}

type Shared = Pick<Question, 'id' | 'objectives' | 'stem' | 'explanation' | 'hint' | 'tags'>
type Tools = { say: Say; warn: Warn; words: HouseWords }

/** a, b, c … z, a2, b2 … */
const letter = (index: number) => String.fromCharCode(97 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26) + 1))

function ofKind(document: QuestionDocument, shared: Shared, tools: Tools): Question {
  const { say, warn, words } = tools
  switch (document.kind) {
    case 'single':
    case 'several':
      return choices(document, shared, tools)
    case 'true-false': {
      if (!document.whyTrue || !document.whyFalse) warn('feedback-added')
      const why = (said: FormattedText | undefined, isRight: boolean) => (said ? say(said) : { fr: isRight ? words.right : words.wrong })
      const { answer } = document
      return { kind: 'true-false', ...shared, answer, whyTrue: why(document.whyTrue, answer), whyFalse: why(document.whyFalse, !answer) }
    }
    case 'numeric': {
      const only = oneNumber(document.answers, warn)
      const unit = document.unit ? { unit: { fr: document.unit } } : {}
      return {
        kind: 'numeric',
        ...shared,
        answer: only.value,
        formula: String(only.value),
        tolerance: { absolute: only.tolerance },
        ...unit,
      }
    }
    case 'matching': {
      const pairs = document.pairs.map(({ left, right }, index) => ({
        id: letter(index),
        left: say(left, `pairs.${letter(index)}`),
        right: { fr: right },
      }))
      const extra = document.extra.map((right, index) => ({ id: `x${index + 1}`, text: { fr: right } }))
      if (pairs.length < 2) throw new Skipped('too-few-answers')
      refuseSame([...pairs.map(({ right }) => right), ...extra.map(({ text }) => text)])
      refuseSame(pairs.map(({ left }) => left))
      return { kind: 'matching', ...shared, pairs, extra }
    }
    case 'ordering': {
      if (document.items.length < 3) throw new Skipped('too-few-answers')
      const items = document.items.map((item, index) => ({ id: letter(index), text: say(item, `items.${letter(index)}`) }))
      refuseSame(items.map(({ text }) => text))
      return { kind: 'ordering', ...shared, items }
    }
    case 'short':
      if (document.isCaseSensitive) warn('case')
      return { kind: 'short', ...shared, accept: accepted(document.answers, warn) }
    case 'gaps':
      return gapsOf(document, shared, tools)
    case 'written':
      if (!document.guide) warn('feedback-added', 'guide')
      return { kind: 'written', ...shared, guide: document.guide ? say(document.guide) : { fr: words.guide } }
  }
}

function refuseSame(texts: readonly LocalText[]): void {
  const plain = texts.map((text) => textIn(text, 'fr').trim().toLowerCase())
  const same = plain.find((text, index) => plain.indexOf(text) < index)
  if (same !== undefined) throw new Skipped('same-answers', same)
}

const near = (one: number, other: number) => Math.abs(one - other) < 0.01

/** Whether the house's own count (a wrong one takes back a right one) gives what the weights say. */
function isUsualCount(kind: 'single' | 'several', options: readonly ChoiceDocument[]): boolean {
  const rights = options.filter(({ weight }) => weight > 0)
  if (kind === 'single') return rights.length === 1 && options.every(({ weight }) => weight === 100 || weight === 0)
  return options.every(({ weight }) => near(Math.abs(weight), 100 / rights.length))
}

function choices({ kind, options }: DocumentOf<'single' | 'several'>, shared: Shared, { say, warn, words }: Tools): Question {
  const isRight = ({ weight }: ChoiceDocument) => (kind === 'single' ? weight >= 99.99 : weight > 0)
  const rights = options.filter(isRight)
  if (rights.length === 0) throw new Skipped('no-right-answer')
  const whole = rights.reduce((sum, { weight }) => sum + weight, 0)
  if (kind === 'several' && !near(whole, 100) && Math.abs(whole - 100) > 0.1) throw new Skipped('right-answers', String(Math.round(whole)))
  if (options.length < (kind === 'single' ? 2 : 3)) throw new Skipped('too-few-answers', String(options.length))
  if (options.some(({ feedback }) => !feedback)) warn('feedback-added')
  const isUsual = isUsualCount(kind, options)
  const made = options.map((option, index) => ({
    id: letter(index),
    text: say(option.text, `options.${letter(index)}`),
    why: option.feedback ? say(option.feedback) : { fr: isRight(option) ? words.right : words.wrong },
    right: isRight(option),
    ...(isUsual ? {} : { weight: option.weight }),
  }))
  refuseSame(made.map(({ text }) => text))
  return { kind: kind === 'single' ? 'single' : 'multiple', ...shared, options: made }
}

type NumberAnswers = DocumentOf<'numeric'>['answers']

/** The one number that is right; what is said of others is not kept, shares of the mark for others cannot be. */
function oneNumber(answers: NumberAnswers, warn: Warn): { value: number; tolerance: number } {
  const rights = answers.filter(({ weight }) => weight >= 99.99)
  const [only] = rights
  if (!only || only.value === '*') throw new Skipped('no-right-answer')
  if (rights.length > 1) throw new Skipped('many-numbers', String(rights.length))
  const partial = answers.find(({ weight }) => weight > 0 && weight < 99.99)
  if (partial) throw new Skipped('weights-not-kept', String(partial.weight))
  if (answers.length > 1 || only.feedback) warn('feedback-not-kept')
  return { value: only.value, tolerance: only.tolerance }
}

/** The texts that are accepted whole. */
function accepted(answers: readonly ShortAnswerDocument[], warn: Warn): LocalText[] {
  const rights = answers.filter(({ weight }) => weight >= 99.99)
  const partial = answers.find(({ weight }) => weight > 0 && weight < 99.99)
  if (partial) throw new Skipped('weights-not-kept', partial.text)
  const wild = rights.find(({ hasWildcard }) => hasWildcard)
  if (wild) throw new Skipped('wildcard', wild.text)
  if (rights.length === 0) throw new Skipped('no-right-answer')
  const long = rights.find(({ text }) => text.length > 500)
  if (long) throw new Skipped('too-long', long.text)
  const unreadable = rights.find(({ text }) => normaliseAnswer(text) === '')
  if (unreadable) throw new Skipped('no-right-answer', unreadable.text)
  if (rights.length < answers.length) warn('wrong-answers-of-short', String(answers.length - rights.length))
  if (rights.some(({ feedback }) => feedback)) warn('feedback-not-kept')
  return rights.map(({ text }) => ({ fr: text }))
}

function gapOf(gap: GapDocument, warn: Warn): Gap {
  const shared = { id: gap.id, ...(gap.weight === 1 ? {} : { weight: gap.weight }) }
  if (gap.kind === 'number') {
    const { value, tolerance } = oneNumber(gap.answers, warn)
    return { kind: 'number', ...shared, answer: value, tolerance: { absolute: tolerance } }
  }
  if (gap.kind === 'text') {
    if (gap.isCaseSensitive) warn('case')
    return { kind: 'text', ...shared, accept: accepted(gap.answers, warn) }
  }
  const partial = gap.answers.find(({ weight }) => weight !== 0 && weight !== 100)
  if (partial) throw new Skipped('weights-not-kept', partial.text)
  if (gap.answers.length < 2) throw new Skipped('too-few-answers')
  if (!gap.answers.some(({ weight }) => weight === 100)) throw new Skipped('no-right-answer')
  if (gap.answers.some(({ feedback }) => feedback)) warn('feedback-not-kept')
  const options = gap.answers.map(({ text, weight }, index) => ({ id: letter(index), text: { fr: text }, right: weight === 100 }))
  refuseSame(options.map(({ text }) => text))
  return { kind: 'choice', ...shared, options }
}

/** The first line without a gap is what is asked; where there is none, the house asks. */
function gapsOf({ gaps }: DocumentOf<'gaps'>, { stem, ...shared }: Shared, { warn, words }: Tools): Question {
  const [first = '', ...rest] = stem.fr.split('\n')
  const hasOwn = rest.length > 0 && !first.includes('[[')
  const text = (hasOwn ? rest.join('\n') : stem.fr).trim()
  return {
    kind: 'gaps',
    ...shared,
    stem: { fr: hasOwn ? first : words.fill },
    text: { fr: text },
    gaps: gaps.map((gap) => gapOf(gap, warn)),
  }
}
