import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rubric } from './assignments.ts'
import { combineMarks, isDrawn, levelsFor, secondNeeded, suggestedCopies } from './second-marking.ts'

const text = (fr: string) => ({ fr, en: fr, ar: fr })
const level = (id: string, from: number, to: number) => ({ id, from, to, label: text(id), descriptor: text(id) })
const criterion = (id: string) => ({
  id,
  title: text(id),
  points: 10,
  parts: [],
  levels: [level('l1', 0, 3), level('l2', 4, 6), level('l3', 7, 10)],
})
const rubric: Rubric = { id: 'r', total: 20, pass: { total: 12, minimum: {} }, criteria: [criterion('k1'), criterion('k2')] }
const average = { combineRule: 'average', moderateAbove: 15 } as const

describe('whether a hand-in is marked twice', () => {
  test('by the mode of its run: never, always seeing the first or not, or where the lot fell', () => {
    expect(secondNeeded('single', 100, 'a')).toBeNull()
    expect(secondNeeded('double', 10, 'a')).toEqual({ reason: 'mode', isBlind: false })
    expect(secondNeeded('double-blind', 10, 'a')).toEqual({ reason: 'mode', isBlind: true })
    expect(secondNeeded('sample', 100, 'a')).toEqual({ reason: 'sample', isBlind: true })
  })

  test('the lot falls on about as many as were asked for, and always on the same ones', () => {
    const ids = Array.from({ length: 2_000 }, (_, n) => `hand-in ${n}`)
    const drawn = ids.filter((id) => isDrawn(id, 10))
    expect(drawn.length).toBeGreaterThan(140)
    expect(drawn.length).toBeLessThan(260)
    expect(ids.filter((id) => isDrawn(id, 10))).toEqual(drawn)
    expect(drawn.every((id) => isDrawn(id, 20))).toBe(true)
  })
})

describe('two markings together', () => {
  test('the mean is taken criterion by criterion; half a point goes to the author', () => {
    expect(combineMarks(rubric, average, { k1: 6, k2: 7 }, { k1: 7, k2: 7 })).toEqual({ by: 'rule', points: { k1: 7, k2: 7 } })
  })

  test('the higher marking counts whole', () => {
    const rule = { combineRule: 'higher', moderateAbove: 15 } as const
    expect(combineMarks(rubric, rule, { k1: 9, k2: 4 }, { k1: 7, k2: 7 })).toEqual({ by: 'rule', points: { k1: 7, k2: 7 } })
  })

  test('totals further apart than the threshold are a third person’s turn, just as far are not', () => {
    expect(combineMarks(rubric, average, { k1: 9, k2: 7 }, { k1: 6, k2: 7 })).toMatchObject({ by: 'rule' })
    expect(combineMarks(rubric, average, { k1: 10, k2: 7 }, { k1: 6, k2: 7 })).toEqual({ by: 'moderator', difference: 4 })
  })

  test('the rule "moderator" always asks a third person', () => {
    const rule = { combineRule: 'moderator', moderateAbove: 100 } as const
    expect(combineMarks(rubric, rule, { k1: 5, k2: 5 }, { k1: 5, k2: 5 })).toEqual({ by: 'moderator', difference: 0 })
  })

  test('whatever was given, the mean lies between both markings and has a level', () => {
    const points = fc.record({ k1: fc.integer({ min: 0, max: 10 }), k2: fc.integer({ min: 0, max: 10 }) })
    fc.assert(
      fc.property(points, points, (first, second) => {
        const combined = combineMarks(rubric, { ...average, moderateAbove: 100 }, first, second)
        if (combined.by !== 'rule') throw new Error('A third person was asked for')
        for (const id of ['k1', 'k2'] as const) {
          expect(combined.points[id]).toBeGreaterThanOrEqual(Math.min(first[id], second[id]))
          expect(combined.points[id]).toBeLessThanOrEqual(Math.max(first[id], second[id]))
        }
        expect(Object.keys(levelsFor(rubric, combined.points))).toEqual(['k1', 'k2'])
      }),
    )
  })
})

describe('copies suggested for a second marking', () => {
  const copy = (id: string, total: number, markerId = 'sarah') => ({ id, total, markerId, of: 20, passTotal: 12 })

  test('near the pass mark first, then those of a trainer far from the others, each once', () => {
    const drawn = Array.from({ length: 200 }, (_, n) => `c${n}`)
    const lot = drawn.find((id) => isDrawn(id, 10))!
    const none = drawn.find((id) => !isDrawn(id, 10))!
    const copies = [copy(lot, 18), copy(none, 18), copy('far', 19, 'joseph'), copy('near', 11)]
    expect(suggestedCopies(copies, new Set(['joseph'])).map(({ id, reason }) => ({ id, reason }))).toEqual([
      { id: 'near', reason: 'near-pass' },
      { id: 'far', reason: 'far-marker' },
      { id: lot, reason: 'lot' },
    ])
  })

  test('five at most', () => {
    expect(
      suggestedCopies(
        Array.from({ length: 9 }, (_, n) => copy(`n${n}`, 12)),
        new Set(),
      ),
    ).toHaveLength(5)
  })
})
