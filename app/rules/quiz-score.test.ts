import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, FixedQuestion } from './questions.ts'
import { question as questionShape } from './questions.ts'
import { attemptScore, isPassed, isWithin, practiceSummary, practiceVerdict, scoreAnswer } from './quiz-score.ts'

const words = (fr: string) => ({ fr })
const shared = { id: 'q1', objectives: ['o1'], stem: words('?'), explanation: words('!') }
const option = (id: string, right: boolean) => ({ id, text: words(id), why: words(id), right })

const single: FixedQuestion = { kind: 'single', ...shared, options: [option('a', false), option('b', true)] }
const multiple: FixedQuestion = {
  kind: 'multiple',
  ...shared,
  options: [option('a', true), option('b', true), option('c', false), option('d', false)],
}
const trueFalse: FixedQuestion = { kind: 'true-false', ...shared, answer: false, whyTrue: words('t'), whyFalse: words('f') }
const numeric: FixedQuestion = {
  kind: 'numeric',
  ...shared,
  answer: 1250,
  formula: '1250',
  tolerance: { absolute: 0.5 },
  unit: { fr: 'tenues', ar: 'قطعة' },
}
const matching: FixedQuestion = {
  kind: 'matching',
  ...shared,
  pairs: ['a', 'b', 'c', 'd'].map((id) => ({ id, left: words(id), right: words(id) })),
  extra: [{ id: 'x', text: words('x') }],
}
const ordering: FixedQuestion = { kind: 'ordering', ...shared, items: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: words(id) })) }
const short: FixedQuestion = { kind: 'short', ...shared, accept: [{ fr: 'trésorerie', ar: 'خزينة' }, { fr: 'la trésorerie' }] }
const weighted: FixedQuestion = {
  kind: 'multiple',
  ...shared,
  options: [
    { ...option('a', true), weight: 33.33333 },
    { ...option('b', true), weight: 33.33333 },
    { ...option('c', true), weight: 33.33333 },
    { ...option('d', false), weight: -50 },
  ],
}
const half: FixedQuestion = { kind: 'single', ...shared, options: [{ ...option('a', false), weight: 50 }, option('b', true)] }
const gaps: FixedQuestion = {
  kind: 'gaps',
  ...shared,
  text: words('[[a]] [[b]] [[c]]'),
  gaps: [
    { id: 'a', kind: 'text', accept: [{ fr: 'solde', ar: 'رصيد' }] },
    { id: 'b', kind: 'number', answer: 60, tolerance: { absolute: 0 }, unit: { fr: 'DH' } },
    {
      id: 'c',
      kind: 'choice',
      weight: 2,
      options: [
        { id: '1', text: words('x'), right: true },
        { id: '2', text: words('y'), right: false },
      ],
    },
  ],
}
const written: FixedQuestion = { kind: 'written', ...shared, guide: words('guide') }
const questions = [weighted, half, gaps, written, single, multiple, trueFalse, numeric, matching, ordering, short]

test('the questions of these tests are questions', () => {
  for (const item of questions) expect(questionShape.safeParse(item).success).toBe(true)
})

describe('the mark of an answer', () => {
  test.each<[string, FixedQuestion, Answer, number, string[]]>([
    ['the right choice', single, { kind: 'single', choice: 'b' }, 1, ['b']],
    ['a wrong choice', single, { kind: 'single', choice: 'a' }, 0, ['a']],
    ['both right ones', multiple, { kind: 'multiple', choices: ['b', 'a'] }, 1, ['a', 'b']],
    ['one of two right ones', multiple, { kind: 'multiple', choices: ['a'] }, 0.5, ['a']],
    ['two right and one wrong', multiple, { kind: 'multiple', choices: ['a', 'b', 'c'] }, 0.5, ['a', 'b', 'c']],
    ['everything ticked', multiple, { kind: 'multiple', choices: ['a', 'b', 'c', 'd'] }, 0, ['a', 'b', 'c', 'd']],
    ['wrong ones only, never under nothing', multiple, { kind: 'multiple', choices: ['c', 'd'] }, 0, ['c', 'd']],
    ['thirds that make the whole', weighted, { kind: 'multiple', choices: ['a', 'b', 'c'] }, 1, ['a', 'b', 'c']],
    ['a negative weight', weighted, { kind: 'multiple', choices: ['a', 'b', 'd'] }, 0.1666666, ['a', 'b', 'd']],
    ['negative weights floored at nothing', weighted, { kind: 'multiple', choices: ['a', 'd'] }, 0, ['a', 'd']],
    ['a choice that is half right', half, { kind: 'single', choice: 'a' }, 0.5, ['a']],
    ['all gaps', gaps, { kind: 'gaps', filled: { a: ' Solde', b: '60,0 dh', c: '1' } }, 1, []],
    ['the heavier gap alone, another one no number', gaps, { kind: 'gaps', filled: { a: '', b: 'soixante', c: '1' } }, 0.5, ['a', 'b']],
    ['a gap in Arabic', gaps, { kind: 'gaps', filled: { a: 'رَصيد', b: '٦٠', c: '2' } }, 0.5, ['c']],
    ['the same one twice', multiple, { kind: 'multiple', choices: ['a', 'a'] }, 0.5, ['a']],
    ['true where false is right', trueFalse, { kind: 'true-false', choice: true }, 0, ['true']],
    ['false where false is right', trueFalse, { kind: 'true-false', choice: false }, 1, ['false']],
    ['a number in French writing', numeric, { kind: 'numeric', typed: '1 250,00' }, 1, []],
    ['a number with a point of thousands', numeric, { kind: 'numeric', typed: '1.250' }, 1, []],
    ['a number within the tolerance', numeric, { kind: 'numeric', typed: '1250,5' }, 1, []],
    ['a number just outside', numeric, { kind: 'numeric', typed: '1250,51' }, 0, []],
    ['a number with its unit', numeric, { kind: 'numeric', typed: '1250 tenues' }, 1, []],
    ['a number in Arabic with its unit', numeric, { kind: 'numeric', typed: '١٢٥٠ قطعة' }, 1, []],
    ['all pairs', matching, { kind: 'matching', chosen: { a: 'a', b: 'b', c: 'c', d: 'd' } }, 1, []],
    ['half the pairs', matching, { kind: 'matching', chosen: { a: 'a', b: 'b', c: 'd', d: 'x' } }, 0.5, ['c', 'd']],
    ['pairs left out', matching, { kind: 'matching', chosen: { a: 'a' } }, 0.25, ['b', 'c', 'd']],
    ['the right order', ordering, { kind: 'ordering', order: ['a', 'b', 'c', 'd'] }, 1, []],
    ['two neighbours swapped', ordering, { kind: 'ordering', order: ['a', 'c', 'b', 'd'] }, 0.5, ['b', 'c']],
    ['an accepted word', short, { kind: 'short', typed: 'La Tresorerie' }, 1, []],
    ['an accepted word in Arabic', short, { kind: 'short', typed: 'الخزينة' }, 0, []],
    ['an accepted word in Arabic, as accepted', short, { kind: 'short', typed: 'خَزِينه' }, 1, []],
  ])('%s', (_, question, answer, mark, feedback) => {
    expect(scoreAnswer(question, answer)).toEqual({ mark: expect.closeTo(mark, 6), isRight: mark === 1, reading: 'answered', feedback })
  })

  test.each<[string, FixedQuestion, Answer | undefined, string]>([
    ['nothing', single, undefined, 'unanswered'],
    ['an unknown option', single, { kind: 'single', choice: 'z' }, 'unanswered'],
    ['no box ticked', multiple, { kind: 'multiple', choices: [] }, 'unanswered'],
    ['an answer of another kind', single, { kind: 'short', typed: 'b' }, 'unanswered'],
    ['an empty number', numeric, { kind: 'numeric', typed: ' ' }, 'unanswered'],
    ['words for a number', numeric, { kind: 'numeric', typed: 'beaucoup' }, 'unreadable'],
    ['no pair chosen', matching, { kind: 'matching', chosen: { a: '' } }, 'unanswered'],
    ['an empty order', ordering, { kind: 'ordering', order: [] }, 'unanswered'],
    ['no gap filled', gaps, { kind: 'gaps', filled: { a: ' ' } }, 'unanswered'],
    ['no sentence', written, { kind: 'written', text: ' \n' }, 'unanswered'],
    ['sentences before a trainer has read them', written, { kind: 'written', text: 'Nous avons compté.' }, 'waiting'],
    ['an empty word', short, { kind: 'short', typed: '' }, 'unanswered'],
  ])('%s earns nothing', (_, question, answer, reading) => {
    expect(scoreAnswer(question, answer)).toEqual({ mark: 0, isRight: false, reading, feedback: [] })
  })

  test('all options right: choosing them all is right', () => {
    const all: FixedQuestion = { kind: 'multiple', ...shared, options: [option('a', true), option('b', true), option('c', true)] }
    expect(scoreAnswer(all, { kind: 'multiple', choices: ['a', 'b', 'c'] }).mark).toBe(1)
  })

  test('the second reading of an ambiguous number counts too', () => {
    const ratio: FixedQuestion = { kind: 'numeric', ...shared, answer: 1.125, formula: '9/8', tolerance: { absolute: 0 } }
    expect(scoreAnswer(ratio, { kind: 'numeric', typed: '1,125' }).isRight).toBe(true)
  })

  test('weights in any order of answers give the same mark between nothing and the whole', () => {
    const weights = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 6 })
    fc.assert(
      fc.property(weights, fc.infiniteStream(fc.boolean()), (list, coin) => {
        const options = list.map((weight, index) => ({ ...option(String(index), weight > 0), weight }))
        const choices = options.filter(() => coin.next().value === true).map(({ id }) => id)
        const mark = scoreAnswer({ kind: 'multiple', ...shared, options }, { kind: 'multiple', choices }).mark
        expect(mark).toBeGreaterThanOrEqual(0)
        expect(mark).toBeLessThanOrEqual(1)
        expect(scoreAnswer({ kind: 'multiple', ...shared, options }, { kind: 'multiple', choices: choices.reverse() }).mark).toBe(mark)
      }),
    )
  })

  test('changing a wrong choice for a right one never lowers the mark', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd']), (choices) => {
        const before = scoreAnswer(multiple, { kind: 'multiple', choices }).mark
        const better = [...choices.filter((id) => id !== 'c'), ...(choices.includes('a') ? [] : ['a'])]
        expect(scoreAnswer(multiple, { kind: 'multiple', choices: better }).mark).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})

test.each([
  ['0.3', 0.1 + 0.2, { absolute: 0 }, false],
  ['0.3', 0.3, { absolute: 0 }, true],
  ['102', 100, { percent: 2 }, true],
  ['102.1', 100, { percent: 2 }, false],
  ['-98', -100, { percent: 2 }, true],
])('%s is within the tolerance of %s', (decimal, key, tolerance, isInside) => expect(isWithin(decimal, key, tolerance)).toBe(isInside))

describe('the score of an attempt', () => {
  test.each([
    [[], 0, 0, 0],
    [[{ mark: 1, max: 0 }], 0, 0, 0],
    [
      [
        { mark: 1, max: 1 },
        { mark: 0, max: 1 },
        { mark: 1, max: 1 },
      ],
      2,
      3,
      66,
    ],
    [Array.from({ length: 3 }, () => ({ mark: 1 / 3, max: 1 })), 1, 3, 33],
    [Array.from({ length: 10 }, () => ({ mark: 0.1 + 0.2 + 0.3, max: 1 })), 6, 10, 60],
    [
      [
        { mark: 2, max: 1 },
        { mark: -1, max: 1 },
      ],
      1,
      2,
      50,
    ],
  ])('%j', (slots, score, max, percent) => expect(attemptScore(slots)).toEqual({ score, max, percent }))

  test('stays between nought and a hundred and grows with any mark', () => {
    const slot = fc.record({ mark: fc.double({ min: 0, max: 1, noNaN: true }), max: fc.integer({ min: 0, max: 5 }) })
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1 }), (slots) => {
        const { percent } = attemptScore(slots)
        const raised = attemptScore(slots.map((one, index) => (index === 0 ? { ...one, mark: 1 } : one)))
        expect(percent).toBeGreaterThanOrEqual(0)
        expect(raised.percent).toBeLessThanOrEqual(100)
        expect(raised.percent).toBeGreaterThanOrEqual(percent)
      }),
    )
  })

  test.each([
    [60, undefined, true],
    [59, undefined, false],
    [70, 75, false],
    [0, 0, true],
  ])('%s per cent with pass mark %s: %s', (percent, passMark, passes) => expect(isPassed(percent, passMark)).toBe(passes))
})

describe('a practice question', () => {
  test.each([
    [[], 'unanswered', false],
    [[true], 'right', true],
    [[false], 'hint', false],
    [[false, true], 'right', false],
    [[false, false], 'shown', false],
    [[false, false, true], 'shown', false],
  ] as const)('after %j', (tries, verdict, isRightAtFirst) => expect(practiceVerdict(tries)).toEqual({ verdict, isRightAtFirst }))

  test('the end says how many were right at the first try', () => {
    expect(
      practiceSummary([
        { id: 'p1', tries: [true] },
        { id: 'p2', tries: [false, true] },
        { id: 'p3', tries: [] },
      ]),
    ).toEqual({ rightAtFirst: 1, of: 3, again: ['p2', 'p3'] })
  })
})
