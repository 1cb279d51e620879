import { expect, test } from 'vitest'
import { MOST_COURSES } from './new-cohort.ts'
import { reviewProgramme, type WantedProgramme } from './programmes.ts'

const course = (courseId: string, position: number, isRequired = true) => ({ courseId, position, isRequired })
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
    facts: { title: { fr: 'Agir ensemble', en: 'Acting together', ar: 'العمل معًا' }, courses: [course('c1', 1, false), course('c2', 2)] },
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
