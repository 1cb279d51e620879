import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brandTokens, canBeRead, inDark } from './brand.ts'
import { contrast } from './contrast.ts'

test.each([
  ['#2e3a8c', true],
  ['#0b6e4f', true],
  ['#8a1538', true],
  ['#ffcc00', false],
  ['#767676', false],
  ['#ffffff', false],
] as const)('%s can be read on light pages: %s', (colour, can) => expect(canBeRead(colour, 'light')).toBe(can))

describe('the tokens of a brand colour', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

  test('keep every text readable, in light and in dark', () => {
    fc.assert(
      fc.property(
        colour.filter((one) => canBeRead(one, 'light')),
        (light) => {
          for (const [scheme, primary, texts] of [
            ['light', light, ['#1c1e2b', '#545868']],
            ['dark', inDark(light), ['#ecebf2', '#b3b5c4']],
          ] as const) {
            expect(canBeRead(primary, scheme)).toBe(true)
            const { strong, on, soft } = brandTokens(primary, scheme)
            for (const text of [...texts, strong]) expect(contrast(text, soft)).toBeGreaterThanOrEqual(4.5)
            expect(contrast(on, primary)).toBeGreaterThanOrEqual(4.5)
            expect(contrast(on, strong)).toBeGreaterThanOrEqual(4.5)
          }
        },
      ),
    )
  })
})
