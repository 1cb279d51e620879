import { z } from 'zod'

export const assignmentParams = z.object({ key: z.string().regex(/^[a-z0-9-]{2,60}$/) })
/** The language of the texts that a form shows; French where an address says none. */
export const formLanguage = z.enum(['fr', 'en', 'ar']).catch('fr')
/** The version that an address names; null is the newest. */
export const versionNumber = z.coerce.number().int().min(1).max(100_000).nullable().catch(null)
/** The version that the form was filled with. */
export const basedOn = z.coerce.number().int().min(1).max(100_000)
/** Which version new plans of a cohort get. */
export const chooseForm = z.object({ runId: z.uuid(), number: z.coerce.number().int().min(1).max(100_000) })
