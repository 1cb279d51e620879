import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amount, readTypedMoney, storedAmount, sum, toCentimes, toWholeDirhams } from './money.ts'

describe('an amount as a person types it', () => {
  test.each([
    ['1 000,50 DH', '1000.5'],
    ['1.250', '1250'],
    ['1,250 MAD', '1250'],
    ['0', '0'],
    ['١٠٠ درهم', '100'],
    ['1 000 000 000 000', '1000000000000'],
  ])('%j is %s', (typed, expected) => expect(readTypedMoney(typed)).toEqual({ ok: true, amount: expected }))

  test.each([
    ['', 'empty'],
    ['beaucoup', 'not-a-number'],
    ['10 %', 'percent'],
    ['-5', 'negative'],
    ['1 000 000 000 000,01', 'too-large'],
    ['0,125', 'too-precise'],
    ['12 €', 'other-currency'],
  ] as const)('%j is refused: %s', (typed, because) => expect(readTypedMoney(typed)).toEqual({ ok: false, because }))

  test('a negative amount is taken where the place allows one', () =>
    expect(readTypedMoney('-5,25', 'allowed')).toEqual({ ok: true, amount: '-5.25' }))

  test('what is read may be stored', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (centimes) => {
        const text = String(centimes < 0n ? -centimes : centimes).padStart(3, '0')
        const read = readTypedMoney(`${centimes < 0n ? '-' : ''}${text.slice(0, -2)},${text.slice(-2)}`, 'allowed')
        expect(read.ok && storedAmount.safeParse(read.amount).success).toBe(true)
      }),
    )
  })
})

describe('amounts', () => {
  test('add up exactly', () => {
    expect(sum(['0.1', '0.2']).toString()).toBe('0.3')
    expect(sum(['', '5', 2]).toString()).toBe('7')
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (centimes) => {
        const texts = centimes.map((value) => amount(value).dividedBy(100).toString())
        expect(sum(texts).times(100).toNumber()).toBe(centimes.reduce((total, value) => total + value, 0))
      }),
    )
  })

  test('are rounded with halves away from zero', () => {
    expect(toWholeDirhams(amount('1457.5')).toString()).toBe('1458')
    expect(toWholeDirhams(amount('-0.5')).toString()).toBe('-1')
    expect(toCentimes(amount('43367.065')).toString()).toBe('43367.07')
  })

  test.each([
    ['', true],
    ['12', true],
    ['-0.5', true],
    ['1,5', false],
    ['01', false],
    ['1.234', false],
    ['1e5', false],
  ])('%j as a stored amount: %s', (text, isStored) => expect(storedAmount.safeParse(text).success).toBe(isStored))
})
