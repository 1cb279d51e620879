import { withoutInvisible } from './numbers-typed.ts'

/** Digits and letters that cannot be taken for one another: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Characters of a token: 5 bits each, 80 in all. */
export const TOKEN_LENGTH = 16

/** A token in groups of four ('7KQ4-M2XD-9TWB-3HCP') from at least ten bytes. */
export function tokenFrom(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = Array.from({ length: TOKEN_LENGTH }, (_, index) => ALPHABET[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)])
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}

/** A token as somebody copied or typed it, in the one form under which it is found; null where it cannot be one. */
export function readToken(typed: string): string | null {
  if (typed.length > 60) return null
  const plain = withoutInvisible(typed).toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (plain.length !== TOKEN_LENGTH || ![...plain].every((letter) => ALPHABET.includes(letter))) return null
  return plain
}
