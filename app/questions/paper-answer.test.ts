import { expect, test } from 'vitest'
import { letterAt, readPaperAnswer } from './paper-answer.ts'
import type { ShownQuestion } from './shown-question.ts'

const options = ['un', 'deux', 'trois'].map((text, index) => ({ value: String(index), text }))
const shared = { language: 'fr', stem: 'Question' } as const
const single: ShownQuestion = { ...shared, kind: 'single', options }
const multiple: ShownQuestion = { ...shared, kind: 'multiple', options }
const truth: ShownQuestion = { ...shared, kind: 'true-false' }
const order: ShownQuestion = { ...shared, kind: 'ordering', items: options }
const pairs: ShownQuestion = {
  ...{ ...shared, kind: 'matching', rights: options },
  lefts: [
    { name: 'pair-0', text: 'gauche' },
    { name: 'pair-1', text: 'droite' },
  ],
}
const gaps: ShownQuestion = {
  ...{ ...shared, kind: 'gaps' },
  pieces: [
    { text: 'Il y a ' },
    { name: 'gap-0', n: 1, kind: 'number', unit: 'DH' },
    { name: 'gap-1', n: 2, kind: 'choice', options: options.slice(0, 2) },
  ],
}

test.each<[string, ShownQuestion, string, object]>([
  ['one letter', single, ' b ', { choice: ['1'] }],
  ['a letter of the Arabic sheet', single, 'ب', { choice: ['1'] }],
  ['an alif without its hamza', single, 'ا', { choice: ['0'] }],
  ['nothing', single, '  ', {}],
  ['a dash for nothing', single, '-', {}],
  ['several letters with anything between', multiple, 'a, C', { choice: ['0', '2'] }],
  ['A is true', truth, 'A', { choice: ['true'] }],
  ['B is false', truth, 'b', { choice: ['false'] }],
  ['letters for lines', pairs, 'CA', { 'pair-0': ['2'], 'pair-1': ['0'] }],
  ['an empty line of pairs', pairs, '-A', { 'pair-1': ['0'] }],
  ['letters in order', order, 'C A B', { 'place-0': ['2'], 'place-1': ['3'], 'place-2': ['1'] }],
  ['gaps one after the other', gaps, '12,5 ; B', { 'gap-0': ['12,5'], 'gap-1': ['1'] }],
  ['an empty gap', gaps, ';A', { 'gap-1': ['0'] }],
  ['a number as it was written', { ...shared, kind: 'numeric', unit: null }, '1 200', { typed: ['1 200'] }],
  ['sentences as they were written', { ...shared, kind: 'written' }, 'Deux.\nLignes.', { text: ['Deux.\nLignes.'] }],
])('a sheet is read: %s', (_name, shown, typed, filled) => {
  expect(readPaperAnswer(shown, typed)).toEqual({ ok: true, filled })
})

test.each<[ShownQuestion, string, string]>([
  [single, 'AB', 'one-letter'],
  [truth, 'AB', 'one-letter'],
  [single, 'D', 'unknown-letter'],
  [single, '1', 'unknown-letter'],
  [truth, 'C', 'unknown-letter'],
  [pairs, 'A', 'a-letter-for-each'],
  [order, 'AB', 'each-letter-once'],
  [order, 'AAB', 'each-letter-once'],
  [gaps, '12', 'as-many-gaps'],
  [gaps, '12;AB', 'unknown-letter'],
])('what cannot be read from a sheet is refused with its reason', (shown, typed, because) => {
  expect(readPaperAnswer(shown, typed)).toEqual({ ok: false, because })
})

test('letters of paper are those of the alphabet of the page', () => {
  expect([letterAt(0, 'fr'), letterAt(3, 'en'), letterAt(2, 'ar')]).toEqual(['A', 'D', 'ج'])
})
