import { z } from 'zod'
import { answerForm } from '#app/questions/answer.forms.ts'

/** The longest key of a quiz or lesson that an address may carry. */
export const quizParams = z.object({ id: z.string().max(60) })

/** An answer to one question of an attempt, and where to go then. */
export const quizAnswerForm = answerForm.extend({ attempt: z.uuid(), go: z.enum(['previous', 'next']).default('next') })

/** Beginning: a page that a phone keeps names the paper that it holds. */
export const beginForm = z.object({
  attempt: z
    .uuid()
    .optional()
    .catch(() => undefined),
})

/** Handing an attempt in. */
export const handInForm = z.object({ attempt: z.uuid() })
