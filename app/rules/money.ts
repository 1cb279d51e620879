import Decimal from 'decimal.js-light'
import { z } from 'zod'
import { NUMBER_REFUSALS, readTypedNumber } from './numbers-typed.ts'

/** Decimal arithmetic for dirhams: 40 digits, halves rounded up, never written with an exponent. */
export const Dirhams = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 })
export type Amount = Decimal

/** The largest amount that anybody may type, in dirhams. */
export const LARGEST_AMOUNT = '1000000000000'

/** Why a typed text is not taken as an amount of dirhams. */
export const MONEY_REFUSALS = [...NUMBER_REFUSALS, 'negative', 'too-large', 'too-precise', 'percent'] as const
export type MoneyRefusal = (typeof MONEY_REFUSALS)[number]

export const ZERO: Amount = new Dirhams(0)

/** An exact amount of dirhams from a decimal text or a whole number; an empty text is zero. */
export function amount(value: string | number | Amount): Amount {
  return new Dirhams(value === '' ? 0 : value)
}

/** The sum of amounts, exactly. */
export function sum(amounts: readonly (string | number | Amount)[]): Amount {
  return amounts.reduce<Amount>((total, value) => total.plus(amount(value)), ZERO)
}

/** An amount to the whole dirham, halves away from zero: for showing, never for computing on. */
export function toWholeDirhams(value: Amount): Amount {
  return value.toDecimalPlaces(0, Dirhams.ROUND_HALF_UP)
}

/** An amount to the centime, halves away from zero. */
export function toCentimes(value: Amount): Amount {
  return value.toDecimalPlaces(2, Dirhams.ROUND_HALF_UP)
}

/** A stored amount: a decimal text of dirhams with at most two decimals, or nothing where nobody has typed one yet. */
export const storedAmount = z.string().regex(/^(-?(0|[1-9]\d{0,12})(\.\d{1,2})?)?$/)

/**
 * The amount of dirhams that a person typed, as an exact decimal text ('1 000,50 DH' is '1000.5').
 * Refuses what is no number, a percentage, more than two decimals, more than 10^12, and a negative amount unless the place allows one.
 */
export function readTypedMoney(
  typed: string,
  negative: 'refused' | 'allowed' = 'refused',
): { ok: true; amount: string } | { ok: false; because: MoneyRefusal } {
  const read = readTypedNumber(typed)
  if (!read.ok) return read
  if (read.hasPercent) return { ok: false, because: 'percent' }
  if (negative === 'refused' && read.decimal.startsWith('-')) return { ok: false, because: 'negative' }
  const value = amount(read.decimal)
  if (value.abs().greaterThan(LARGEST_AMOUNT)) return { ok: false, because: 'too-large' }
  if (value.decimalPlaces() > 2) return { ok: false, because: 'too-precise' }
  return { ok: true, amount: read.decimal }
}
