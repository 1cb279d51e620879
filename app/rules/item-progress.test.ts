import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROGRESS_KINDS } from './activities.ts'
import { NO_PROGRESS, progressFrom, withEvent, type ProgressEvent } from './item-progress.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const event = (kind: ProgressEvent['kind'], n: number, score: number | null = null, versionId = 'v1'): ProgressEvent => ({
  kind,
  versionId,
  occurredAt: day(n),
  score,
})

describe('progress with one activity', () => {
  test('begins with nothing', () => expect(progressFrom([])).toEqual(NO_PROGRESS))

  test('of a lesson: opened, advanced, read', () =>
    expect(progressFrom([event('opened', 1), event('advanced', 2), event('completed', 3)])).toEqual({
      ...NO_PROGRESS,
      openedAt: day(1),
      completedAt: day(3),
      completedVersionId: 'v1',
      lastAt: day(3),
    }))

  test('of a quiz: two tries that did not pass, one that did, one worse afterwards', () =>
    expect(progressFrom([event('completed', 1, 40), event('completed', 2, 50), event('passed', 3, 80), event('completed', 4, 30)])).toEqual(
      {
        openedAt: day(1),
        completedAt: day(1),
        completedVersionId: 'v1',
        passedAt: day(3),
        bestScore: 80,
        failures: 3,
        lastAt: day(4),
      },
    ))

  test('entered by a facilitator passes', () =>
    expect(progressFrom([event('entered', 5, 70)])).toMatchObject({ passedAt: day(5), failures: 0 }))

  test('keeps the version of the first completion', () =>
    expect(progressFrom([event('completed', 3, null, 'v2'), event('completed', 1, null, 'v1')])).toMatchObject({
      completedVersionId: 'v1',
    }))

  const events = fc.array(
    fc.record({
      kind: fc.constantFrom(...PROGRESS_KINDS),
      versionId: fc.constantFrom('v1', 'v2', 'v3'),
      occurredAt: fc.integer({ min: 1, max: 9 }).map(day),
      score: fc.option(fc.integer({ min: 0, max: 100 })),
    }),
    { maxLength: 8 },
  )

  test('does not depend on the order in which events arrive', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(progressFrom([...list].reverse())).toEqual(progressFrom(list))
      }),
    )
  })

  test('never loses a completion or a pass', () => {
    fc.assert(
      fc.property(events, events, (first, later) => {
        const before = progressFrom(first)
        const after = later.reduce(withEvent, before)
        if (before.completedAt) expect(after.completedAt! <= before.completedAt).toBe(true)
        if (before.passedAt) expect(after.passedAt! <= before.passedAt).toBe(true)
        expect(after.bestScore ?? -1).toBeGreaterThanOrEqual(before.bestScore ?? -1)
      }),
    )
  })
})
