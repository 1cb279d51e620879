import { expect, test } from 'vitest'
import { gapPieces, gapProblem } from './gap-text.ts'

test('a text falls into words and gaps, and stays whole', () => {
  expect(gapPieces('Le [[a]] moins [[b-2]].')).toEqual([{ text: 'Le ' }, { gap: 'a' }, { text: ' moins ' }, { gap: 'b-2' }, { text: '.' }])
  expect(gapPieces('[[a]]')).toEqual([{ gap: 'a' }])
  expect(gapPieces('Sans trou [a] [[ ]]')).toEqual([{ text: 'Sans trou [a] [[ ]]' }])
})

test.each([
  ['[[a]] et [[b]]', ['a', 'b'], undefined],
  ['[[a]]', ['a', 'b'], '[[b]] does not stand in the text'],
  ['[[a]] [[c]]', ['a'], '[[c]] is no gap of this question'],
  ['[[a]] [[a]]', ['a'], '[[a]] stands twice in the text'],
])('%s with gaps %j', (text, ids, problem) => expect(gapProblem(text, ids)).toBe(problem))
