import { expect, test } from 'vitest'
import { documentOf, isRefusal, placesAfter } from './outbox-rules.ts'

const PLAN = '/plan/0b0b0b0b-0000-4000-8000-000000000001'
const SHEET = '/cohortes/0b0b0b0b-0000-4000-8000-000000000002/ateliers/0b0b0b0b-0000-4000-8000-000000000003'

test.each([
  ['/lecons/c10-m1-l1', '/lecons/c10-m1-l1'],
  ['/lecons/c10-m1-l1/questions/2', '/lecons/c10-m1-l1'],
  ['/quiz/c10-m1-quiz', '/quiz/c10-m1-quiz'],
  ['/quiz/c10-m1-quiz/3', '/quiz/c10-m1-quiz'],
  ['/quiz/c10-m1-quiz/verifier', '/quiz/c10-m1-quiz'],
  [`${PLAN}/p3`, PLAN],
  [`${PLAN}/verifier`, PLAN],
  [SHEET, SHEET],
  ['/cohortes/a/quiz/c10-m1-quiz/saisie', '/cohortes/a/quiz/c10-m1-quiz/saisie'],
])('a form of %s waits behind those of %s', (path, document) => {
  expect(documentOf(path)).toBe(document)
})

test.each(['/connexion', '/profil', `${PLAN}/remarques`, `${PLAN}/p3/avis`, `${PLAN}/p3/garder`, `${SHEET}/signatures`, '/admin/donnees'])(
  'a form of %s never waits',
  (path) => {
    expect(documentOf(path)).toBeNull()
  },
)

test('who ticks attendance stays at the sheet; who answers goes on, and back where they asked for it', () => {
  expect(placesAfter(SHEET, null)).toEqual([SHEET])
  expect(placesAfter('/lecons/c10-m1-l1', null)).toEqual(['/lecons/c10-m1-l1/questions/1', '/lecons/c10-m1-l1'])
  expect(placesAfter('/quiz/c10-m1-quiz/3', 'next')).toEqual(['/quiz/c10-m1-quiz/4', '/quiz/c10-m1-quiz/verifier'])
  expect(placesAfter('/quiz/c10-m1-quiz/3', 'previous')[0]).toBe('/quiz/c10-m1-quiz/2')
  expect(placesAfter(`${PLAN}/verifier`, null)).toEqual([])
})

test('a place that says so is a refusal', () => {
  expect(isRefusal(`${SHEET}?refus=cancelled`)).toBe(true)
  expect(isRefusal('/quiz/c10-m1-quiz/resultat?tard=1')).toBe(true)
  expect(isRefusal(`${SHEET}?garde`)).toBe(false)
})
