import { toLatinDigits, withoutInvisible } from './numbers-typed.ts'

/** Why something is not a phone number. */
export const PHONE_REFUSALS = ['empty', 'not-digits', 'too-short', 'too-long'] as const
export type PhoneRefusal = (typeof PHONE_REFUSALS)[number]

/** A phone number in E.164, or why not; `digits` is how many were typed, for the sentence that says how many are missing. */
export type TypedPhone = { ok: true; e164: string } | { ok: false; because: PhoneRefusal; digits: number }

const MOROCCO = '212'
const MOROCCAN_DIGITS = 9
const LONGEST = 15
const SHORTEST_ABROAD = 8

/**
 * Reads a phone number as a person writes it: spaces, points, hyphens and brackets are dropped, Arabic-Indic digits are read, `00` means `+`, and a number
 * without a country is Moroccan (ten digits from 0, or nine without it). Refuses letters, and numbers that are too short or too long.
 */
export function readTypedPhone(typed: string): TypedPhone {
  const text = toLatinDigits(withoutInvisible(typed)).replace(/[\s.()\-/\u2010-\u2015]/g, '')
  if (text === '' || text === '+') return { ok: false, because: 'empty', digits: 0 }
  if (!/^\+?\d+$/.test(text)) return { ok: false, because: 'not-digits', digits: text.replace(/\D/g, '').length }
  const digits = text.replace(/\D/g, '').length
  const international = text.startsWith('+') ? text.slice(1) : text.startsWith('00') ? text.slice(2) : undefined
  if (international !== undefined && !international.startsWith(MOROCCO)) return readAbroad(international, digits)
  const national = (international?.slice(MOROCCO.length) ?? text).replace(/^0/, '')
  if (national.length < MOROCCAN_DIGITS) return { ok: false, because: 'too-short', digits }
  if (national.length > MOROCCAN_DIGITS) {
    // Typed without + but with the country's code.
    const withCode = international === undefined && text.startsWith(MOROCCO) ? text.slice(MOROCCO.length).replace(/^0/, '') : ''
    return withCode.length === MOROCCAN_DIGITS ? { ok: true, e164: `+${MOROCCO}${withCode}` } : { ok: false, because: 'too-long', digits }
  }
  return { ok: true, e164: `+${MOROCCO}${national}` }
}

function readAbroad(international: string, digits: number): TypedPhone {
  if (international.length < SHORTEST_ABROAD || international.startsWith('0')) return { ok: false, because: 'too-short', digits }
  if (international.length > LONGEST) return { ok: false, because: 'too-long', digits }
  return { ok: true, e164: `+${international}` }
}

/** A number with its middle hidden, to recognise but not to learn: `+212 6 •• •• 45 67`. */
export function maskedPhone(e164: string): string {
  const end = e164.slice(-4)
  const head = e164.startsWith(`+${MOROCCO}`) ? `+${MOROCCO} ${e164.slice(4, 5)}` : e164.slice(0, 3)
  return `${head} •• •• ${end.slice(0, 2)} ${end.slice(2)}`
}

/** The last digits that a person confirms to show that an invitation is theirs. */
export const lastDigits = (e164: string): string => e164.slice(-4)
