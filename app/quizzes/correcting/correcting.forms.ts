import { z } from 'zod'
import { CORRECTION_CHOICES } from '#app/rules/corrections.ts'
import { LONGEST_REASON, quizParams } from '../quizzes.forms.ts'

/** The longest text of a field of a question. */
export const LONGEST_FIELD = 4000

export const repairParams = quizParams.extend({ version: z.uuid() })
export const correctionParams = quizParams.extend({ correction: z.uuid() })

/** What is decided beside the repaired question. */
export const decisionForm = z.object({
  id: z.uuid(),
  choice: z.enum(CORRECTION_CHOICES),
  onlyIfHigher: z.literal('1').optional(),
  reason: z.string().trim().min(1).max(LONGEST_REASON),
})

/** A close answer to accept, as the analysis names it in the address. */
export const acceptWish = z.object({ accepter: z.string().trim().min(1).max(300), partie: z.string().max(60).nullable().catch(null) })

export const correctionAct = z.object({ act: z.enum(['apply', 'discard']) })
