import { z } from 'zod'
import { localText } from './languages.ts'

/** The kinds of question, simplest first. */
export const QUESTION_KINDS = [
  'single',
  'multiple',
  'true-false',
  'numeric',
  'calculated',
  'matching',
  'ordering',
  'short',
  'gaps',
  'written',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** The kinds of picture that every browser shows and that hold no program. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

/**
 * A picture below a text of a question: below `stem`, `explanation`, or an option, a left side or an item by its id, as `options.a`. The file is kept
 * once, under the hash of what it holds; the words are for who does not see it.
 */
export const picture = z.strictObject({
  place: z.string().regex(/^(stem|explanation|(options|pairs|items)\..{1,40})$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
  words: localText.optional(),
})
export type Picture = z.infer<typeof picture>

/** The most pictures of one question. */
export const MOST_PICTURES = 12

const shared = {
  id: z.string().min(1),
  objectives: z.array(z.string()).min(1),
  stem: localText,
  explanation: localText,
  hint: localText.optional(),
  /** The lesson to read again after a wrong answer. */
  lesson: z.string().optional(),
  /** Words under which a bank finds the question, and from which a quiz may draw. */
  tags: z.array(z.string().min(1).max(60)).optional(),
  pictures: z.array(picture).max(MOST_PICTURES).optional(),
}

/** An option; `weight` is the share of the mark it brings or takes, in per cent, where the options do not all count alike. */
const option = z.strictObject({
  id: z.string().min(1),
  text: localText,
  why: localText,
  right: z.boolean(),
  weight: z.number().min(-100).max(100).optional(),
})
const labelled = z.strictObject({ id: z.string().min(1), text: localText })

/** How far a number may lie from the key: an absolute distance, or a share of the key. */
export const tolerance = z.union([
  z.strictObject({ absolute: z.number().nonnegative() }),
  z.strictObject({ percent: z.number().positive().max(100) }),
])
export type Tolerance = z.infer<typeof tolerance>

/** A number drawn for each attempt: from `from` up to `to`, in steps. Its name stands as {name} in the texts and in the formula. */
export const variable = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,19}$/),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
})
export type Variable = z.infer<typeof variable>

const gapShared = { id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/), weight: z.number().int().min(1).max(100).optional() }

/** One gap of a text: a word typed, a number typed, or a choice from a list. */
export const gap = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...gapShared, accept: z.array(localText).min(1) }),
  z.strictObject({ kind: z.literal('number'), ...gapShared, answer: z.number(), tolerance, unit: localText.optional() }),
  z.strictObject({
    kind: z.literal('choice'),
    ...gapShared,
    options: z.array(z.strictObject({ id: z.string().min(1), text: localText, right: z.boolean() })).min(2),
  }),
])
export type Gap = z.infer<typeof gap>

/** A question with its key: server only, except for practice questions. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...shared, options: z.array(option).min(2) }),
  z.strictObject({ kind: z.literal('multiple'), ...shared, options: z.array(option).min(3) }),
  z.strictObject({ kind: z.literal('true-false'), ...shared, answer: z.boolean(), whyTrue: localText, whyFalse: localText }),
  z.strictObject({ kind: z.literal('numeric'), ...shared, answer: z.number(), formula: z.string(), tolerance, unit: localText.optional() }),
  z.strictObject({
    kind: z.literal('matching'),
    ...shared,
    pairs: z.array(z.strictObject({ id: z.string(), left: localText, right: localText })).min(2),
    extra: z.array(labelled),
  }),
  z.strictObject({ kind: z.literal('ordering'), ...shared, items: z.array(labelled).min(3) }),
  z.strictObject({ kind: z.literal('short'), ...shared, accept: z.array(localText).min(1) }),
  z.strictObject({
    kind: z.literal('calculated'),
    ...shared,
    variables: z.array(variable).min(1).max(10),
    formula: z.string().min(1).max(300),
    tolerance,
    unit: localText.optional(),
  }),
  /** A text with gaps, each written [[id]] in it. */
  z.strictObject({ kind: z.literal('gaps'), ...shared, text: localText, gaps: z.array(gap).min(1).max(20) }),
  /** Answered in sentences and marked by a trainer, who alone sees the guide. */
  z.strictObject({ kind: z.literal('written'), ...shared, guide: localText }),
])
export type Question = z.infer<typeof question>

/** A question without anything left to draw: what is shown, answered and scored. */
export type FixedQuestion = Exclude<Question, { kind: 'calculated' }>

/** The longest answer in sentences, in characters. */
export const LONGEST_WRITTEN = 4000

/** What a learner answered, by kind of question; ids are those of options, pairs or items. */
export const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), choice: z.string() }),
  z.strictObject({ kind: z.literal('multiple'), choices: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('true-false'), choice: z.boolean() }),
  /** As typed: commas, spaces, DH and Arabic-Indic digits are understood when it is scored. */
  z.strictObject({ kind: z.literal('numeric'), typed: z.string() }),
  /** pair id → id of the pair or extra whose right side was chosen; '' where nothing was chosen. */
  z.strictObject({ kind: z.literal('matching'), chosen: z.record(z.string(), z.string()) }),
  /** item ids in the learner's order. */
  z.strictObject({ kind: z.literal('ordering'), order: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('short'), typed: z.string() }),
  /** gap id → what was typed, or the id of the option chosen; '' where nothing was. */
  z.strictObject({ kind: z.literal('gaps'), filled: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal('written'), text: z.string() }),
])
export type Answer = z.infer<typeof answer>
