import { readName } from './names.ts'
import { readTypedPhone } from './phone.ts'

/** What keeps a person's correction of their own data from being kept. */
export const CORRECTION_FAULTS = ['name', 'phone', 'email', 'phone-taken', 'email-taken', 'unreachable'] as const
export type CorrectionFault = (typeof CORRECTION_FAULTS)[number]

const LONGEST_EMAIL = 254
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/

export type TypedIdentity = { name: string; phone: string; email: string }
export type ReadIdentity = { name: string; phone: string | null; email: string | null }

/** Reads a person's name and addresses as typed; without an account name, a number or an address must stay to sign in with. */
export function readIdentity(
  typed: TypedIdentity,
  { hasUsername }: { hasUsername: boolean },
): { ok: true; identity: ReadIdentity } | { ok: false; faults: CorrectionFault[] } {
  const name = readName(typed.name)
  const isPhoneEmpty = typed.phone.trim() === ''
  const phone = isPhoneEmpty ? null : readTypedPhone(typed.phone)
  const email = typed.email.trim().normalize('NFC')
  const faults: CorrectionFault[] = []
  if (!name.ok) faults.push('name')
  if (phone && !phone.ok) faults.push('phone')
  if (email !== '' && (email.length > LONGEST_EMAIL || !EMAIL.test(email))) faults.push('email')
  if (isPhoneEmpty && email === '' && !hasUsername) faults.push('unreachable')
  if (faults.length > 0 || !name.ok) return { ok: false, faults }
  return { ok: true, identity: { name: name.name, phone: phone?.ok ? phone.e164 : null, email: email === '' ? null : email } }
}
