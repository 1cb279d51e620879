import { describe, expect, test } from 'vitest'
import { averageShare, isFinished, upgradeLines, versionChanges, type UpgradedPerson } from './upgrade.ts'

const items = (...keys: string[]) => keys.map((key) => ({ key, isRequired: !key.endsWith('?') }))
const OLD = items('a', 'b', 'c?')
const NEW = items('a', 'b', 'd', 'e?')
const person = (name: string, ...done: string[]): UpgradedPerson => ({ enrolmentId: name, name, items: OLD, done: new Set(done) })
const PEOPLE = [person('finished', 'a', 'b'), person('half', 'a'), person('none')]

describe('an upgrade to a version with one more required step', () => {
  test.each([
    ['all', ['keeps-finished 2/2', 'moves 1/3', 'moves 0/3'], 2],
    ['unfinished', ['stays 2/2', 'moves 1/3', 'moves 0/3'], 2],
    ['new', ['stays 2/2', 'stays 1/2', 'stays 0/2'], 0],
  ] as const)('for %s', (choice, expected, moved) => {
    const lines = upgradeLines(PEOPLE, NEW, choice)
    expect(lines.map(({ fate, after }) => `${fate} ${after.done}/${after.of}`)).toEqual(expected)
    expect(lines.filter(({ isMoved }) => isMoved)).toHaveLength(moved)
  })

  test('nobody who has finished is ever unfinished by it, and what is done stays done', () => {
    for (const choice of ['all', 'unfinished', 'new'] as const)
      for (const { before, after } of upgradeLines(PEOPLE, items('a', 'x', 'y', 'z'), choice)) {
        if (isFinished(before)) expect(after).toEqual(before)
        expect(after.done).toBeLessThanOrEqual(after.of)
      }
  })

  test('a step taken away leaves the denominator of those who move, and nobody else’s', () => {
    expect(upgradeLines([person('half', 'a')], items('a'), 'all')[0]).toMatchObject({
      before: { done: 1, of: 2 },
      after: { done: 1, of: 1 },
    })
  })
})

test('what changes between versions', () => {
  expect(versionChanges(OLD, NEW)).toEqual({ added: ['d'], removed: ['c?'] })
  expect(versionChanges(OLD, OLD)).toEqual({ added: [], removed: [] })
})

test.each([
  [[], 0],
  [[{ done: 0, of: 0 }], 0],
  [
    [
      { done: 1, of: 2 },
      { done: 2, of: 2 },
      { done: 0, of: 0 },
    ],
    75,
  ],
])('average of %j', (shares, percent) => expect(averageShare(shares)).toBe(percent))
