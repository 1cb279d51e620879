import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawOf, optionOrder, seedFor, startingOrder } from './seeded-order.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 8 })

describe('a seeded order', () => {
  test('is the same for the same seed, for ever', () => {
    expect(optionOrder(7, ['a', 'b', 'c', 'd', 'e'])).toEqual(['b', 'a', 'e', 'd', 'c'])
    expect(seedFor(7, 'c10-m1-q1')).toBe(seedFor(7, 'c10-m1-q1'))
    expect(seedFor(7, 'c10-m1-q1')).not.toBe(seedFor(7, 'c10-m1-q2'))
  })

  test('holds every id once', () => {
    fc.assert(
      fc.property(fc.integer(), ids, (seed, list) => {
        expect(optionOrder(seed, list).sort()).toEqual([...list].sort())
      }),
    )
  })

  test('gives every place to every option over many seeds', () => {
    const firsts = new Set(Array.from({ length: 60 }, (_, seed) => optionOrder(seed, ['a', 'b', 'c', 'd'])[0]))
    expect(firsts.size).toBe(4)
  })

  test('of items to put in order is never the answer', () => {
    fc.assert(
      fc.property(fc.integer(), fc.uniqueArray(fc.string({ maxLength: 4 }), { minLength: 2, maxLength: 6 }), (seed, list) => {
        expect(startingOrder(seed, list)).not.toEqual(list)
        expect(startingOrder(seed, list).sort()).toEqual([...list].sort())
      }),
    )
    expect(startingOrder(1, ['a'])).toEqual(['a'])
    expect(startingOrder(1, [])).toEqual([])
  })

  test('a draw holds as many as asked, none twice', () => {
    expect(new Set(drawOf(3, ['a', 'b', 'c', 'd'], 2)).size).toBe(2)
    expect(drawOf(3, ['a', 'b'], 5)).toHaveLength(2)
    expect(drawOf(3, ['a', 'b'], -1)).toEqual([])
  })
})
