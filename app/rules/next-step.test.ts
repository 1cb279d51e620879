import { describe, expect, test } from 'vitest'
import { nextStep, noticesBeside, type AnsweredWork, type LearnerFacts, type NextStep, type PathStep } from './next-step.ts'

const today = '2026-11-23'
const step = (key: string, change: Partial<PathStep> = {}): PathStep => ({
  key,
  kind: key.includes('q') ? 'quiz' : 'lesson',
  courseId: 'c10',
  moduleKey: key.split('-')[0] ?? null,
  isRequired: true,
  isOpen: true,
  status: 'not-started',
  dueOn: null,
  begunAt: null,
  ...change,
})
const plan = (change: Partial<PathStep> = {}) => step('plan', { kind: 'assignment', moduleKey: null, ...change })
const work = (change: Partial<AnsweredWork> = {}): AnsweredWork => ({
  key: 'plan',
  courseId: 'c10',
  answer: 'returned',
  unreadRemarks: 3,
  openRemarks: 3,
  answeredAt: new Date('2026-11-20T10:00:00Z'),
  ...change,
})
const facts = (change: Partial<LearnerFacts>): LearnerFacts => ({
  today,
  startsOn: '2026-11-01',
  path: [],
  answered: [],
  certificates: [],
  ...change,
})

const done = { status: 'completed', begunAt: new Date('2026-11-10T10:00:00Z') } as const
const begun = { status: 'started', begunAt: new Date('2026-11-20T10:00:00Z') } as const
const pathOf = (...steps: PathStep[]) => steps

function shown(card: NextStep) {
  if ('step' in card) return [card.card, card.step.key]
  if ('work' in card) return [card.card, card.work.key]
  return 'courseId' in card ? [card.card, card.courseId] : [card.card]
}

describe('what is next', () => {
  const everything = facts({
    path: pathOf(
      step('m1-l1', done),
      step('m1-l2', begun),
      step('m1-q', begun),
      step('m2-l1'),
      step('m2-q', { dueOn: '2026-11-30' }),
      plan(begun),
    ),
    answered: [work()],
    certificates: [{ courseId: 'c1', isSeen: false }],
  })
  const without = (change: Partial<LearnerFacts>, drop: string[] = []) => ({
    ...everything,
    answered: [],
    ...change,
    path: everything.path.filter((one) => !drop.includes(one.key)),
  })

  test.each<[string, LearnerFacts, string[]]>([
    ['a cohort that begins later', facts({ ...everything, startsOn: '2026-11-24' }), ['starts-later']],
    ['a cohort that begins today', facts({ startsOn: today, path: [step('m1-l1')] }), ['next-module', 'm1-l1']],
    ['returned work with unread remarks', everything, ['read-remarks', 'plan']],
    ['a quiz due within a week whose lesson is not read yet', without({}), ['due-soon', 'm2-l1']],
    ['a quiz due within a week', without({}, ['m2-l1']), ['due-soon', 'm2-q']],
    ['a quiz begun', without({}, ['m2-q']), ['go-on-quiz', 'm1-q']],
    ['a lesson begun', without({}, ['m2-q', 'm1-q']), ['go-on-lesson', 'm1-l2']],
    [
      'the next lesson of the module',
      facts({ path: pathOf(step('m1-l1', done), step('m1-l2'), step('m1-q')) }),
      ['next-in-module', 'm1-l2'],
    ],
    ['the quiz after the lessons', facts({ path: pathOf(step('m1-l1', done), step('m1-q'), step('m2-l1')) }), ['next-in-module', 'm1-q']],
    ['the next module', facts({ path: pathOf(step('m1-l1', done), step('m1-q', done), step('m2-l1')) }), ['next-module', 'm2-l1']],
    ['what is not required waits', facts({ path: pathOf(step('m1-l1', { isRequired: false }), step('m1-l2')) }), ['next-module', 'm1-l2']],
    ['what is not open yet waits', facts({ path: pathOf(step('m1-l1', { isOpen: false })) }), ['up-to-date']],
    ['the plan after the last module', facts({ path: pathOf(step('m1-q', done), plan()) }), ['next-module', 'plan']],
    ['returned work that was read', facts({ path: [plan(begun)], answered: [work({ unreadRemarks: 0 })] }), ['revise', 'plan']],
    ['a certificate', facts({ path: [step('m1-l1', done)], certificates: [{ courseId: 'c10', isSeen: false }] }), ['certificate', 'c10']],
    ['a certificate seen already', facts({ certificates: [{ courseId: 'c10', isSeen: true }] }), ['up-to-date']],
    ['work that waits for a trainer', facts({ path: [plan({ status: 'waiting-for-trainer', dueOn: '2026-11-24' })] }), ['up-to-date']],
    ['everything excused', facts({ path: [step('m1-l1', { status: 'excused' })] }), ['up-to-date']],
  ])('%s', (_, learner, card) => expect(shown(nextStep(learner))).toEqual(card))

  test.each([
    ['2026-11-30', 'due-soon', 7],
    ['2026-12-01', 'next-module', undefined],
    ['2026-11-20', 'due-soon', -3],
  ])('a quiz due on %s', (dueOn, card, days) => {
    const next = nextStep(facts({ path: [step('m1-q', { dueOn })] }))
    expect(next.card).toBe(card)
    expect('days' in next ? next.days : undefined).toBe(days)
  })

  test('of two things due, the more pressing comes first', () =>
    expect(shown(nextStep(facts({ path: [step('m1-q', { dueOn: '2026-11-29' }), plan({ dueOn: '2026-11-25' })] })))).toEqual([
      'due-soon',
      'plan',
    ]))

  test('of two lessons begun, the last one touched comes first', () => {
    const older = { status: 'started', begunAt: new Date('2026-11-01T10:00:00Z') } as const
    expect(shown(nextStep(facts({ path: [step('m1-l1', older), step('m1-l2', begun)] })))).toEqual(['go-on-lesson', 'm1-l2'])
  })
})

describe('notices', () => {
  const noticed = (learner: LearnerFacts) => noticesBeside(learner, nextStep(learner)).map((one) => one.notice)

  test('never repeat the card', () => {
    expect(noticed(facts({ path: [plan(begun)], answered: [work()] }))).toEqual([])
    expect(noticed(facts({ path: [step('m1-q', { dueOn: '2026-11-25' })] }))).toEqual([])
    expect(noticed(facts({ path: [step('m1-l1'), step('m1-q', { dueOn: '2026-11-25' })] }))).toEqual([])
  })

  test('are two at most, in order', () => {
    const learner = facts({
      path: pathOf(step('m1-q', { dueOn: '2026-11-20' }), step('m2-q', { dueOn: '2026-11-28' }), plan(begun)),
      answered: [work(), work({ key: 'c1-plan', answer: 'released', unreadRemarks: 1 })],
    })
    expect(noticed(learner)).toEqual(['remarks', 'late'])
  })

  test('tell of a certificate and of waiting work', () => {
    const learner = facts({
      path: [step('m1-l1', begun), plan({ status: 'waiting-for-trainer' })],
      certificates: [{ courseId: 'c1', isSeen: false }],
    })
    expect(noticed(learner)).toEqual(['certificate', 'waiting'])
  })

  test('tell of work to revise', () =>
    expect(noticed(facts({ path: [step('m1-l1', begun), plan(begun)], answered: [work({ unreadRemarks: 0 })] }))).toEqual(['revise']))

  test('are silent before the cohort begins', () => expect(noticed(facts({ startsOn: '2026-12-01', answered: [work()] }))).toEqual([]))
})
