import { isCalendarDay } from './calendar-days.ts'
import { amount, MONEY_REFUSALS, readTypedMoney } from './money.ts'
import { readTypedNumber, toLatinDigits, withoutInvisible } from './numbers-typed.ts'

/** Why the text of a cell is not taken. */
export const CELL_REFUSALS = [
  ...MONEY_REFUSALS,
  'not-whole',
  'over-100',
  'not-a-month',
  'not-a-date',
  'unknown-choice',
  'too-many-letters',
] as const
export type CellRefusal = (typeof CELL_REFUSALS)[number]
export type CellReading = { ok: true; value: string } | { ok: false; because: CellRefusal }

/** The longest text of a cell, in characters. */
export const LONGEST_CELL = 300

function plain(typed: string): string {
  return withoutInvisible(toLatinDigits(typed)).trim()
}

function refuse(because: CellRefusal): CellReading {
  return { ok: false, because }
}

/** A cell of words: trimmed, at most 300 characters. */
export function readTextCell(typed: string): CellReading {
  const value = typed.trim()
  return [...value].length > LONGEST_CELL ? refuse('too-many-letters') : { ok: true, value }
}

/** A cell of dirhams: nothing, or an amount that is not negative, as a decimal text. */
export function readAmountCell(typed: string): CellReading {
  if (plain(typed) === '') return { ok: true, value: '' }
  const read = readTypedMoney(typed)
  return read.ok ? { ok: true, value: read.amount } : read
}

/** A cell of numbers: nothing, or a number that is not negative with at most two decimals. */
export function readNumberCell(typed: string): CellReading {
  if (plain(typed) === '') return { ok: true, value: '' }
  const read = readTypedNumber(typed)
  if (!read.ok) return read
  const value = amount(read.decimal)
  if (value.isNegative()) return refuse('negative')
  if (value.greaterThan(999_999_999)) return refuse('too-large')
  return value.decimalPlaces() > 2 ? refuse('too-precise') : { ok: true, value: read.decimal }
}

/** A cell of per cent: nothing, or a share from 0 to 100 with at most four decimals, written with or without the sign. */
export function readPercentCell(typed: string): CellReading {
  if (plain(typed) === '') return { ok: true, value: '' }
  const read = readTypedNumber(typed)
  if (!read.ok) return read
  const decimal = read.otherwise ?? read.decimal
  const value = amount(decimal)
  if (value.isNegative()) return refuse('negative')
  if (value.greaterThan(100)) return refuse('over-100')
  return value.decimalPlaces() > 4 ? refuse('too-precise') : { ok: true, value: decimal }
}

/** A cell that counts: nothing, or a whole number from 1 to the most. */
export function readCountCell(typed: string, most: number): CellReading {
  const read = readNumberCell(typed)
  if (!read.ok || read.value === '') return read
  if (read.value.includes('.')) return refuse('not-whole')
  return Number(read.value) < 1 || Number(read.value) > most ? refuse('too-large') : read
}

/** A cell of a month: nothing, '2027-03' or '03/2027'; stored as 'YYYY-MM'. */
export function readMonthCell(typed: string): CellReading {
  const text = plain(typed)
  if (text === '') return { ok: true, value: '' }
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? []
  const [, otherMonth, otherYear] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const number = Number(month ?? otherMonth)
  if (!(number >= 1 && number <= 12)) return refuse('not-a-month')
  return { ok: true, value: `${year ?? otherYear}-${String(number).padStart(2, '0')}` }
}

/** A cell of a date: nothing, '2027-03-08' or '8/3/2027' (day first); stored as 'YYYY-MM-DD'. */
export function readDateCell(typed: string): CellReading {
  const text = plain(typed)
  if (text === '') return { ok: true, value: '' }
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const value = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDay(value) ? { ok: true, value } : refuse('not-a-date')
}

/** A cell with a choice: nothing, or the id of one of the choices. */
export function readChoiceCell(typed: string, choices: readonly string[]): CellReading {
  const value = typed.trim()
  return value === '' || choices.includes(value) ? { ok: true, value } : refuse('unknown-choice')
}
