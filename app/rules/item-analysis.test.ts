import { describe, expect, test } from 'vitest'
import {
  accepting,
  alphaVerdict,
  discrimination,
  facility,
  itemAdvice,
  meanPercent,
  nearMisses,
  reliability,
  wrongAnswers,
  type GivenAnswer,
  type ItemSums,
  type TotalSums,
} from './item-analysis.ts'
import type { FixedQuestion } from './questions.ts'
import { scoreAnswer } from './quiz-score.ts'

/** Twenty people and three questions of one point: eight all right, four the first two, four the first one, four none. Computed by hand below. */
const PEOPLE = [
  ...Array<number[]>(8).fill([1, 1, 1]),
  ...Array<number[]>(4).fill([1, 1, 0]),
  ...Array<number[]>(4).fill([1, 0, 0]),
  ...Array<number[]>(4).fill([0, 0, 0]),
]

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

function sumsOf(people: readonly number[][], item: number): ItemSums {
  const x = people.map((marks) => marks[item]!)
  const rest = people.map((marks) => sum(marks) - marks[item]!)
  return {
    n: people.length,
    max: people.length,
    x: sum(x),
    xx: sum(x.map((value) => value ** 2)),
    rest: sum(rest),
    restRest: sum(rest.map((value) => value ** 2)),
    xRest: sum(x.map((value, index) => value * rest[index]!)),
  }
}

function totalsOf(people: readonly number[][]): TotalSums {
  const totals = people.map(sum)
  return { n: people.length, max: people.length * 3, total: sum(totals), totalTotal: sum(totals.map((value) => value ** 2)) }
}

describe('the figures of a question', () => {
  test.each([
    [0, 0.8, 0.559017],
    [1, 0.6, 0.763763],
    [2, 0.4, 0.612372],
  ])('question %d of the fixture', (item, easy, apart) => {
    expect(facility(sumsOf(PEOPLE, item))).toBeCloseTo(easy, 10)
    expect(discrimination(sumsOf(PEOPLE, item))).toBeCloseTo(apart, 6)
  })

  test('below five answers nothing is said, below twenty no discrimination', () => {
    expect(facility(sumsOf(PEOPLE.slice(0, 4), 0))).toBeNull()
    expect(facility(sumsOf(PEOPLE.slice(0, 5), 0))).toBe(1)
    expect(discrimination(sumsOf(PEOPLE.slice(0, 19), 0))).toBeNull()
  })

  test('a question that everybody got right separates nobody', () => {
    expect(
      discrimination(
        sumsOf(
          PEOPLE.map(([, b, c]) => [1, b!, c!]),
          0,
        ),
      ),
    ).toBeNull()
  })

  test('a question whose key is turned around has a negative discrimination', () => {
    const turned = PEOPLE.map(([a, b, c]) => [a!, b!, 1 - c!])
    expect(discrimination(sumsOf(turned, 2))).toBeCloseTo(-0.612372, 6)
  })

  test.each([
    [null, null, 'too-few'],
    [0.7, -0.1, 'reversed'],
    [0.24, null, 'hard'],
    [0.24, 0.4, 'hard'],
    [0.6, 0.1, 'weak'],
    [0.97, 0.1, 'easy'],
    [0.6, 0.4, 'fine'],
  ] as const)('facility %s with discrimination %s: %s', (easy, apart, advice) =>
    expect(itemAdvice({ facility: easy, discrimination: apart })).toBe(advice),
  )
})

describe('the figures of a quiz', () => {
  const items = [0, 1, 2].map((item) => sumsOf(PEOPLE, item))

  test('alpha, standard error and mean of the fixture', () => {
    const figures = reliability(items, totalsOf(PEOPLE))
    expect(figures?.alpha).toBeCloseTo(0.794118, 6)
    expect(figures?.errorPercent).toBeCloseTo((0.542899 / 3) * 100, 3)
    expect(meanPercent(totalsOf(PEOPLE))).toBeCloseTo(60, 10)
  })

  test.each([
    [0.9, 'firm'],
    [0.7, 'firm'],
    [0.5, 'rough'],
    [0.2, 'loose'],
    [-0.3, 'loose'],
  ] as const)('an alpha of %d is %s', (alpha, verdict) => expect(alphaVerdict(alpha)).toBe(verdict))

  test('nothing is said of too few people, of one question, or where all did the same', () => {
    expect(reliability(items, { ...totalsOf(PEOPLE), n: 19 })).toBeNull()
    expect(reliability(items.slice(0, 1), totalsOf(PEOPLE))).toBeNull()
    expect(reliability([...items, sumsOf(PEOPLE.slice(0, 12), 0)], totalsOf(PEOPLE))).toBeNull()
    const same = Array.from({ length: 20 }, () => [1, 1, 0])
    expect(
      reliability(
        [0, 1, 2].map((item) => sumsOf(same, item)),
        totalsOf(same),
      ),
    ).toBeNull()
    expect(meanPercent({ n: 4, max: 12, total: 6, totalTotal: 20 })).toBeNull()
  })
})

describe('what people answered', () => {
  const shared = { id: 'q', objectives: ['o1'], stem: { fr: '?' }, explanation: { fr: '!' } }
  const option = (id: string, right: boolean) => ({ id, text: { fr: id }, why: { fr: id }, right })
  const single: FixedQuestion = { kind: 'single', ...shared, options: [option('a', true), option('b', false), option('c', false)] }
  const short: FixedQuestion = { kind: 'short', ...shared, accept: [{ fr: 'trésorerie', ar: 'خزينة' }] }
  const gaps: FixedQuestion = {
    ...{ kind: 'gaps', ...shared, text: { fr: 'La [[g1]] est vide.' } },
    gaps: [{ kind: 'text', id: 'g1', accept: [{ fr: 'caisse' }] }],
  }
  const chosen = (choice: string, count: number): GivenAnswer => ({ answer: { kind: 'single', choice }, count })
  const typed = (text: string, count: number): GivenAnswer => ({ answer: { kind: 'short', typed: text }, count })

  test('the wrong option chosen most comes first; a right one and none are not wrong', () => {
    const given = [chosen('a', 20), chosen('c', 3), chosen('b', 5), chosen('', 9)]
    expect(wrongAnswers(single, given)).toEqual([
      { part: null, value: 'b', count: 5 },
      { part: null, value: 'c', count: 3 },
    ])
  })

  test('of several choices each wrong one counts; a pair is wrong in its part', () => {
    const multiple: FixedQuestion = { ...single, kind: 'multiple' }
    expect(wrongAnswers(multiple, [{ answer: { kind: 'multiple', choices: ['a', 'b', 'c'] }, count: 2 }])).toHaveLength(2)
    const pair = (id: string) => ({ id, left: { fr: id }, right: { fr: id } })
    const matching: FixedQuestion = { kind: 'matching', ...shared, pairs: [pair('p1'), pair('p2')], extra: [] }
    expect(wrongAnswers(matching, [{ answer: { kind: 'matching', chosen: { p1: 'p2', p2: 'p2' } }, count: 4 }])).toEqual([
      { part: 'p1', value: 'p2', count: 4 },
    ])
  })

  test('a true or false, and a number in any writing', () => {
    const truth: FixedQuestion = { kind: 'true-false', ...shared, answer: true, whyTrue: { fr: 't' }, whyFalse: { fr: 'f' } }
    expect(wrongAnswers(truth, [{ answer: { kind: 'true-false', choice: false }, count: 2 }])[0]).toMatchObject({
      value: 'false',
      count: 2,
    })
    const numeric: FixedQuestion = { kind: 'numeric', ...shared, answer: 12, formula: '12', tolerance: { absolute: 0 } }
    const given = ['12', '١٢', '13', '١٣', 'douze'].map((text) => ({ answer: { kind: 'numeric' as const, typed: text }, count: 1 }))
    expect(wrongAnswers(numeric, given).map(({ value, count }) => [value, count])).toEqual([
      ['13', 2],
      ['douze', 1],
    ])
  })

  test('wrong answers that were close, in any language, and those typed alike count together', () => {
    const wrong = wrongAnswers(short, [
      typed('Trésorerie', 9),
      typed('tresorrerie', 2),
      typed('Trésorrerie ', 3),
      typed('خزينا', 4),
      typed('banque', 7),
    ])
    expect(nearMisses(short, wrong)).toEqual([
      { part: null, value: 'tresorrerie', count: 5 },
      { part: null, value: 'خزينا', count: 4 },
    ])
    expect(nearMisses(single, wrongAnswers(single, [chosen('b', 3)]))).toEqual([])
    const inGap = wrongAnswers(gaps, [{ answer: { kind: 'gaps', filled: { g1: 'caise' } }, count: 2 }])
    expect(nearMisses(gaps, inGap)).toEqual([{ part: 'g1', value: 'caise', count: 2 }])
  })

  test('an accepted one is right from then on; other kinds take none', () => {
    const opened = accepting(short, { part: null, value: 'tresorrerie' })
    expect(opened && scoreAnswer(opened, { kind: 'short', typed: 'TRÉSORRERIE' }).isRight).toBe(true)
    const filled = accepting(gaps, { part: 'g1', value: 'caise' })
    expect(filled && scoreAnswer(filled, { kind: 'gaps', filled: { g1: 'caise' } }).isRight).toBe(true)
    expect(accepting(gaps, { part: 'g9', value: 'caise' })).toBeUndefined()
    expect(accepting(single, { part: null, value: 'b' })).toBeUndefined()
  })
})
