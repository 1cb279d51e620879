import { expect, test } from 'vitest'
import { stepForm } from './making.forms.ts'

test.each([
  ['', null],
  ['0', 0],
  ['3', 3],
])('a question added at %j comes into section %s', (section, place) => {
  expect(stepForm.parse({ act: 'add-question', key: 'c10-m1-q1', mark: '1', section })).toMatchObject({ section: place })
})

test.each(['-1', 'x', '1.5'])('a section %j is none', (section) => {
  expect(stepForm.safeParse({ act: 'add-question', key: 'c10-m1-q1', mark: '1', section }).success).toBe(false)
})
