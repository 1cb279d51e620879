import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lengthOf, scaleOf, SHORTEST, slopes, spark, SPARK, stretches } from './geometry.ts'

const NUMBERS = [0, 1, 2, 3, 11, 100, 1_000_000] as const
const values = fc.array(fc.oneof(fc.constantFrom(...NUMBERS), fc.nat(2_000_000)), { maxLength: 40 })

describe('the length of a bar', () => {
  test.each([
    [0, 0],
    [1, SHORTEST],
    [2, SHORTEST],
    [3, SHORTEST],
    [11, SHORTEST],
    [100, SHORTEST],
    [1_000_000, 100],
  ])('of %d beside a million is %d per cent', (value, length) => expect(lengthOf(value, 1_000_000)).toBe(length))

  test.each([
    [0, 0],
    [1, 9.09],
    [2, 18.18],
    [3, 27.27],
    [11, 100],
    [100, 100],
  ])('of %d on a scale of eleven is %d per cent', (value, length) => expect(lengthOf(value, 11)).toBe(length))

  test('is drawn for nobody, for nothing and for what is no number', () => {
    expect(scaleOf([])).toBe(1)
    expect(scaleOf([0, 0])).toBe(1)
    for (const value of [0, -3, Number.NaN, Number.POSITIVE_INFINITY]) expect(lengthOf(value, scaleOf([value]))).toBe(0)
  })
})

describe('the pieces of a bar', () => {
  test('follow one another from where reading begins', () => {
    expect(stretches([2, 1, 0], 4, 'ltr')).toEqual([
      { x: 0, width: 50 },
      { x: 50, width: 25 },
      { x: 75, width: 0 },
    ])
    expect(stretches([2, 1, 0], 4, 'rtl')).toEqual([
      { x: 50, width: 50 },
      { x: 25, width: 25 },
      { x: 25, width: 0 },
    ])
  })

  test('stay in the drawing, are mirrored, and show every value above zero', () => {
    fc.assert(
      fc.property(values, (some) => {
        const scale = scaleOf([some.reduce((sum, value) => sum + value, 0)])
        const [left, right] = [stretches(some, scale, 'ltr'), stretches(some, scale, 'rtl')]
        left.forEach(({ x, width }, index) => {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(100.5)
          expect(width > 0).toBe((some[index] ?? 0) > 0)
          expect(right[index]?.width).toBe(width)
          expect(Math.abs((right[index]?.x ?? 0) - Math.max(0, 100 - x - width))).toBeLessThan(0.1)
        })
      }),
    )
  })
})

describe('a funnel', () => {
  test('has a slope between each step and the next', () => {
    expect(slopes([100, 50, 0], 'ltr')).toEqual(['0,0 100,0 50,10 0,10', '0,0 50,0 0,10 0,10'])
    expect(slopes([100, 50], 'rtl')).toEqual(['100,0 0,0 50,10 100,10'])
  })

  test.each([0, 1, 2, 3, 11])('of %d steps has one slope less', (count) =>
    expect(
      slopes(
        Array.from({ length: count }, () => 1_000_000),
        'ltr',
      ),
    ).toHaveLength(Math.max(0, count - 1)),
  )
})

describe('the line of weeks', () => {
  test.each([0, 1, 2, 3, 11, 100])('of %d weeks has as many dots, all in the drawing', (count) => {
    const { line, dots } = spark(
      Array.from({ length: count }, (_, index) => NUMBERS[index % NUMBERS.length] ?? 0),
      'ltr',
    )
    expect(dots).toHaveLength(count)
    expect(line === '').toBe(count < 2)
    for (const { x, y } of dots) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(SPARK.width)
      expect(y).toBeGreaterThanOrEqual(3)
      expect(y).toBeLessThanOrEqual(27)
    }
  })

  test('begins where reading begins', () => {
    const [ltr, rtl] = [spark([0, 4], 'ltr'), spark([0, 4], 'rtl')]
    expect(ltr).toEqual({
      line: 'M25 27L75 3',
      area: 'M25 27L75 3L75 30L25 30Z',
      dots: [
        { x: 25, y: 27 },
        { x: 75, y: 3 },
      ],
    })
    expect(rtl.line).toBe('M75 27L25 3')
  })

  test('of a cohort in which nothing happened lies on the ground', () => {
    expect(spark([0, 0, 0], 'ltr').dots.map(({ y }) => y)).toEqual([27, 27, 27])
  })
})
