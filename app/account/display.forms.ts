import { z } from 'zod'
import { THEMES } from '#app/interface/theme.ts'
import { LANGUAGES } from '#app/rules/languages.ts'

/** A choice of how pages look: a language, a theme or both, and the page to come back to. What is neither is left as it is. */
export const displayForm = z.object({
  language: z.enum(LANGUAGES).optional().catch(undefined),
  theme: z.enum(THEMES).optional().catch(undefined),
  suite: z.string().optional(),
})
