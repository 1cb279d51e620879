import { z } from 'zod'

export const certificateParams = z.object({ id: z.uuid() })
/** A course by its id, or the whole programme. */
export const earnedParams = z.object({ cohort: z.uuid(), what: z.string().regex(/^[a-z0-9-]{1,40}$/) })
export const courseOf = (what: string): string | null => (what === 'parcours' ? null : what)
/** The name as it was read when it was confirmed. */
export const confirmForm = z.object({ name: z.string().min(1).max(80) })
export const revokeForm = z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) })
