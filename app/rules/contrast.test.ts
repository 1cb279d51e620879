import { describe, expect, test } from 'vitest'
import { COLOUR, contrast, mixed } from './contrast.ts'

describe('the contrast of two colours', () => {
  test.each([
    ['#000', '#ffffff', 21],
    ['#fff', '#fff', 1],
    ['#767676', '#fff', 4.54],
    ['#777777', '#ffffff', 4.48],
  ])('%s on %s is %d to 1, either way round', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })
})

test.each([
  ['#000000', '#ffffff', 0, '#000000'],
  ['#000', '#fff', 0.5, '#808080'],
  ['#2e3a8c', '#000000', 1, '#000000'],
])('between %s and %s at %d lies %s', (one, other, share, colour) => expect(mixed(one, other, share)).toBe(colour))

test.each([
  ['#fff', true],
  ['#2E3a8c', true],
  ['#ffff', false],
  ['blue', false],
  ['#2e3a8c;}', false],
])('%s is a colour: %s', (text, is) => expect(COLOUR.test(text)).toBe(is))
