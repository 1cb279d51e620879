import { expect, test } from 'vitest'
import { MOST_COURSES } from './new-cohort.ts'
import { reviewProgramme, withProgrammeDays, type WantedProgramme } from './programmes.ts'

const course = (courseId: string, position: number, isRequired = true, [opensDay, dueDay] = ['', '']) => ({
  ...{ courseId, position, isRequired },
  ...{ opensDay, dueDay },
})
const kept = (courseId: string, position: number, isRequired = true) => ({ courseId, position, isRequired, opensDay: null, dueDay: null })
const wanted = (facts: Partial<WantedProgramme> = {}): WantedProgramme => ({
  ...{ titles: { fr: ' Agir  ensemble ', en: 'Acting together', ar: 'العمل معًا' }, courses: [course('c2', 9), course('c1', 3, false)] },
  ...facts,
})
const faultsOf = (facts: Partial<WantedProgramme>) => {
  const reviewed = reviewProgramme(wanted(facts))
  return reviewed.ok ? [] : reviewed.faults
}

test('courses are numbered in the wished order, titles are cleaned', () => {
  expect(reviewProgramme(wanted())).toEqual({
    ok: true,
    facts: { title: { fr: 'Agir ensemble', en: 'Acting together', ar: 'العمل معًا' }, courses: [kept('c1', 1, false), kept('c2', 2)] },
  })
})

test('every fault is told at once', () => {
  expect(faultsOf({ titles: { fr: '', en: '12', ar: '' }, courses: [] })).toEqual([
    { field: 'title-fr', because: 'empty' },
    { field: 'title-en', because: 'no-letter' },
    { field: 'title-ar', because: 'empty' },
    { field: 'courses', because: 'none' },
  ])
  expect(faultsOf({ courses: [course('c1', 1, false)] })).toEqual([{ field: 'courses', because: 'none-required' }])
  expect(faultsOf({ courses: Array.from({ length: MOST_COURSES + 1 }, (_, n) => course(`c${n}`, n)) })).toEqual([
    { field: 'courses', because: 'too-many' },
  ])
})

test('days are whole numbers from the first day on, the last not before the first', () => {
  const days = (typed: [string, string]) => faultsOf({ courses: [course('c1', 1, true, typed)] })
  for (const fine of [
    ['', ''],
    ['1', '1'],
    ['', '30'],
    ['8', ''],
    [' 8 ', '1101'],
  ] satisfies Array<[string, string]>)
    expect(days(fine)).toEqual([])
  for (const wrong of ['0', '-3', '2,5', 'lundi', '1102', '1e3'])
    expect(days([wrong, wrong])).toEqual([
      { field: 'opens-c1', because: 'not-a-number' },
      { field: 'due-c1', because: 'not-a-number' },
    ])
  expect(days(['8', '7'])).toEqual([{ field: 'due-c1', because: 'before-opening' }])
  const reviewed = reviewProgramme(wanted({ courses: [course('c1', 1, true, ['1', '30'])] }))
  expect(reviewed.ok && reviewed.facts.courses).toEqual([{ courseId: 'c1', position: 1, isRequired: true, opensDay: 1, dueDay: 30 }])
})

test('a new cohort takes the days of its programme where it says none itself, across the end of a month and of a leap February', () => {
  const place = (courseId: string, opensOn = '', dueOn = '') => ({ courseId, position: 1, isRequired: true, opensOn, dueOn })
  const programme = [
    { courseId: 'c1', opensDay: 1, dueDay: 30 },
    { courseId: 'c2', opensDay: 31, dueDay: null },
  ]
  expect(withProgrammeDays([place('c1'), place('c2'), place('c3')], programme, '2028-02-01')).toEqual([
    place('c1', '2028-02-01', '2028-03-01'),
    place('c2', '2028-03-02'),
    place('c3'),
  ])
  expect(withProgrammeDays([place('c1', '2028-02-10', '11/02/2028')], programme, '2028-02-01')).toEqual([
    place('c1', '2028-02-10', '11/02/2028'),
  ])
})
