import { expect, test } from 'vitest'
import { readWords } from './command.ts'

test.each([
  [['c10'], { positionals: ['c10'], options: {} }],
  [['--course', 'c10', '--json'], { positionals: [], options: { course: 'c10', json: true } }],
  [['--course=c10', 'file.csv'], { positionals: ['file.csv'], options: { course: 'c10' } }],
  [['--json', 'abc'], { positionals: ['abc'], options: { json: true } }],
  [['--name', '--json'], { positionals: [], options: { name: true, json: true } }],
  [['--name=a=b'], { positionals: [], options: { name: 'a=b' } }],
])('%j is read as %j', (parameters, words) => {
  expect(readWords(parameters)).toEqual(words)
})
