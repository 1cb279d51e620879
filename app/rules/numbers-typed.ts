/** Why a typed text is not read as one number. */
export const NUMBER_REFUSALS = ['empty', 'not-a-number', 'grouping', 'other-currency', 'too-long'] as const
export type NumberRefusal = (typeof NUMBER_REFUSALS)[number]

/** A number as it was understood: an exact decimal text with a point, and what was written around it. */
export type TypedNumber = {
  ok: true
  decimal: string
  /** The second reading of '1,250': one point two five. Only where a single mark stands before exactly three digits. */
  otherwise?: string
  hasPercent: boolean
  hasCurrency: boolean
}

const LONGEST_DIGITS = 30
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const MINUS_SIGNS = /[\u2010-\u2015\u2212\ufe63\uff0d]/g
const CURRENCY_WORDS = /د\.?\s?م\.?(?!\p{L})|درهم(?:ا|ان|ين)?(?!\p{L})|دراهم(?!\p{L})|(?<!\p{L})(?:dirhams?|dhs?|mad)(?!\p{L})\.?/gu
const PERCENT_WORDS = /[%٪]|(?<!\p{L})(?:pour\s?cent|per\s?cent)(?!\p{L})|(?:في|ب)\s?(?:ال)?(?:مائة|مئة|ماية|المائة|المئة)/gu
const OTHER_CURRENCIES = /[€$£]|(?<!\p{L})(?:euros?|eur|dollars?|usd|cfa|fcfa|xof|xaf)(?!\p{L})/u

/** Arabic-Indic and Persian digits as the digits 0 to 9. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}

/** Text without the invisible marks that keyboards and messages add: direction marks, zero-width spaces, soft hyphens. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

function isGrouped(whole: string, separator: string): boolean {
  const [first = '', ...groups] = whole.split(separator)
  return /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group))
}

function canonical(whole: string, fraction: string, isNegative: boolean): string {
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const rest = fraction.replace(/0+$/, '')
  const value = rest === '' ? digits : `${digits}.${rest}`
  return isNegative && value !== '0' ? `-${value}` : value
}

type Reading = { whole: string; fraction: string; threeDigits: boolean } | 'grouping' | 'not-a-number'

function readSpaces(text: string): string | null {
  if (!text.includes(' ')) return text
  const [whole = '', ...rest] = text.split(/(?=[.,])/)
  if (rest.some((piece) => piece.includes(' ')) || !isGrouped(whole, ' ')) return null
  return whole.replaceAll(' ', '') + rest.join('')
}

function readMarks(text: string, hadSpaces: boolean): Reading {
  const marks = text.match(/[.,]/g) ?? []
  const [only, second] = marks
  if (only === undefined) return { whole: text, fraction: '', threeDigits: false }

  const last = marks.at(-1) ?? only
  const kinds = new Set(marks)
  if (kinds.size === 2) {
    const cut = text.lastIndexOf(last)
    const whole = text.slice(0, cut)
    const other = last === ',' ? '.' : ','
    if (hadSpaces || whole.includes(last) || !isGrouped(whole, other)) return 'grouping'
    return { whole: whole.replaceAll(other, ''), fraction: text.slice(cut + 1), threeDigits: false }
  }
  if (second !== undefined) {
    if (hadSpaces || !isGrouped(text, only)) return 'grouping'
    return { whole: text.replaceAll(only, ''), fraction: '', threeDigits: false }
  }

  const [whole = '', fraction = ''] = text.split(only)
  if (whole === '' && fraction === '') return 'not-a-number'
  return { whole, fraction, threeDigits: !hadSpaces && /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3 }
}

/** A unit as a whole word, each of its words with or without a final s. */
function unitPattern(unit: string): RegExp {
  const words = unit.normalize('NFKC').toLowerCase().trim().split(/\s+/)
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/(\p{L})s?$/u, '$1s?')).join('\\s+')
  return new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'gu')
}

function withoutWords(typed: string, units: readonly string[]) {
  const plain = withoutInvisible(toLatinDigits(typed.normalize('NFKC')))
    .replace(MINUS_SIGNS, '-')
    .toLowerCase()
  const noUnit = units.reduce((text, unit) => text.replace(unitPattern(unit), ' '), plain)
  const noPercent = noUnit.replace(PERCENT_WORDS, ' ')
  const noCurrency = noPercent.replace(CURRENCY_WORDS, ' ')
  const marks = noCurrency.replace(/[٫،]/g, ',').replace(/[٬'’‘`_]/g, ' ')
  return { text: marks.replace(/\s+/g, ' ').trim(), hasPercent: noPercent !== noUnit, hasCurrency: noCurrency !== noPercent }
}

/**
 * The number that a person typed: comma or point, spaces or marks between thousands, DH, MAD or درهم, %, Arabic-Indic digits, a sign.
 * A single mark before exactly three digits is read as thousands ('1.250' is 1250), with the other reading beside it. Refuses badly grouped
 * digits, two numbers, other currencies and words other than the given units.
 */
export function readTypedNumber(typed: string, units: readonly string[] = []): TypedNumber | { ok: false; because: NumberRefusal } {
  const { text, hasPercent, hasCurrency } = withoutWords(
    typed,
    units.filter((unit) => unit.trim() !== ''),
  )
  if (text === '') return { ok: false, because: hasPercent || hasCurrency ? 'not-a-number' : 'empty' }
  if (OTHER_CURRENCIES.test(text)) return { ok: false, because: 'other-currency' }

  const signed = /^([+-]?) ?([\d., ]*\d[\d., ]*)$/.exec(text)
  if (!signed) return { ok: false, because: 'not-a-number' }
  const [, sign = '', body = ''] = signed
  if (body.replace(/\D/g, '').length > LONGEST_DIGITS) return { ok: false, because: 'too-long' }

  const joined = readSpaces(body.trim())
  if (joined === null) return { ok: false, because: 'grouping' }
  const reading = readMarks(joined, joined !== body.trim())
  if (reading === 'grouping' || reading === 'not-a-number') return { ok: false, because: reading }

  const isNegative = sign === '-'
  const decimal = canonical(reading.whole, reading.fraction, isNegative)
  if (!reading.threeDigits) return { ok: true, decimal, hasPercent, hasCurrency }
  return { ok: true, decimal: canonical(reading.whole + reading.fraction, '', isNegative), otherwise: decimal, hasPercent, hasCurrency }
}
