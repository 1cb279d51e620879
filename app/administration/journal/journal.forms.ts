import { z } from 'zod'
import { isCalendarDay } from '#app/rules/calendar-days.ts'

const day = z.string().refine(isCalendarDay).catch('')

/** What the journal may be narrowed to, as it stands in the address: a person, an action, days. */
export const journalFilter = z.object({
  qui: z.string().trim().max(200).catch(''),
  quoi: z
    .string()
    .regex(/^[a-z-]{0,60}$/)
    .catch(''),
  du: day,
  au: day,
})
export type JournalFilter = z.infer<typeof journalFilter>
