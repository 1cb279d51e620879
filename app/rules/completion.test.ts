import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ITEM_STATUSES,
  byModule,
  courseCompletion,
  doneAt,
  doneWithEquivalents,
  groupStatus,
  hasPassed,
  isDone,
  itemStatus,
  progressOf,
  type ItemFacts,
  type ItemStatus,
} from './completion.ts'
import { NO_PROGRESS } from './item-progress.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const facts: ItemFacts = {
  kind: 'lesson',
  progress: NO_PROGRESS,
  isExcused: false,
  isWaiting: false,
  returnedDays: null,
  currentVersions: ['v2', 'v3'],
}
const opened = { ...NO_PROGRESS, openedAt: day(1), lastAt: day(1) }
const read = { ...opened, completedAt: day(2), completedVersionId: 'v2' }
const passed = { ...read, passedAt: day(2), bestScore: 80 }

describe('the status of an activity', () => {
  test.each<[string, Partial<ItemFacts>, ItemStatus]>([
    ['a lesson never opened', {}, 'not-started'],
    ['a lesson opened', { progress: opened }, 'started'],
    ['a lesson read', { progress: read }, 'completed'],
    ['a lesson read on a version with small changes since', { progress: read, currentVersions: ['v2', 'v4'] }, 'completed'],
    ['a lesson read on an older version', { progress: read, currentVersions: ['v4'] }, 'completed-earlier-version'],
    ['a quiz tried once', { kind: 'quiz', progress: { ...read, failures: 1 } }, 'started'],
    ['a quiz tried twice', { kind: 'quiz', progress: { ...read, failures: 2 } }, 'needs-help'],
    ['a quiz passed after two tries', { kind: 'quiz', progress: { ...passed, failures: 2 } }, 'completed'],
    ['a plan handed in', { kind: 'assignment', progress: opened, isWaiting: true }, 'waiting-for-trainer'],
    ['a plan sent back yesterday', { kind: 'assignment', progress: opened, returnedDays: 1 }, 'started'],
    ['a plan sent back a week ago', { kind: 'assignment', progress: opened, returnedDays: 7 }, 'needs-help'],
    ['a plan passed', { kind: 'assignment', progress: passed }, 'completed'],
    ['excused', { progress: read, isExcused: true }, 'excused'],
  ])('%s', (_, change, status) => expect(itemStatus({ ...facts, ...change })).toBe(status))

  test('a lesson is done when read, a quiz when passed', () => {
    expect(doneAt('lesson', read)).toEqual(day(2))
    expect(doneAt('quiz', read)).toBeNull()
    expect(doneAt('quiz', passed)).toEqual(day(2))
  })
})

const item = (status: ItemStatus, isRequired = true) => ({ status, isRequired })

describe('progress', () => {
  test.each([
    ['of nothing', [], { done: 0, of: 0, percent: 0 }],
    ['counts required ones only', [item('completed'), item('completed', false), item('started')], { done: 1, of: 2, percent: 50 }],
    ['counts earlier versions', [item('completed-earlier-version')], { done: 1, of: 1, percent: 100 }],
    ['leaves excused ones out', [item('completed'), item('excused')], { done: 1, of: 1, percent: 100 }],
    ['is rounded down', [item('completed'), item('completed'), item('started')], { done: 2, of: 3, percent: 66 }],
  ])('%s', (_, items, expected) => expect(progressOf(items)).toEqual(expected))

  test('is never over a hundred and a hundred only when all is done', () => {
    const items = fc.array(fc.record({ status: fc.constantFrom(...ITEM_STATUSES), isRequired: fc.boolean() }))
    fc.assert(
      fc.property(items, (list) => {
        const { done, of, percent } = progressOf(list)
        expect(percent).toBeLessThanOrEqual(100)
        expect(percent === 100).toBe(of > 0 && done === of)
      }),
    )
  })

  test.each([
    [[], 'not-started'],
    [[item('not-started'), item('not-started')], 'not-started'],
    [[item('completed'), item('not-started')], 'started'],
    [[item('completed'), item('not-started', false)], 'completed'],
    [[item('waiting-for-trainer'), item('needs-help')], 'needs-help'],
    [[item('waiting-for-trainer'), item('completed')], 'waiting-for-trainer'],
    [[item('excused')], 'excused'],
    [[item('excused'), item('not-started')], 'not-started'],
  ] as const)('of a module with %j is %s', (items, status) => expect(groupStatus(items)).toBe(status))

  test('groups activities by module, in order', () => {
    const items = [
      { key: 'l1', moduleKey: 'm1' },
      { key: 'q1', moduleKey: 'm1' },
      { key: 'plan', moduleKey: null },
    ]
    expect([...byModule(items)].map(([key, list]) => [key, list.map((one) => one.key)])).toEqual([
      ['m1', ['l1', 'q1']],
      [null, ['plan']],
    ])
  })
})

describe('passing', () => {
  test.each([
    [[], undefined, false],
    [[40, 59], undefined, false],
    [[40, 60, 20], undefined, true],
    [[60], 75, false],
  ])('%j with pass mark %s: %s', (percents, passMark, passes) => expect(hasPassed(percents, passMark)).toBe(passes))

  test('is never undone by another try', () => {
    const percents = fc.array(fc.integer({ min: 0, max: 100 }))
    fc.assert(
      fc.property(percents, percents, (first, later) => {
        if (hasPassed(first)) expect(hasPassed([...first, ...later])).toBe(true)
      }),
    )
  })
})

describe('activities that replace others', () => {
  const done = new Map([
    ['old-1', day(1)],
    ['old-2', day(5)],
    ['kept', day(3)],
  ])
  test.each([
    ['kept', {}, day(3)],
    ['new', { new: ['old-1', 'old-2'] }, day(5)],
    ['new', { new: ['old-1', 'other'] }, null],
    ['new', { new: [] }, null],
    ['new', {}, null],
  ])('%s with %j', (key, equivalents, at) => expect(doneWithEquivalents(key, done, equivalents)).toEqual(at))
})

describe('a course', () => {
  const items = [
    { key: 'l1', kind: 'lesson', isRequired: true, isExcused: false, doneAt: day(1) },
    { key: 'q1', kind: 'quiz', isRequired: true, isExcused: false, doneAt: day(4) },
    { key: 'extra', kind: 'lesson', isRequired: false, isExcused: false, doneAt: null },
    { key: 'plan', kind: 'assignment', isRequired: true, isExcused: false, doneAt: day(3) },
  ] as const

  test('is complete on the day of the last required activity', () =>
    expect(courseCompletion(items, null)).toEqual({ isComplete: true, completedAt: day(4), missing: [] }))

  test('is not complete without the quiz', () => {
    const open = items.map((one) => (one.key === 'q1' ? { ...one, doneAt: null } : one))
    expect(courseCompletion(open, null)).toEqual({ isComplete: false, completedAt: null, missing: [{ key: 'q1', kind: 'quiz' }] })
    expect(
      courseCompletion(
        open.map((one) => (one.key === 'q1' ? { ...one, isExcused: true } : one)),
        null,
      ).isComplete,
    ).toBe(true)
  })

  test('completed stays completed, and says what is new', () => {
    const grown = [...items, { key: 'l2', kind: 'lesson', isRequired: true, isExcused: false, doneAt: null } as const]
    expect(courseCompletion(grown, day(4))).toEqual({ isComplete: true, completedAt: day(4), missing: [{ key: 'l2', kind: 'lesson' }] })
  })

  test('without anything required is never complete by itself', () => expect(courseCompletion([], null).isComplete).toBe(false))
})

test('two statuses count as done', () => expect(ITEM_STATUSES.filter(isDone)).toEqual(['completed', 'completed-earlier-version']))
