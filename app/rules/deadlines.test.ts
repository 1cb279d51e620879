import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './calendar-days.ts'
import {
  countedInstant,
  daysLate,
  daysLeft,
  deadlineInstant,
  effectiveCutOff,
  effectiveDeadline,
  isEndOfDay,
  isLate,
  lateSeconds,
  type DeadlineOverride,
} from './deadlines.ts'

const run = { day: '2026-11-29', time: '23:59' }
const at = (text: string) => new Date(text)
const due = { at: deadlineInstant(run) }

describe('the deadline that counts', () => {
  const person: DeadlineOverride = { for: 'person', day: '2026-12-02', time: '12:00' }
  const organisation: DeadlineOverride = { for: 'organisation', day: '2026-12-05', time: '23:59' }

  test.each<[string, DeadlineOverride[], string, string]>([
    ['the run’s, without overrides', [], '2026-11-29', 'run'],
    ['the organisation’s before the run’s', [organisation], '2026-12-05', 'organisation'],
    ['the person’s before the organisation’s, even if earlier', [organisation, person], '2026-12-02', 'person'],
    ['the latest of two of a kind', [organisation, { ...organisation, day: '2026-12-09' }], '2026-12-09', 'organisation'],
    [
      'the highest rank of two of a kind',
      [
        { ...organisation, rank: 2 },
        { ...organisation, day: '2026-12-09' },
      ],
      '2026-12-05',
      'organisation',
    ],
  ])('is %s', (_, overrides, day, source) => expect(effectiveDeadline(run, overrides)).toMatchObject({ day, source }))

  test('may be missing, or exist by an override only', () => {
    expect(effectiveDeadline(null, [])).toBeNull()
    expect(effectiveDeadline(null, [person])).toMatchObject({ source: 'person' })
  })

  test('pushes the cut-off before it', () => {
    expect(effectiveCutOff(at('2026-12-01T00:00:00Z'), effectiveDeadline(run, [person]))).toEqual(deadlineInstant(person))
    expect(effectiveCutOff(at('2026-12-10T00:00:00Z'), effectiveDeadline(run, [person]))).toEqual(at('2026-12-10T00:00:00Z'))
    expect(effectiveCutOff(null, effectiveDeadline(run, []))).toBeNull()
    expect(effectiveCutOff(at('2026-12-10T00:00:00Z'), null)).toEqual(at('2026-12-10T00:00:00Z'))
  })

  test('set in August for October is read by the clock of October', () => {
    expect(deadlineInstant({ day: '2026-10-04', time: '23:59' }).toISOString()).toBe('2026-10-04T23:59:59.999Z')
    expect(isEndOfDay(run)).toBe(true)
    expect(isEndOfDay({ day: '2026-11-29', time: '18:00' })).toBe(false)
  })
})

describe('late', () => {
  test.each([
    ['2026-11-29T23:59:59.999Z', false, 0, 0, 0],
    ['2026-11-30T00:00:00.000Z', true, 1, 1, -1],
    ['2026-11-30T18:00:00.000Z', true, 64_801, 1, -1],
    ['2026-12-02T06:00:00.000Z', true, 194_401, 3, -3],
    ['2026-11-29T08:00:00.000Z', false, 0, 0, 0],
    ['2026-11-26T23:30:00.000Z', false, 0, 0, 3],
  ])('at %s: %s', (instant, late, seconds, lateDays, left) => {
    expect(isLate(at(instant), due)).toBe(late)
    expect(lateSeconds(at(instant), due)).toBe(seconds)
    expect(daysLate(at(instant), due)).toBe(lateDays)
    expect(daysLeft(at(instant), due)).toBe(left)
  })

  test('a deadline at noon is late by a day in the afternoon already', () => {
    const noon = { at: deadlineInstant({ day: '2026-11-29', time: '12:00' }) }
    expect(daysLate(at('2026-11-29T15:00:00Z'), noon)).toBe(1)
  })

  test('nothing is late without a deadline', () => {
    expect(isLate(at('2030-01-01T00:00:00Z'), null)).toBe(false)
    expect(lateSeconds(at('2030-01-01T00:00:00Z'), null)).toBe(0)
    expect(daysLate(at('2030-01-01T00:00:00Z'), null)).toBe(0)
  })

  test('an extension never turns on-time into late', () => {
    const days = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(days, fc.integer({ min: -90, max: 90 }), (more, hours) => {
        const handedIn = new Date(due.at.getTime() + hours * 3_600_000)
        const longer = { at: deadlineInstant({ day: addDays(run.day, more), time: run.time }) }
        expect(lateSeconds(handedIn, longer)).toBeLessThanOrEqual(lateSeconds(handedIn, due))
        expect(isLate(handedIn, longer)).toBe(lateSeconds(handedIn, longer) > 0)
      }),
    )
  })
})

describe('work finished without a network', () => {
  const rule = { accepts: 'client-time', withinHours: 48 } as const
  const times = {
    receivedAt: at('2026-11-30T20:00:00Z'),
    finishedAt: at('2026-11-29T20:00:00Z'),
    skewSeconds: 0,
    packageIssuedAt: at('2026-11-20T08:00:00Z'),
  }

  test('counts from when it was finished, if the run accepts that', () =>
    expect(countedInstant(rule, times, due)).toEqual({ at: times.finishedAt, source: 'client' }))

  test.each([
    ['the run counts server time', { accepts: 'server-time' } as const, times],
    ['it arrives too long after the deadline', rule, { ...times, receivedAt: at('2026-12-02T00:00:00Z') }],
    ['it was begun from a package issued after the deadline', rule, { ...times, packageIssuedAt: at('2026-11-30T00:00:00Z') }],
    ['the phone says nothing', rule, { ...times, finishedAt: null }],
    ['nothing was kept on the phone', rule, { ...times, packageIssuedAt: null }],
  ])('counts from its arrival when %s', (_, theRule, theTimes) =>
    expect(countedInstant(theRule, theTimes, due)).toEqual({ at: theTimes.receivedAt, source: 'server' }),
  )

  test('a phone that is ahead or behind is set right', () => {
    const ahead = { ...times, finishedAt: at('2026-11-30T01:00:00Z'), skewSeconds: 7200 }
    expect(countedInstant(rule, ahead, due).at).toEqual(at('2026-11-29T23:00:00Z'))
  })

  test('the time counted never lies after the arrival or before the package', () => {
    expect(countedInstant(rule, { ...times, finishedAt: at('2027-05-01T00:00:00Z') }, due).at).toEqual(times.receivedAt)
    expect(countedInstant(rule, { ...times, finishedAt: at('2001-01-01T00:00:00Z') }, due).at).toEqual(times.packageIssuedAt)
  })
})
