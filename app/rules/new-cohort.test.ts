import { describe, expect, test } from 'vitest'
import { cohortActs, reviewCohort, spreadDays, type WantedCohort, type WantedCourse } from './new-cohort.ts'

const COURSE: WantedCourse = { courseId: 'c1', position: 1, isRequired: true, opensOn: '', dueOn: '' }
const WANTED: WantedCohort = { name: 'Hiver', startsOn: '2026-12-01', endsOn: '2027-03-31', courses: [COURSE] }
const faultsOf = (change: Partial<WantedCohort>) => {
  const reviewed = reviewCohort({ ...WANTED, ...change })
  return reviewed.ok ? [] : reviewed.faults.map(({ field, because }) => `${field} ${because}`)
}

describe('a cohort as it was typed', () => {
  test.each<[Partial<WantedCohort>, string[]]>([
    [{}, []],
    [{ startsOn: '1/12/2026' }, []],
    [{ endsOn: '2026-12-01' }, []],
    [{ name: '' }, ['name empty']],
    [{ name: '12' }, ['name no-letter']],
    [{ startsOn: '' }, ['startsOn not-a-day']],
    [{ startsOn: '2026-02-30' }, ['startsOn not-a-day']],
    [{ endsOn: '2026-11-30' }, ['endsOn before-start']],
    [{ endsOn: '2036-11-30' }, ['endsOn too-long']],
    [{ courses: [] }, ['courses none']],
    [{ courses: [{ ...COURSE, isRequired: false }] }, ['courses none-required']],
    [{ courses: [{ ...COURSE, opensOn: 'demain' }] }, ['opens-c1 not-a-day']],
    [{ courses: [{ ...COURSE, opensOn: '2026-11-30' }] }, ['opens-c1 outside']],
    [{ courses: [{ ...COURSE, dueOn: '2027-04-01' }] }, ['due-c1 outside']],
    [{ courses: [{ ...COURSE, opensOn: '2027-01-10', dueOn: '2027-01-09' }] }, ['due-c1 before-opening']],
    [{ name: '', startsOn: 'x', endsOn: '', courses: [] }, ['name empty', 'startsOn not-a-day', 'endsOn not-a-day', 'courses none']],
  ])('%j has %j', (change, faults) => expect(faultsOf(change)).toEqual(faults))

  test('courses stand in the order of their numbers, whatever gaps and doubles those have', () => {
    const courses = ['c3', 'c1', 'c2'].map((courseId, index) => ({ ...COURSE, courseId, position: [7, 2, 2][index] ?? 0 }))
    const reviewed = reviewCohort({ ...WANTED, courses })
    expect(reviewed.ok && reviewed.facts.courses.map(({ courseId, position }) => [courseId, position])).toEqual([
      ['c1', 1],
      ['c2', 2],
      ['c3', 3],
    ])
  })
})

test.each([
  [1, '2026-12-01', '2026-12-31', ['2026-12-31']],
  [3, '2026-12-01', '2026-12-31', ['2026-12-11', '2026-12-21', '2026-12-31']],
  [2, '2026-12-01', '2026-12-01', ['2026-12-01', '2026-12-01']],
  [0, '2026-12-01', '2026-12-31', []],
])('%i days between %s and %s', (count, from, to, days) => expect(spreadDays(count, from, to)).toEqual(days))

test.each([
  [null, null, ['close']],
  [new Date(), null, ['reopen', 'archive']],
  [new Date(), new Date(), ['restore']],
] as const)('closed %s, archived %s', (closedAt, archivedAt, acts) => expect(cohortActs({ closedAt, archivedAt })).toEqual(acts))
