import { z } from 'zod'

/** What the second step of signing in sends: a code, or what a passkey signed. */
export const codeForm = z.object({
  code: z.string().max(100).catch(''),
  passkey: z.string().max(40_000).catch(''),
  held: z.string().max(500_000).optional().catch(undefined),
})

/** What proves again who sits here: the password, a code, or what a passkey signed; `wish` asks for the challenge that a passkey signs. */
export const confirmForm = z.object({
  password: z.string().max(1000).catch(''),
  code: z.string().max(100).catch(''),
  passkey: z.string().max(40_000).catch(''),
  wish: z.literal('begin-passkey').optional().catch(undefined),
})

/** What the page of second factors sends. */
export const factorForm = z.object({
  wish: z.enum(['begin-codes', 'confirm-codes', 'remove-codes', 'paper-codes', 'begin-passkey', 'keep-passkey', 'remove-passkey']),
  code: z.string().max(100).catch(''),
  passkey: z.string().max(40_000).catch(''),
  id: z.uuid().optional().catch(undefined),
})
export type FactorForm = z.infer<typeof factorForm>

/** What the page of devices sends: the mark of one session, or nothing for all. */
export const deviceForm = z.object({ mark: z.string().max(40).catch('') })
