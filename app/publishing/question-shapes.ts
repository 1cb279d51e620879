import { z } from 'zod'

const text = z.string().min(1)
const number = z.number()
const accepted = z.array(z.union([text, number.transform(String)])).min(1)

const shared = {
  id: text,
  objectives: z.array(text).min(1),
  lesson: text.optional(),
  stem: text,
  explanation: text,
  hint: text.optional(),
  tags: z.array(text.max(60)).optional(),
}

/** The share of the mark that an option brings or takes, in per cent. */
const weight = number.min(-100).max(100).optional()
const options = z.array(z.strictObject({ id: text, text, why: text, right: z.boolean().default(false), weight })).min(2)
const tolerance = z.union([number.nonnegative(), z.string().regex(/^\d+(\.\d+)?\s*%$/, 'write 0, 0.3 or "2%"')])

const gapWeight = number.int().min(1).max(100).optional()
/** A gap holds what is accepted, a number, or options to choose from. */
const gapSource = z.union([
  z.strictObject({ id: text, accept: accepted, weight: gapWeight }),
  z.strictObject({ id: text, answer: number, tolerance, unit: text.optional(), weight: gapWeight }),
  z.strictObject({
    id: text,
    options: z.array(z.strictObject({ id: text, text, right: z.boolean().default(false) })).min(2),
    weight: gapWeight,
  }),
])
export type GapSource = z.infer<typeof gapSource>

/** A question as authors write it in practice.yaml and quiz.yaml, in French. */
export const questionSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...shared, options }),
  z.strictObject({ kind: z.literal('multiple'), ...shared, options }),
  z.strictObject({ kind: z.literal('true-false'), ...shared, answer: z.boolean(), why_true: text, why_false: text }),
  z.strictObject({
    kind: z.literal('numeric'),
    ...shared,
    formula: z.union([text, number.transform(String)]),
    answer: number,
    tolerance,
    unit: text.optional(),
  }),
  z.strictObject({
    kind: z.literal('matching'),
    ...shared,
    pairs: z.array(z.strictObject({ id: text, left: text, right: text })).min(2),
    extra: z.array(z.strictObject({ id: text, text })).default([]),
  }),
  z.strictObject({ kind: z.literal('ordering'), ...shared, items: z.array(z.strictObject({ id: text, text })).min(3) }),
  z.strictObject({ kind: z.literal('short'), ...shared, accept: accepted }),
  z.strictObject({
    kind: z.literal('calculated'),
    ...shared,
    variables: z.record(z.string(), z.strictObject({ from: number, to: number, step: number.positive().default(1) })),
    formula: text.max(300),
    tolerance,
    unit: text.optional(),
  }),
  z.strictObject({ kind: z.literal('gaps'), ...shared, text, gaps: z.array(gapSource).min(1).max(20) }),
  z.strictObject({ kind: z.literal('written'), ...shared, guide: text }),
])
export type QuestionSource = z.infer<typeof questionSource>

/** The translated texts of a question, as practice.en.yaml and quiz.ar.yaml hold them. */
export const questionOverlay = z.strictObject({
  id: text,
  stem: text,
  explanation: text,
  hint: text.optional(),
  options: z.record(z.string(), z.strictObject({ text, why: text })).optional(),
  why_true: text.optional(),
  why_false: text.optional(),
  pairs: z.record(z.string(), z.strictObject({ left: text, right: text })).optional(),
  extra: z.record(z.string(), text).optional(),
  items: z.record(z.string(), text).optional(),
  accept: accepted.optional(),
  unit: text.optional(),
  text: text.optional(),
  guide: text.optional(),
  gaps: z
    .record(
      z.string(),
      z.strictObject({ accept: accepted.optional(), unit: text.optional(), options: z.record(z.string(), text).optional() }),
    )
    .optional(),
})
export type QuestionOverlay = z.infer<typeof questionOverlay>
