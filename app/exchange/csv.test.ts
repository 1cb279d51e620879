import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvTable } from './csv.ts'

describe('a table that leaves the platform', () => {
  test.each([
    ['Awa', 'Awa'],
    ['=1+1', "'=1+1"],
    ['+212', "'+212"],
    ['-2', "'-2"],
    ['@cmd', "'@cmd"],
    ['\tx', "'\tx"],
    ['a;b', '"a;b"'],
    ['say "x"', '"say ""x"""'],
    ['line\nbreak', '"line\nbreak"'],
  ])('%j is written %j', (cell, written) => {
    expect(csvTable([[cell]])).toBe(`\ufeff${written}\r\n`)
  })

  test('numbers are written with a decimal comma, nothing as nothing', () => {
    expect(csvTable([[12.5, null, 3]])).toBe('\ufeff12,5;;3\r\n')
  })

  test('no cell ever starts a formula', () => {
    fc.assert(fc.property(fc.string(), (cell) => !/^\ufeff"?[=+\-@\t\r]/.test(csvTable([[cell]]).replace(/^\ufeff\r\n$/, '\ufeff'))))
  })
})
