import { describe, expect, test } from 'vitest'
import { NO_PROGRESS, type ItemProgress } from '#app/rules/item-progress.ts'
import { pathOf, type HeldCourse, type PathFacts, type PathItem } from '../path/path.ts'
import type { WorkLine } from '../path/work-lines.queries.server.ts'
import { homeOf } from './home.ts'

const NOW = new Date('2026-11-23T09:00:00Z')

const course = (courseId: string, more: Partial<HeldCourse> = {}): HeldCourse => ({
  cohortId: 'cohort',
  programmeTitle: 'Programme',
  startsOn: '2026-10-01',
  courseId,
  versionId: `version-${courseId}`,
  title: `Cours ${courseId}`,
  short: `Court ${courseId}`,
  summary: '',
  opensOn: '2026-10-01',
  isOpen: true,
  finishedAt: null,
  ...more,
})

const item = (courseId: string, key: string, kind: PathItem['kind']): PathItem => ({
  courseId,
  key,
  kind,
  moduleKey: kind === 'assignment' ? null : `${courseId}-m1`,
  moduleNumber: kind === 'assignment' ? null : 1,
  moduleTitle: 'Module un',
  moduleAims: '',
  title: `Titre ${key}`,
  titleLanguage: 'fr',
  minutes: 7,
  bytes: kind === 'lesson' ? 5000 : null,
  isRequired: true,
})

const line = (courseId: string, more: Partial<WorkLine> = {}): WorkLine => ({
  assignmentKey: `${courseId}-plan`,
  courseId,
  planId: 'plan-1',
  opensAt: null,
  cutOffAt: null,
  excusedAt: null,
  hasDraft: true,
  latest: null,
  answer: null,
  ...more,
})

const handedIn = (at: Date): WorkLine['latest'] => ({
  submittedAt: at,
  work: {
    authorIds: ['me'],
    round: 1,
    handedInAt: at,
    withdrawnAt: null,
    lease: null,
    marking: 'none',
    decision: null,
    release: null,
    excusedAt: null,
    cancelledAt: null,
  },
})

const done = { openedAt: NOW, completedAt: NOW, passedAt: NOW, lastAt: NOW, completedVersionId: 'version-c1' }
const items = [
  item('c1', 'c1-l1', 'lesson'),
  item('c1', 'c1-l2', 'lesson'),
  item('c1', 'c1-quiz', 'quiz'),
  item('c1', 'c1-plan', 'assignment'),
]

/** The home page of a person with these courses who has done the first lesson, unless `facts` say otherwise. */
const home = (courses: HeldCourse[], facts: Partial<PathFacts> = {}, all = items) => {
  const held = courses.map((one) => ({ course: one, items: all.filter(({ courseId }) => courseId === one.courseId) }))
  return homeOf(pathOf(held, { done: new Map([['c1-l1', { ...NO_PROGRESS, ...done }]]), due: [], lines: [], now: NOW, ...facts }), NOW)
}

describe('the home page', () => {
  test('leads to the next lesson with what it costs', () => {
    const shown = home([course('c1')], { lines: [line('c1', { hasDraft: false })] })
    expect(shown.card).toMatchObject({
      card: 'step',
      kind: 'lesson',
      title: 'Titre c1-l2',
      to: '/lecons/c1-l2',
      minutes: 7,
      bytes: 5000,
      course: null,
    })
    expect(shown.programmes).toMatchObject([{ progress: { done: 1, of: 4 }, courses: [], modules: [{ key: 'c1-m1', status: 'started' }] }])
    expect(shown.programmes[0]?.works).toMatchObject([{ key: 'c1-plan', line: 'not-started' }])
    expect(shown.notices).toEqual([])
  })

  test('work sent back with unread remarks comes first and leads to them', () => {
    const at = new Date('2026-11-20T09:00:00Z')
    const answered = line('c1', {
      latest: { ...handedIn(at)!, work: { ...handedIn(at)!.work, decision: { verdict: 'return', by: 't', at }, release: { by: 't', at } } },
      answer: { isReturn: true, isPassed: null, at, seenAt: null, remarks: 3, ticked: 0 },
    })
    const shown = home([course('c1')], { lines: [answered] })
    expect(shown.card).toEqual({ card: 'read-remarks', title: 'Titre c1-plan', remarks: 3, to: '/plan/plan-1/remarques' })
    expect(shown.programmes[0]?.works).toMatchObject([{ line: 'to-revise' }])
  })

  test('a message without remarks is one thing to read', () => {
    const at = new Date('2026-11-20T09:00:00Z')
    const answered = line('c1', {
      latest: handedIn(at),
      answer: { isReturn: true, isPassed: null, at, seenAt: null, remarks: 0, ticked: 0 },
    })
    expect(home([course('c1')], { lines: [answered] }).card).toMatchObject({ card: 'read-remarks', remarks: 1 })
  })

  test('work that waits for a trainer is a notice, not something to do', () => {
    const shown = home([course('c1')], { lines: [line('c1', { latest: handedIn(NOW) })] })
    expect(shown.notices).toEqual([{ notice: 'waiting', title: 'Titre c1-plan', remarks: 0, to: '/plan/plan-1' }])
    expect(shown.programmes[0]?.works).toMatchObject([{ line: 'submitted' }])
  })

  test('a date in three days comes before the next lesson, and names the course where there are several', () => {
    const due = [{ cohortId: 'cohort', itemKey: 'c2-m1', for: 'run' as const, day: '2026-11-26', time: '23:59' }]
    const all = [...items, item('c2', 'c2-l1', 'lesson'), item('c2', 'c2-quiz', 'quiz')]
    const shown = home([course('c1'), course('c2')], { due }, all)
    expect(shown.card).toMatchObject({ card: 'step', title: 'Titre c2-l1', course: 'Court c2', days: 3 })
    expect(shown.programmes).toMatchObject([{ modules: [], courses: [{ courseId: 'c1' }, { courseId: 'c2' }], works: [] }])
    expect(shown.due).toEqual({ day: '2026-11-26', title: 'Module un', n: null })
  })

  test('before the first day the card says when the course begins', () => {
    const later = course('c1', { startsOn: '2027-01-02', opensOn: '2027-01-02', isOpen: false })
    const shown = home([later])
    expect(shown.card).toEqual({ card: 'starts-later', startsOn: '2027-01-02', to: '/cours/c1' })
    expect(shown.notices).toEqual([])
  })

  test('nobody’s courses and finished courses end in a calm page', () => {
    expect(homeOf([], NOW)).toMatchObject({ card: { card: 'up-to-date' }, programmes: [], due: null })
    const finished = new Map(items.map(({ key }) => [key, { ...NO_PROGRESS, ...done }]))
    expect(home([course('c1')], { done: finished }).card).toEqual({ card: 'up-to-date' })
  })
})
