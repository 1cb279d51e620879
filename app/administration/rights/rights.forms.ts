import { z } from 'zod'
import { isCalendarDay } from '#app/rules/calendar-days.ts'
import { ROLES } from '#app/rules/roles.ts'

const idOrNone = z
  .union([z.uuid(), z.literal('')])
  .catch('')
  .transform((id) => id || null)

/** What the page of somebody's rights sends: a role to give, one to take away, or the second factor to reset. */
export const rightsForm = z.discriminatedUnion('wish', [
  z.object({
    wish: z.literal('give'),
    role: z.enum(ROLES),
    cohort: idOrNone,
    course: z
      .string()
      .max(40)
      .catch('')
      .transform((id) => id || null),
    organisation: idOrNone,
    until: z
      .string()
      .catch('')
      .transform((text) => (isCalendarDay(text) ? text : null)),
  }),
  z.object({ wish: z.literal('take'), grant: z.uuid() }),
  z.object({ wish: z.literal('reset-factor') }),
])
