import { z } from 'zod'
import { safeAddress } from './safe-address.ts'

/** What the sign-in form sends. Lengths are bounded so that nobody makes the hash work on a book. */
export const signInForm = z.object({
  name: z.string().max(200).catch(''),
  password: z.string().max(128).catch(''),
  shared: z.literal('yes').optional().catch(undefined),
  held: z.string().max(500_000).optional().catch(undefined),
})
export type SignInForm = z.infer<typeof signInForm>

/** What was typed on a page whose session had ended, carried through signing in. */
export const heldText = z.object({
  kind: z.literal('session-ended'),
  address: z.string().refine((address) => safeAddress(address) === address),
  /** Whose session had ended; null where nobody's was known. */
  owner: z.uuid().nullable().default(null),
  typed: z.array(z.tuple([z.string(), z.string()])).max(500),
})
export type HeldText = z.infer<typeof heldText>

/** The held text of a form field, if it is one. */
export function readHeld(field: string | undefined): HeldText | undefined {
  if (field === undefined) return undefined
  try {
    return heldText.safeParse(JSON.parse(field)).data
  } catch {
    return undefined
  }
}

/** A held text goes back to the person whose session had ended, and to nobody else. */
export const isHeldFor = (held: HeldText, personId: string) => held.owner === null || held.owner === personId

/** What the form for a new password sends. */
export const passwordForm = z.object({ current: z.string().max(1000).catch(''), next: z.string().max(1000).catch('') })

/** What the form says that switches the e-mails off that nobody asked for, or on again. */
export const emailsForm = z.object({ act: z.literal('emails'), emails: z.enum(['on', 'off']) })
