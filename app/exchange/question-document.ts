import { z } from 'zod'

/** How a text of a question bank is written: signs as they stand, HTML, Markdown, or Moodle's mixture of lines and HTML. */
export const TEXT_FORMATS = ['plain', 'html', 'markdown', 'moodle'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]

/** A file that a text names by its path, as `/plan.png`, in base64. */
const file = z.strictObject({ path: z.string(), content: z.string() })
export type FileDocument = z.infer<typeof file>

const formatted = z.strictObject({ format: z.enum(TEXT_FORMATS), text: z.string(), files: z.array(file).optional() })
export type FormattedText = z.infer<typeof formatted>

/** A share of the mark in per cent; a negative one takes marks away. */
const weight = z.number().min(-100).max(100)

const choice = z.strictObject({ text: formatted, weight, feedback: formatted.optional() })
export type ChoiceDocument = z.infer<typeof choice>

/** A number that is accepted: the value with a distance, or any number (`*`). */
const numberAnswer = z.strictObject({
  value: z.union([z.number(), z.literal('*')]),
  tolerance: z.number().nonnegative(),
  weight,
  feedback: formatted.optional(),
})
export type NumberAnswerDocument = z.infer<typeof numberAnswer>

/** A short answer that is accepted; `*` stands for any signs where `hasWildcard` says so. */
const shortAnswer = z.strictObject({ text: z.string(), hasWildcard: z.boolean(), weight, feedback: formatted.optional() })
export type ShortAnswerDocument = z.infer<typeof shortAnswer>

const gap = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    id: z.string(),
    weight: z.number().int().min(1),
    isCaseSensitive: z.boolean(),
    answers: z.array(shortAnswer),
  }),
  z.strictObject({ kind: z.literal('number'), id: z.string(), weight: z.number().int().min(1), answers: z.array(numberAnswer) }),
  z.strictObject({ kind: z.literal('choice'), id: z.string(), weight: z.number().int().min(1), answers: z.array(shortAnswer) }),
])
export type GapDocument = z.infer<typeof gap>

const shared = {
  /** What the bank calls the question; empty where it has no name. */
  name: z.string(),
  /** The number that another system gave it. */
  code: z.string().optional(),
  category: z.array(z.string()),
  tags: z.array(z.string()),
  objectives: z.array(z.string()),
  stem: formatted,
  explanation: formatted.optional(),
  hint: formatted.optional(),
}

/** One question of a bank in any format, with nothing of it left out and nothing made up: what readers answer and writers take. */
export const questionDocument = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...shared, options: z.array(choice).min(1) }),
  z.strictObject({ kind: z.literal('several'), ...shared, options: z.array(choice).min(1) }),
  z.strictObject({
    kind: z.literal('true-false'),
    ...shared,
    answer: z.boolean(),
    whyTrue: formatted.optional(),
    whyFalse: formatted.optional(),
  }),
  z.strictObject({
    kind: z.literal('matching'),
    ...shared,
    pairs: z.array(z.strictObject({ left: formatted, right: z.string() })),
    extra: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('ordering'), ...shared, items: z.array(formatted) }),
  z.strictObject({ kind: z.literal('numeric'), ...shared, answers: z.array(numberAnswer).min(1), unit: z.string().optional() }),
  z.strictObject({ kind: z.literal('short'), ...shared, isCaseSensitive: z.boolean(), answers: z.array(shortAnswer).min(1) }),
  /** The stem is the text with its gaps, each written [[id]]. */
  z.strictObject({ kind: z.literal('gaps'), ...shared, gaps: z.array(gap).min(1) }),
  z.strictObject({ kind: z.literal('written'), ...shared, guide: formatted.optional() }),
])
export type QuestionDocument = z.infer<typeof questionDocument>
export type DocumentOf<K extends QuestionDocument['kind']> = Extract<QuestionDocument, { kind: K }>

/** What every question of a bank has, whatever its kind. */
export type SharedDocument = Omit<DocumentOf<'written'>, 'kind' | 'guide'>
