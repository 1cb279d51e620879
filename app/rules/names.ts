/** The longest name shown, in characters. */
export const LONGEST_NAME = 80

/** Why a typed text is no display name. */
export const NAME_REFUSALS = ['empty', 'no-letter', 'too-long', 'address'] as const
export type NameRefusal = (typeof NAME_REFUSALS)[number]

/** Marks that could turn or hide the text around a name; joiners inside words of some scripts stay. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const ADDRESS = /:\/\/|www\.|@\S+\.\S/i

/** A name without what could disturb the page around it: control characters, direction marks, more than two marks on a letter, double spaces. */
export function cleanName(typed: string): string {
  return typed
    .replace(/[\t\r\n]/g, ' ')
    .replace(UNSAFE, '')
    .normalize('NFC')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/[\s\u2800\u3164]+/g, ' ')
    .trim()
}

/** The name of a person or an organisation as it will be shown; refuses nothing but digits and signs, addresses, and more than 80 characters. */
export function readName(typed: string): { ok: true; name: string } | { ok: false; because: NameRefusal } {
  const name = cleanName(typed)
  if (name === '') return { ok: false, because: 'empty' }
  if ([...name].length > LONGEST_NAME) return { ok: false, because: 'too-long' }
  if (ADDRESS.test(name)) return { ok: false, because: 'address' }
  if (!/\p{L}/u.test(name)) return { ok: false, because: 'no-letter' }
  return { ok: true, name }
}

/** A name for lists: first name and the initial of the last one ('Aminata D.'); a single name stays whole. */
export function shortName(name: string): string {
  const [first = '', ...others] = cleanName(name).split(' ')
  const initial = [...(others.at(-1) ?? '')].find((letter) => /\p{L}/u.test(letter))
  return initial === undefined ? first : `${first} ${initial}.`
}

/** The first name, for greetings and messages. */
export function firstName(name: string): string {
  return cleanName(name).split(' ')[0] ?? ''
}

/** What a name is compared by: without case, accents, hyphens and spaces. Empty where nothing of it counts. */
export function nameKey(name: string): string {
  return cleanName(name)
    .normalize('NFD')
    .replace(/[\p{M}\s\p{Pd}'’]/gu, '')
    .toLowerCase()
}

/** Whether two names are the same but for case, accents, hyphens and spaces: for finding doubles, never for signing in. */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) !== '' && nameKey(one) === nameKey(other)
}
