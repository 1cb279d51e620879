import { expect, test } from 'vitest'
import { shownLines } from './shown.ts'

test.each([
  [null, 50],
  ['', 50],
  ['beaucoup', 50],
  ['-3', 50],
  ['50', 50],
  ['51', 100],
  ['100', 100],
  ['1e9', 2000],
  ['100.5', 50],
])('the address asks for %s lines and gets %s', (asked, lines) => expect(shownLines(asked)).toBe(lines))
