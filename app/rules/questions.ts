import { z } from 'zod'
import { localText } from './languages.ts'

/** The kinds of question, simplest first. */
export const QUESTION_KINDS = ['single', 'multiple', 'true-false', 'numeric', 'matching', 'ordering', 'short'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

const shared = {
  id: z.string().min(1),
  objectives: z.array(z.string()).min(1),
  stem: localText,
  explanation: localText,
  hint: localText.optional(),
  /** The lesson to read again after a wrong answer. */
  lesson: z.string().optional(),
}

const option = z.strictObject({ id: z.string().min(1), text: localText, why: localText, right: z.boolean() })
const labelled = z.strictObject({ id: z.string().min(1), text: localText })

/** How far a number may lie from the key: an absolute distance, or a share of the key. */
export const tolerance = z.union([
  z.strictObject({ absolute: z.number().nonnegative() }),
  z.strictObject({ percent: z.number().positive().max(100) }),
])
export type Tolerance = z.infer<typeof tolerance>

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
])
export type Question = z.infer<typeof question>

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
])
export type Answer = z.infer<typeof answer>
