import { withoutInvisible } from './numbers-typed.ts'

/** The longest address that mail servers take, in characters. */
const LONGEST_EMAIL = 254
const FORM = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** Why a typed text is no e-mail address. */
export const EMAIL_REFUSALS = ['empty', 'no-address'] as const
export type EmailRefusal = (typeof EMAIL_REFUSALS)[number]

/** A typed e-mail address in small letters. Letters that only look like Latin ones are refused: two addresses must not look the same. */
export function readTypedEmail(typed: string): { ok: true; email: string } | { ok: false; because: EmailRefusal } {
  const email = withoutInvisible(typed).trim().toLowerCase()
  if (email === '') return { ok: false, because: 'empty' }
  return email.length <= LONGEST_EMAIL && FORM.test(email) ? { ok: true, email } : { ok: false, because: 'no-address' }
}
