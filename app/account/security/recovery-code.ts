import { toLatinDigits } from '#app/rules/numbers-typed.ts'

/** So many codes are given out at a time. */
export const RECOVERY_CODES = 10
/** Letters and digits that nobody mistakes for others on paper: 5 bits each. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 10

/** A code of 50 bits with its place in front, in groups for reading: `3-ABCDE-FGHJK`. */
export function recoveryCode(place: number, random: Uint8Array): string {
  const signs = [...random.subarray(0, LENGTH)].map((byte) => SIGNS[byte & 31]).join('')
  return `${place}-${signs.slice(0, 5)}-${signs.slice(5)}`
}

/** What was typed as a code of either kind, without spaces and dashes: six digits of an app, or a place and a recovery code. */
export function readTypedCode(
  typed: string,
): { kind: 'app'; code: string } | { kind: 'recovery'; place: number; code: string } | { kind: 'none' } {
  const plain = toLatinDigits(typed)
    .replace(/[\s\u200e\u200f\-–.]/g, '')
    .toUpperCase()
  if (/^\d{6}$/.test(plain)) return { kind: 'app', code: plain }
  if (/^\d[0-9A-Z]{10}$/.test(plain)) return { kind: 'recovery', place: Number(plain[0]), code: plain.slice(1) }
  return { kind: 'none' }
}
