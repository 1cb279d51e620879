import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  attemptDeadline,
  attemptsLeft,
  countedPercent,
  drawnPaper,
  isOverdue,
  mayBegin,
  movedDeadline,
  questionsAsked,
  reviewMoment,
  RUN_MODELS,
  runFor,
  runOfModel,
  sectionShortage,
  USUAL_RUN,
  type BankQuestion,
  type QuizRun,
  type QuizSection,
} from './quiz-runs.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 9, minutes))
const run = (changes: Partial<QuizRun>): QuizRun => ({ ...USUAL_RUN, ...changes })

describe('beginning an attempt', () => {
  test.each<[string, QuizRun, Date[], object]>([
    ['in the usual way', USUAL_RUN, [at(-60), at(-1)], { ok: true }],
    ['before it opens', run({ opensAt: at(1) }), [], { ok: false, because: 'not-open-yet', at: at(1) }],
    ['at the instant it opens', run({ opensAt: at(0) }), [], { ok: true }],
    ['at the instant it closes', run({ closesAt: at(0) }), [], { ok: false, because: 'closed', at: at(0) }],
    ['with one attempt left', run({ maxAttempts: 2 }), [at(-5)], { ok: true }],
    ['without any left', run({ maxAttempts: 2 }), [at(-9), at(-5)], { ok: false, because: 'no-attempt-left', at: null }],
    [
      'with the cap lowered below what was used',
      run({ maxAttempts: 1 }),
      [at(-9), at(-5)],
      { ok: false, because: 'no-attempt-left', at: null },
    ],
    ['too soon after the last one', run({ delayMinutes: 30 }), [at(-50), at(-10)], { ok: false, because: 'too-soon', at: at(20) }],
    ['when the delay is over', run({ delayMinutes: 30 }), [at(-30)], { ok: true }],
  ])('%s', (_, settings, handedIn, outcome) => expect(mayBegin(settings, handedIn, at(0))).toEqual(outcome))

  test('an allowance lowered below what was used leaves none and owes none', () => {
    expect(attemptsLeft(run({ maxAttempts: 2 }), 5)).toBe(0)
    expect(attemptsLeft(USUAL_RUN, 5)).toBeNull()
  })
})

describe('exceptions', () => {
  const base = run({ limitMinutes: 30, maxAttempts: 1, closesAt: at(60) })
  const none = { extraMinutes: 0, extraAttempts: 0, closesAt: null }

  test('a person’s own counts before their organisation’s, and of several the most generous', () => {
    const organisation = { ...none, for: 'organisation' as const, extraMinutes: 60 }
    const own = { ...none, for: 'person' as const, extraMinutes: 15, extraAttempts: 1 }
    expect(runFor(base, [organisation])).toMatchObject({ limitMinutes: 90, maxAttempts: 1 })
    expect(runFor(base, [organisation, own, { ...own, extraMinutes: 5, closesAt: at(90) }])).toMatchObject({
      ...{ limitMinutes: 45, maxAttempts: 2, closesAt: at(90) },
    })
    expect(runFor(base, [])).toBe(base)
  })

  test('a later closing never becomes an earlier one, and bounds that are not there stay away', () => {
    expect(runFor(base, [{ ...none, for: 'person', closesAt: at(30) }]).closesAt).toEqual(at(60))
    expect(runFor(USUAL_RUN, [{ for: 'person', extraMinutes: 10, extraAttempts: 2, closesAt: at(5) }])).toEqual(USUAL_RUN)
  })
})

describe('the clock', () => {
  test.each<[string, Partial<QuizRun>, Date | null]>([
    ['no limit and no closing', {}, null],
    ['a limit', { limitMinutes: 20 }, at(20)],
    ['a closing', { closesAt: at(15) }, at(15)],
    ['a limit that ends before the closing', { limitMinutes: 20, closesAt: at(45) }, at(20)],
    ['a closing that comes first', { limitMinutes: 20, closesAt: at(15) }, at(15)],
  ])('%s', (_, changes, deadline) => expect(attemptDeadline(run(changes), at(0))).toEqual(deadline))

  test('a limit is elapsed time, also over the night of 20 September 2026 when an hour came twice', () => {
    const before = new Date('2026-09-20T00:50:00Z')
    expect(attemptDeadline(run({ limitMinutes: 30 }), before)?.toISOString()).toBe('2026-09-20T01:20:00.000Z')
  })

  test('time that was promised is never taken away, more of it is given, and no limit begins in the middle', () => {
    expect(movedDeadline(at(30), run({ limitMinutes: 10 }), at(0))).toEqual(at(30))
    expect(movedDeadline(at(30), run({ limitMinutes: 50 }), at(0))).toEqual(at(50))
    expect(movedDeadline(null, run({ limitMinutes: 10 }), at(0))).toBeNull()
    expect(movedDeadline(null, run({ limitMinutes: 10, closesAt: at(40) }), at(0))).toEqual(at(40))
  })

  test('the grace is part of the time in which answers are taken', () => {
    expect(isOverdue(null, 0, at(99))).toBe(false)
    expect(isOverdue(at(0), 60, at(0))).toBe(false)
    expect(isOverdue(at(0), 60, at(1))).toBe(false)
    expect(isOverdue(at(0), 60, new Date(at(1).getTime() + 1))).toBe(true)
  })
})

describe('what several attempts count', () => {
  const tries = [
    { n: 3, percent: 50 },
    { n: 1, percent: 40 },
    { n: 2, percent: 75 },
  ]
  test.each([
    ['highest', 75],
    ['last', 50],
    ['first', 40],
    ['average', 55],
  ] as const)('%s', (method, percent) => expect(countedPercent(method, tries)).toBe(percent))

  test('nothing without a marked attempt; within the bounds and whatever the order', () => {
    const attempt = fc.record({ n: fc.integer({ min: 1, max: 50 }), percent: fc.integer({ min: 0, max: 100 }) })
    const some = fc.uniqueArray(attempt, { selector: ({ n }) => n, minLength: 1 })
    for (const method of ['highest', 'last', 'first', 'average'] as const) {
      expect(countedPercent(method, [])).toBeNull()
      fc.assert(
        fc.property(some, (list) => {
          const counted = countedPercent(method, list)
          expect(counted).toBeGreaterThanOrEqual(Math.min(...list.map(({ percent }) => percent)))
          expect(counted).toBeLessThanOrEqual(Math.max(...list.map(({ percent }) => percent)))
          expect(countedPercent(method, [...list].reverse())).toBe(counted)
        }),
      )
    }
  })
})

test.each([
  ['just after sending', null, null, 1, 'just-after'],
  ['two minutes later', null, null, 2, 'while-open'],
  ['after the last attempt', null, 0, 1, 'after-last'],
  ['after the closing', 1, 0, 1, 'after-close'],
] as const)('looking %s', (_, closes, left, minutes, moment) => {
  const closesAt = closes === null ? null : at(closes)
  expect(reviewMoment({ closesAt }, { submittedAt: at(0), attemptsLeft: left }, at(minutes))).toBe(moment)
})

test('every model keeps what was seen before in what is seen at the end', () => {
  for (const model of RUN_MODELS) {
    const { review } = runOfModel(model)
    for (const part of review['just-after']) expect(review['after-close']).toContain(part)
  }
})

describe('a paper drawn from a bank', () => {
  const bank: BankQuestion[] = Array.from({ length: 12 }, (_, index) => ({
    key: `q${index}`,
    objectives: [index % 2 === 0 ? 'o1' : 'o2'],
    tags: index < 4 ? ['caisse'] : [],
  }))
  const section = (changes: Partial<QuizSection>): QuizSection => ({ count: 3, mark: 1, objective: null, tag: null, ...changes })
  const sections = [section({ objective: 'o1' }), section({ tag: 'caisse', count: 2, mark: 2 }), section({ count: 4 })]

  test('is the same for the same seed, whatever the order of the bank, and holds no question twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.shuffledSubarray(bank, { minLength: 12 }), (seed, shuffled) => {
        const paper = drawnPaper(seed, sections, bank)
        expect(drawnPaper(seed, sections, shuffled)).toEqual(paper)
        expect(new Set(paper.map(({ key }) => key)).size).toBe(9)
        const of = (from: number, to: number) => paper.slice(from, to).map(({ key }) => bank.find((one) => one.key === key)!)
        expect(of(0, 3).every((one) => one.objectives.includes('o1'))).toBe(true)
        expect(of(3, 5).every((one) => one.tags.includes('caisse'))).toBe(true)
        expect(paper.slice(3, 5).every(({ mark }) => mark === 2)).toBe(true)
      }),
    )
  })

  test('differs from seed to seed', () => {
    expect(new Set(Array.from({ length: 30 }, (_, seed) => JSON.stringify(drawnPaper(seed, sections, bank)))).size).toBeGreaterThan(15)
  })

  test('keeps the versions of a section with fixed questions, in their order or in one of each seed, and draws none of them elsewhere', () => {
    const questions = bank.slice(0, 4).map(({ key }, index) => ({ key, versionId: `v-${key}`, mark: index }))
    const mixed: QuizSection[] = [section({ count: 5 }), { questions, isShuffled: false }]
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const paper = drawnPaper(seed, mixed, bank)
        expect(paper.slice(-4)).toEqual(questions)
        expect(new Set(paper.map(({ key }) => key)).size).toBe(paper.length)
        const shuffled = drawnPaper(seed, [{ questions, isShuffled: true }], bank)
        expect(drawnPaper(seed, [{ questions, isShuffled: true }], [])).toEqual(shuffled)
        expect(shuffled.map(({ key }) => key).sort()).toEqual(questions.map(({ key }) => key).sort())
      }),
    )
    expect(questionsAsked(mixed)).toBe(9)
  })

  test('says which section lacks questions', () => {
    expect(sectionShortage(sections, bank)).toEqual([0, 0, 0])
    expect(sectionShortage([section({ tag: 'caisse', count: 6 })], bank)).toEqual([2])
  })
})
