import { readTypedPhone } from './phone.ts'

/** A password has at least so many characters. */
export const SHORTEST_PASSWORD = 8
/** And at most so many: the hash must not be made to work on a book. */
export const LONGEST_PASSWORD = 128

export const PASSWORD_REFUSALS = ['too-short', 'too-long', 'same-as-name', 'too-common'] as const
export type PasswordRefusal = (typeof PASSWORD_REFUSALS)[number]

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.+-]/g, '')

/** Whether a typed text is this name, number or address in any writing. */
function isSame(typed: string, name: string): boolean {
  if (plain(name) === '') return false
  const phone = readTypedPhone(typed)
  return plain(name) === plain(typed) || (phone.ok && phone.e164 === name)
}

/**
 * Whether a new password may be used. There are no rules of composition: length counts, and it is neither the person's own name, number or address nor
 * one of the passwords that many people use (`isCommon`), nor blanks alone. Lengths are in characters as people count them.
 */
export function newPassword(
  typed: string,
  facts: { names: readonly (string | null)[]; isCommon: (password: string) => boolean },
): { ok: true } | { ok: false; because: PasswordRefusal } {
  const length = [...typed].length
  if (length < SHORTEST_PASSWORD) return { ok: false, because: 'too-short' }
  if (length > LONGEST_PASSWORD) return { ok: false, because: 'too-long' }
  if (facts.names.some((name) => name !== null && isSame(typed, name))) return { ok: false, because: 'same-as-name' }
  if (typed.trim() === '' || facts.isCommon(typed.toLowerCase())) return { ok: false, because: 'too-common' }
  return { ok: true }
}
