import { toLatinDigits, withoutInvisible } from './numbers-typed.ts'

/** Why a typed text is no telephone number. */
export const PHONE_REFUSALS = ['empty', 'not-digits', 'two-numbers', 'too-short', 'too-long', 'not-moroccan'] as const
export type PhoneRefusal = (typeof PHONE_REFUSALS)[number]

/** A number in international form ('+212612345678'), or why not, with the digits counted as its owner writes them and those expected. */
export type PhoneReading =
  { ok: true; e164: string } | { ok: false; because: PhoneRefusal; digits: number; expected: { least: number; most: number } }

const MOROCCO = '212'
/** A Moroccan number as it is written inside the country: 0 and nine digits. */
const MOROCCAN_DIGITS = { least: 10, most: 10 }
const ANY_DIGITS = { least: 8, most: 15 }

/** Country prefixes of the people who use the platform with the digits that follow; other prefixes are taken with 8 to 15 digits in all. */
const COUNTRIES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  '1': [10, 10],
  '20': [9, 10],
  '27': [9, 9],
  '31': [9, 9],
  '32': [8, 9],
  '33': [9, 9],
  '34': [9, 9],
  '39': [6, 11],
  '44': [9, 10],
  '49': [6, 13],
  [MOROCCO]: [9, 9],
  '213': [8, 9],
  '216': [8, 8],
  '218': [8, 9],
  '220': [7, 7],
  '221': [9, 9],
  '222': [8, 8],
  '223': [8, 8],
  '224': [9, 9],
  '225': [10, 10],
  '226': [8, 8],
  '227': [8, 8],
  '228': [8, 8],
  '229': [8, 10],
  '231': [7, 9],
  '232': [8, 8],
  '233': [9, 9],
  '234': [8, 10],
  '235': [8, 8],
  '236': [8, 8],
  '237': [9, 9],
  '240': [9, 9],
  '241': [7, 8],
  '242': [9, 9],
  '243': [9, 9],
  '245': [7, 9],
  '249': [9, 9],
  '251': [9, 9],
  '253': [8, 8],
  '269': [7, 7],
  '351': [9, 9],
  '352': [6, 11],
  '90': [10, 10],
  '962': [8, 9],
  '963': [8, 9],
  '964': [8, 10],
  '966': [8, 9],
  '967': [7, 9],
  '970': [8, 9],
  '971': [8, 9],
}

/** The country prefix that digits begin with, if it is one of the list. */
export function countryOf(digits: string): string | undefined {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((prefix) => COUNTRIES[prefix] !== undefined)
}

function refuse(because: PhoneRefusal, digits: number, expected: { least: number; most: number }): PhoneReading {
  return { ok: false, because, digits, expected }
}

function readMoroccan(subscriber: string): PhoneReading {
  const digits = subscriber.length + 1
  if (digits < MOROCCAN_DIGITS.least) return refuse('too-short', digits, MOROCCAN_DIGITS)
  if (digits > MOROCCAN_DIGITS.most) return refuse('too-long', digits, MOROCCAN_DIGITS)
  if (!/^[5-8]/.test(subscriber)) return refuse('not-moroccan', digits, MOROCCAN_DIGITS)
  return { ok: true, e164: `+${MOROCCO}${subscriber}` }
}

function readInternational(digits: string): PhoneReading {
  // No country's prefix begins with 0.
  if (digits.startsWith('0')) return refuse('not-moroccan', digits.length, MOROCCAN_DIGITS)
  const country = countryOf(digits)
  if (country === MOROCCO) return readMoroccan(digits.slice(3).replace(/^0/, ''))
  const [least, most] = (country === undefined ? undefined : COUNTRIES[country]) ?? [ANY_DIGITS.least, ANY_DIGITS.most]
  const prefix = country?.length ?? 0
  // The 0 that some write between prefix and number is no part of it; Italy, Gabon and Ivory Coast keep theirs.
  const bare = country && !['39', '225', '229', '241', '242'].includes(country) ? country + digits.slice(prefix).replace(/^0/, '') : digits
  const expected = { least: prefix + least, most: prefix + most }
  if (bare.length < expected.least) return refuse('too-short', bare.length, expected)
  if (bare.length > Math.min(expected.most, ANY_DIGITS.most)) return refuse('too-long', bare.length, expected)
  return { ok: true, e164: `+${bare}` }
}

/**
 * A telephone number in any usual writing: +212, 00212, 212 or 0 in front, spaces, points, dashes, brackets, Arabic-Indic digits. Without a
 * prefix it is Moroccan. Refuses letters, two numbers in one field, and wrong lengths with the count of digits.
 */
export function readTypedPhone(typed: string): PhoneReading {
  const text = withoutInvisible(toLatinDigits(typed.normalize('NFKC'))).trim()
  const digits = text.replace(/\D/g, '')
  if (text === '') return refuse('empty', 0, MOROCCAN_DIGITS)
  if (/\d\D*(?:[/,;]|\bou\b|\bor\b|\bet\b|\+)\D*\d/i.test(text) && digits.length >= 16)
    return refuse('two-numbers', digits.length, MOROCCAN_DIGITS)
  if (!/^\+?[\d\s().\-\u2010-\u2015/]*$/.test(text) || digits === '') return refuse('not-digits', digits.length, MOROCCAN_DIGITS)
  if (text.startsWith('+')) return readInternational(digits)
  if (digits.startsWith('00')) return readInternational(digits.slice(2))
  if (digits.startsWith('0')) return readMoroccan(digits.slice(1))
  const isPrefixed = digits.startsWith(MOROCCO) && digits.length >= 12
  return isPrefixed ? readInternational(digits) : readMoroccan(digits)
}

function pairs(digits: string): string {
  const odd = digits.length % 2
  return [digits.slice(0, odd), ...(digits.slice(odd).match(/../g) ?? [])].filter((pair) => pair !== '').join(' ')
}

/** A number as its owner writes it: '06 12 34 56 78' in Morocco, '+33 6 12 34 56 78' elsewhere; always shown from left to right. */
export function formatPhone(e164: string): string {
  const digits = e164.replace(/\D/g, '')
  const country = countryOf(digits)
  if (country === MOROCCO) return pairs(`0${digits.slice(3)}`)
  return country === undefined ? `+${pairs(digits)}` : `+${country} ${pairs(digits.slice(country.length))}`
}

/** A number of which only the country, the first digit and the last four are shown: '+212 6 •• •• 12 90'. */
export function maskedPhone(e164: string): string {
  const digits = e164.replace(/\D/g, '')
  const country = countryOf(digits) ?? ''
  const rest = digits.slice(country.length)
  const hidden = '•'.repeat(Math.max(0, rest.length - 5))
  return `+${[country, rest.slice(0, 1), pairs(hidden), pairs(rest.slice(-4))].filter((piece) => piece !== '').join(' ')}`
}

/** The digits of a number as message links want them: without plus sign. */
export function phoneForLink(e164: string): string {
  return e164.replace(/\D/g, '')
}

/** How many last digits somebody types to show that an invitation is theirs. */
export const CONFIRMED_DIGITS = 4

/** The last four digits of a number. */
export function lastDigits(e164: string): string {
  return e164.slice(-CONFIRMED_DIGITS)
}

/** Whether the digits typed are the last four of a number, in any writing. */
export function hasLastDigits(e164: string, typed: string): boolean {
  return toLatinDigits(typed).replace(/\D/g, '') === lastDigits(e164)
}
