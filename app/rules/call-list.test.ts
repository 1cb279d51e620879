import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './calendar-days.ts'
import {
  CALL_THRESHOLDS,
  callList,
  callReasons,
  placeInCalendar,
  reviewThresholds,
  THRESHOLD_KEYS,
  thresholdsOf,
  waitingForUs,
  type AccompaniedPerson,
} from './call-list.ts'

const today = '2026-11-23'
const ago = (days: number) => new Date(`${addDays(today, -days)}T12:00:00Z`)
const person = (change: Partial<AccompaniedPerson> = {}): AccompaniedPerson => ({
  personId: 'fatou',
  isActive: true,
  invitedAt: ago(40),
  firstOpenedAt: ago(30),
  lastSeenAt: ago(2),
  modulesBehind: 0,
  returned: [],
  quizzes: [],
  hiddenUntil: null,
  ...change,
})

describe('the reasons for a call', () => {
  test.each<[string, Partial<AccompaniedPerson>, [string, number][]]>([
    ['somebody who goes on well', {}, []],
    ['never opened for six days', { invitedAt: ago(6), firstOpenedAt: null, lastSeenAt: null }, []],
    ['never opened for seven days', { invitedAt: ago(7), firstOpenedAt: null, lastSeenAt: null, modulesBehind: 5 }, [['never-opened', 7]]],
    ['silent for thirteen days', { lastSeenAt: ago(13) }, []],
    ['silent for sixteen days', { lastSeenAt: ago(16) }, [['silent', 16]]],
    ['one module behind', { modulesBehind: 1 }, []],
    ['two modules behind', { modulesBehind: 2 }, [['behind', 2]]],
    ['a plan returned nine days ago', { returned: [{ itemKey: 'plan', returnedAt: ago(9), touchedAt: null }] }, []],
    [
      'a plan returned ten days ago',
      { returned: [{ itemKey: 'plan', returnedAt: ago(10), touchedAt: ago(12) }] },
      [['returned-untouched', 10]],
    ],
    ['a returned plan touched since', { returned: [{ itemKey: 'plan', returnedAt: ago(20), touchedAt: ago(3) }] }, []],
    ['one try below half', { quizzes: [{ itemKey: 'q', isPassed: false, percents: [49, 50] }] }, []],
    ['two tries below half', { quizzes: [{ itemKey: 'q', isPassed: false, percents: [49, 20] }] }, [['quiz-below-half', 2]]],
    ['two tries below half, passed since', { quizzes: [{ itemKey: 'q', isPassed: true, percents: [49, 20, 80] }] }, []],
    [
      'several',
      { lastSeenAt: ago(20), modulesBehind: 3 },
      [
        ['silent', 20],
        ['behind', 3],
      ],
    ],
    ['hidden until tomorrow', { lastSeenAt: ago(20), hiddenUntil: '2026-11-24' }, []],
    ['hidden until today', { lastSeenAt: ago(20), hiddenUntil: today }, [['silent', 20]]],
    ['no longer active', { isActive: false, lastSeenAt: ago(20) }, []],
  ])('%s', (_, change, reasons) =>
    expect(callReasons(person(change), today).map(({ because, count }) => [because, count])).toEqual(reasons),
  )

  test('follow the thresholds of the cohort', () =>
    expect(callReasons(person({ lastSeenAt: ago(5) }), today, { ...CALL_THRESHOLDS, silentDays: 5 })).toEqual([
      { because: 'silent', count: 5, itemKey: null },
    ]))

  test('looser thresholds never add a reason', () => {
    const days = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 6 }), (seen, more, modulesBehind) => {
        const someone = person({ lastSeenAt: ago(seen), modulesBehind })
        const looser = { ...CALL_THRESHOLDS, silentDays: CALL_THRESHOLDS.silentDays + more, modulesBehind: 1 + more }
        expect(callReasons(someone, today, looser).length).toBeLessThanOrEqual(callReasons(someone, today).length)
      }),
    )
  })
})

describe('the call list', () => {
  test('puts many reasons first, then the most pressing, then the longest', () => {
    const people = [
      person({ personId: 'behind', modulesBehind: 4 }),
      person({ personId: 'silent-16', lastSeenAt: ago(16) }),
      person({ personId: 'both', lastSeenAt: ago(15), modulesBehind: 2 }),
      person({ personId: 'well' }),
      person({ personId: 'silent-20', lastSeenAt: ago(20) }),
      person({ personId: 'never', invitedAt: ago(8), firstOpenedAt: null, lastSeenAt: null }),
    ]
    const { lines, rest } = callList(people, today)
    expect(lines.map((line) => line.personId)).toEqual(['both', 'never', 'silent-20', 'silent-16', 'behind'])
    expect(rest).toBe(0)
  })

  test('holds ten people and counts the rest', () => {
    const people = Array.from({ length: 13 }, (_, index) => person({ personId: String(index), lastSeenAt: ago(15 + index) }))
    expect(callList(people, today)).toMatchObject({ rest: 3 })
    expect(callList(people, today).lines).toHaveLength(10)
    expect(callList([], today)).toEqual({ lines: [], rest: 0 })
  })
})

test('work waits for us when it is older than seven days', () => {
  const works = [3, 8, 7, 12].map((days) => ({ id: days, handedInAt: ago(days) }))
  expect(waitingForUs(works, today).map((work) => [work.id, work.days])).toEqual([
    [12, 12],
    [8, 8],
  ])
})

describe('the place in the calendar', () => {
  const calendar = [
    { key: 'm1', dueOn: '2026-11-01' },
    { key: 'm2', dueOn: '2026-11-20' },
    { key: 'm3', dueOn: '2026-11-23' },
    { key: 'm4', dueOn: null },
  ]
  test.each([
    [['m1', 'm2'], { late: [], days: 0, isAsPlanned: true }],
    [['m1'], { late: ['m2'], days: 3, isAsPlanned: false }],
    [[], { late: ['m1', 'm2'], days: 22, isAsPlanned: false }],
    [['m2', 'm3'], { late: ['m1'], days: 22, isAsPlanned: false }],
  ])('with %j done', (done, place) => expect(placeInCalendar(calendar, new Set(done), today)).toEqual(place))
})

describe('the thresholds of a cohort', () => {
  const usual = {
    ...{ neverOpenedDays: '7', silentDays: '14', modulesBehind: '1', returnedDays: '10', quizTriesBelowHalf: '2', uncorrectedDays: '7' },
  }

  test('the usual ones change nothing; others are kept', () => {
    expect(reviewThresholds(usual)).toEqual({ ok: true, changed: {} })
    const reviewed = reviewThresholds({ ...usual, silentDays: ' 5 ', modulesBehind: '0' })
    expect(reviewed).toEqual({ ok: true, changed: { silentDays: 5, modulesBehind: 0 } })
    expect(thresholdsOf({ silentDays: 5 })).toEqual({ ...CALL_THRESHOLDS, silentDays: 5 })
  })

  test.each(['', '0', '91', '-3', '1.5', 'sept', '1e1'])('%j days are refused, with every field that is wrong', (silentDays) =>
    expect(reviewThresholds({ ...usual, silentDays, returnedDays: '' })).toEqual({ ok: false, fields: ['silentDays', 'returnedDays'] }),
  )

  test('a list with several cohorts follows each one’s own', () => {
    const patient = person({ personId: 'patient', lastSeenAt: ago(20), thresholds: thresholdsOf({ silentDays: 30 }) })
    expect(callList([patient, person({ lastSeenAt: ago(20) })], today).lines.map(({ personId }) => personId)).toEqual(['fatou'])
    expect(THRESHOLD_KEYS).toHaveLength(Object.keys(CALL_THRESHOLDS).length)
  })
})
