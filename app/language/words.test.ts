import { expect, test } from 'vitest'
import { formatBytes } from './words.ts'

test.each([
  [1, '1 Ko'],
  [999_499, '999 Ko'],
  [1_000_000, '1 Mo'],
  [999_949_000, '999,9 Mo'],
  [999_950_000, '1 Go'],
  [12_345_678_901, '12,3 Go'],
])('%d bytes weigh %s', (bytes, text) => expect(formatBytes(bytes, 'fr').replace('\u00a0', ' ')).toBe(text))
