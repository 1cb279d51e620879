import { readTypedEmail } from './email.ts'
import { withoutInvisible } from './numbers-typed.ts'
import { readTypedPhone } from './phone.ts'

/** The name a person typed to sign in, in the one form under which accounts are found: phone numbers in E.164, the rest in small letters. */
export function readAccountName(typed: string): { phone?: string; text: string } {
  const text = withoutInvisible(typed.normalize('NFKC')).trim().toLowerCase()
  const email = readTypedEmail(typed)
  if (email.ok) return { text: email.email }
  const phone = readTypedPhone(typed)
  return phone.ok ? { phone: phone.e164, text } : { text }
}
