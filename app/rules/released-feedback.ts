import { z } from 'zod'

const shownCriterion = z.object({
  criterionId: z.string(),
  levelId: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  comment: z.string().default(''),
})
export type ShownCriterion = z.infer<typeof shownCriterion>

const shownRemark = z.object({
  /** The row of the remark: ticks and replies hang on it. */
  id: z.uuid(),
  /** Null for a remark on the whole plan. */
  partId: z.string().nullable(),
  criterionId: z.string().nullable().default(null),
  quote: z.string().nullable(),
  quoteStart: z.number().int().nullable(),
  quoteEnd: z.number().int().nullable(),
  /** Empty where a recording says it alone. */
  body: z.string(),
  /** The recording, with its weight in bytes. */
  voice: z.object({ id: z.uuid(), bytes: z.number() }).nullish(),
})
export type ShownRemark = z.infer<typeof shownRemark>

/**
 * What a release shows its learner (`releases.shown`), frozen when it is released: what a trainer drafts or changes afterwards never reaches the
 * learner. `points` and `isPassed` are null for work sent back without a result.
 */
export const releasedFeedback = z.object({
  message: z.string().default(''),
  trainerName: z.string().nullable().default(null),
  points: z.number().nullable().default(null),
  maxPoints: z.number().default(0),
  isPassed: z.boolean().nullable().default(null),
  /** What being late took off; `points` are what is left. */
  late: z.object({ seconds: z.number(), points: z.number() }).nullable().default(null),
  criteria: z.array(shownCriterion).default([]),
  remarks: z.array(shownRemark).default([]),
})
export type ReleasedFeedback = z.infer<typeof releasedFeedback>
