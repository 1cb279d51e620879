import { z } from 'zod'
import { LANGUAGES } from '#app/rules/languages.ts'

const typed = z.string().max(20_000).catch('')

/** What the pages behind an invitation send; `digits` travels through the steps, and is checked at each. */
export const invitationForm = z.object({
  act: z.enum(['digits', 'create', 'join', 'renew', 'not-me']).catch('digits'),
  digits: z.string().max(100).catch(''),
  password: z.string().max(1000).catch(''),
  shared: z.literal('yes').optional().catch(undefined),
  notice: z.literal('yes').optional().catch(undefined),
})
export type InvitationForm = z.infer<typeof invitationForm>

/** What somebody sends who asks by a group link to take part. */
export const joinForm = z.object({ name: typed, phone: typed, language: z.enum(LANGUAGES) })
export type JoinForm = z.infer<typeof joinForm>

/** What somebody sends who can no longer sign in. */
export const accessForm = z.object({ name: z.string().max(200).catch('') })

/** What the page behind a one-time link sends. */
export const renewalForm = z.object({ digits: z.string().max(100).catch(''), password: z.string().max(1000).catch('') })
