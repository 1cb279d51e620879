import { z } from 'zod'

/** The orders of the table of questions: as in the quiz, the hardest first, the least telling first, the longest first. */
export const ORDERS = ['place', 'facility', 'discrimination', 'time'] as const
export type AnalysisOrder = (typeof ORDERS)[number]

/** What the address asks for: an order, and whether all cohorts count. */
export const analysisWish = z.object({
  tri: z.enum(ORDERS).catch('place'),
  cohortes: z.enum(['une', 'toutes']).catch('une'),
})
export type AnalysisWish = z.infer<typeof analysisWish>

/** The address of an analysis. */
export function analysisAddress(quiz: { cohortId: string; quizKey: string }, wish: AnalysisWish): string {
  const search = new URLSearchParams()
  if (wish.cohortes === 'toutes') search.set('cohortes', 'toutes')
  if (wish.tri !== 'place') search.set('tri', wish.tri)
  const asked = search.toString()
  return `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}/analyse${asked === '' ? '' : `?${asked}`}`
}
