import { z } from 'zod'
import { ROLES } from '#app/rules/roles.ts'

/** What a list of people may be narrowed to: people who learn, or who hold a role. */
export const FILTER_ROLES = ['learner', ...ROLES] as const

/** What the search form over people sends in the address. */
export const peopleFilter = z.object({
  q: z.string().trim().max(200).catch(''),
  role: z.enum(['', ...FILTER_ROLES]).catch(''),
})
export type PeopleFilter = z.infer<typeof peopleFilter>
