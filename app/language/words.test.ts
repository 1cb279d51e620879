import { expect, test } from 'vitest'
import { formatBytes, formatMoney, formatNumber } from './words.ts'

test.each([
  [1, '1 Ko'],
  [999_499, '999 Ko'],
  [1_000_000, '1 Mo'],
  [999_949_000, '999,9 Mo'],
  [999_950_000, '1 Go'],
  [12_345_678_901, '12,3 Go'],
])('%d bytes weigh %s', (bytes, text) => expect(formatBytes(bytes, 'fr').replace('\u00a0', ' ')).toBe(text))

test.each([
  ['fr', '\u22121\u202f122', '\u22121\u202f122\u00a0DH'],
  ['en', '\u22121,122', '\u22121,122\u00a0DH'],
  // Without the mark a line of Arabic shows the sign behind its number.
  ['ar', '\u200e\u22121\u202f122', '\u200e\u22121\u202f122\u00a0درهم'],
] as const)('a number below zero keeps its sign before it in %s', (language, number, amount) => {
  expect(formatNumber(-1122, language)).toBe(number)
  expect(formatMoney(-1122, language)).toBe(amount)
})
