import { describe, expect, test } from 'vitest'
import {
  LONGEST_CELL,
  readAmountCell,
  readChoiceCell,
  readCountCell,
  readDateCell,
  readMonthCell,
  readNumberCell,
  readPercentCell,
  readTextCell,
  type CellReading,
} from './cells.ts'

const shown = (reading: CellReading) => (reading.ok ? reading.value : reading.because)

describe('a cell', () => {
  test.each<[string, (typed: string) => CellReading, string, string]>([
    ['words', readTextCell, '  Deux mots ', 'Deux mots'],
    ['words', readTextCell, 'x'.repeat(LONGEST_CELL + 1), 'too-many-letters'],
    ['an amount', readAmountCell, '', ''],
    ['an amount', readAmountCell, '1 250,50 DH', '1250.5'],
    ['an amount', readAmountCell, '-5', 'negative'],
    ['an amount', readAmountCell, 'environ 5', 'not-a-number'],
    ['a number', readNumberCell, ' ', ''],
    ['a number', readNumberCell, '٢٫٥', '2.5'],
    ['a number', readNumberCell, '-1', 'negative'],
    ['a number', readNumberCell, '0,125', 'too-precise'],
    ['a number', readNumberCell, '1000000000', 'too-large'],
    ['a number', readNumberCell, 'deux', 'not-a-number'],
    ['per cent', readPercentCell, '0,5 %', '0.5'],
    ['per cent', readPercentCell, '1,125', '1.125'],
    ['per cent', readPercentCell, '101', 'over-100'],
    ['per cent', readPercentCell, '-1 %', 'negative'],
    ['per cent', readPercentCell, '0,12345', 'too-precise'],
    ['per cent', readPercentCell, '', ''],
    ['per cent', readPercentCell, 'peu', 'not-a-number'],
    ['a month', readMonthCell, '2027-03', '2027-03'],
    ['a month', readMonthCell, '3/2027', '2027-03'],
    ['a month', readMonthCell, '٠٣/٢٠٢٧', '2027-03'],
    ['a month', readMonthCell, '13/2027', 'not-a-month'],
    ['a month', readMonthCell, 'mars', 'not-a-month'],
    ['a month', readMonthCell, '', ''],
    ['a date', readDateCell, '2027-03-08', '2027-03-08'],
    ['a date', readDateCell, '8/3/2027', '2027-03-08'],
    ['a date', readDateCell, '30.02.2027', 'not-a-date'],
    ['a date', readDateCell, 'lundi', 'not-a-date'],
    ['a date', readDateCell, '', ''],
    ['a count', (typed) => readCountCell(typed, 12), '12', '12'],
    ['a count', (typed) => readCountCell(typed, 12), '13', 'too-large'],
    ['a count', (typed) => readCountCell(typed, 12), '0', 'too-large'],
    ['a count', (typed) => readCountCell(typed, 12), '1,5', 'not-whole'],
    ['a count', (typed) => readCountCell(typed, 12), '', ''],
    ['a choice', (typed) => readChoiceCell(typed, ['low', 'high']), 'low', 'low'],
    ['a choice', (typed) => readChoiceCell(typed, ['low', 'high']), '', ''],
    ['a choice', (typed) => readChoiceCell(typed, ['low', 'high']), 'medium', 'unknown-choice'],
  ])('of %s', (_, read, typed, expected) => expect(shown(read(typed))).toBe(expected))

  test('read once reads the same again', () => {
    for (const typed of ['1 250,50 DH', '1.250', '12']) {
      const once = shown(readAmountCell(typed))
      expect(shown(readAmountCell(once))).toBe(once)
    }
  })
})
