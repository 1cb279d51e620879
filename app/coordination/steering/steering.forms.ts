import { z } from 'zod'
import { ENROLMENT_STATUSES } from '#app/rules/organisations.ts'

/** A change of one enrolment. */
export const statusForm = z.object({
  enrolment: z.uuid(),
  status: z.enum(ENROLMENT_STATUSES),
  reason: z.string().max(2_000).catch(''),
})
/** Whether what was done before the enrolment counts. */
export const countsForm = z.object({ enrolment: z.uuid(), counts: z.enum(['yes', 'no']) })

const WHOM = /^(?:all|(?:organisation|person):[0-9a-f-]{36})$/

/** A move of a deadline as its page asks for it; `seen` is the day that stood there when the page was opened. */
export const moveForm = z.object({
  item: z.string().regex(/^[a-z0-9-]{1,60}$/),
  whom: z.string().regex(WHOM).catch('all'),
  day: z.string().max(20).catch(''),
  reason: z.string().max(2_000).catch(''),
  seen: z.string().max(20).catch(''),
})
export type MoveForm = z.infer<typeof moveForm>
