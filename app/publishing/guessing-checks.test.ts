import { expect, test } from 'vitest'
import type { Question } from '#app/rules/questions.ts'
import { checkGuessing } from './guessing-checks.ts'

const text = (fr: string) => ({ fr })
const shared = { objectives: ['o1'], stem: text('?'), explanation: text('.') }

function single(id: string, right: string): Question {
  const options = [
    { id: 'a', text: text('quatre mots bien longs'), why: text('.'), right: false },
    { id: 'b', text: text(right), why: text('.'), right: true },
  ]
  return { kind: 'single', id, ...shared, options }
}

function verdict(id: string, answer: boolean): Question {
  return { kind: 'true-false', id, ...shared, answer, whyTrue: text('.'), whyFalse: text('.') }
}

function rulesFor(quiz: Question[]): string[] {
  const rules: string[] = []
  const title = { fr: 'a', en: 'a', ar: 'a' }
  checkGuessing([{ id: 'c0-m1', order: 1, title, aims: title, lessons: [], quiz }], (_line, rule) => rules.push(rule))
  return rules
}

const singles = (longest: number, all: number) =>
  Array.from({ length: all }, (_, at) => single(`q${at}`, at < longest ? 'une réponse plus longue que toutes les autres' : 'oui'))
const verdicts = (right: number, all: number) => Array.from({ length: all }, (_, at) => verdict(`q${at}`, at < right))

test.each([
  [singles(7, 10), ['right-longest']],
  [singles(6, 10), []],
  [singles(9, 9), []],
  [verdicts(0, 5), ['same-truth']],
  [verdicts(1, 5), []],
  [verdicts(10, 10), ['same-truth']],
  [verdicts(4, 4), []],
])('a pattern that gives answers away is refused, chance is not', (quiz, rules) => {
  expect(rulesFor(quiz)).toEqual(rules)
})
