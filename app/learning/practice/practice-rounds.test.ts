import { expect, test } from 'vitest'
import { isOver, latestRound } from './practice-rounds.ts'

const tries = (marks: string) => [...marks].map((mark, index) => ({ isRight: mark === 'r', index }))

test.each([
  ['', []],
  ['w', [0]],
  ['ww', [0, 1]],
  ['wr', [0, 1]],
  ['r', [0]],
  ['rw', [1]],
  ['wwr', [2]],
  ['wrw', [2]],
  ['rrr', [2]],
  ['wwww', [2, 3]],
])('of the tries "%s" the latest round holds %j', (marks, kept) => {
  expect(latestRound(tries(marks)).map(({ index }) => index)).toEqual(kept)
})

test('a round is over with a right answer or a second wrong one', () => {
  expect(['', 'w', 'ww', 'r', 'wr'].map((marks) => isOver(tries(marks)))).toEqual([false, false, true, true, true])
})
