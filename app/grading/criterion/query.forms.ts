import { z } from 'zod'
import { MOST_QUERY_LETTERS } from '#app/rules/criterion-queries.ts'

/** An answer to a question about a criterion; without points the mark stays. */
export const queryAnswerForm = z.object({
  answer: z.string().max(MOST_QUERY_LETTERS.answer).default(''),
  change: z.enum(['keep', 'raise']).catch('keep'),
  points: z.string().trim().default(''),
})

/** The points of an answer: null where the mark stays, undefined where what was typed is no whole number. */
export function pointsOf({ change, points }: { change: 'keep' | 'raise'; points: string }): number | null | undefined {
  if (change === 'keep') return null
  const read = z.coerce
    .number()
    .int()
    .min(0)
    .safeParse(points === '' ? undefined : points)
  return read.success ? read.data : undefined
}
