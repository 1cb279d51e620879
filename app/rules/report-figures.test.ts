import { describe, expect, test } from 'vitest'
import { completionRate, reportFigures, type ReportEnrolment } from './report-figures.ts'

const JANUARY = new Date('2026-01-01T00:00:00Z')
const MARCH = new Date('2026-03-01T00:00:00Z')
const scope = { from: JANUARY, organisations: null, workshops: 0, nameOf: (id: string) => id }

let n = 0
const group = (size: number, organisation: string | null, facts: Partial<ReportEnrolment> = {}): ReportEnrolment[] =>
  Array.from({ length: size }, () => ({
    personId: `p${(n += 1)}`,
    enrolledAt: JANUARY,
    atEnrolment: organisation,
    attributed: organisation,
    gender: 'woman',
    done: 0,
    of: 10,
    completedAt: null,
    attended: 0,
    ...facts,
  }))

describe('a report', () => {
  test('counts each step as a part of the one before, with the whole last', () => {
    const { lines } = reportFigures(
      [
        ...group(6, 'Artisanes', { done: 1 }),
        ...group(5, 'Artisanes', { gender: 'man' }),
        ...group(7, null, { done: 10, completedAt: MARCH }),
        ...group(5, 'Phare', { done: 10, completedAt: new Date('2025-12-01T00:00:00Z') }),
      ],
      scope,
    )
    expect(lines).toHaveLength(16)
    expect(lines[3]).toMatchObject({ organisation: 'Artisanes', gender: 'all', enrolled: 11, started: 6, half: 0, completed: 0 })
    expect(lines[4]).toMatchObject({ organisation: 'Phare', gender: 'woman', completed: 5, completedWithin: 0 })
    expect(lines.at(-1)).toMatchObject({
      isWhole: true,
      gender: 'all',
      enrolled: 23,
      started: 18,
      half: 12,
      completed: 12,
      completedWithin: 7,
    })
  })

  test('counts a person of two cohorts once, under the organisation of the later one, by the furthest they came', () => {
    const [person] = group(1, 'Phare', { done: 10, completedAt: MARCH })
    if (!person) throw new Error('nobody')
    const later = { ...person, enrolledAt: MARCH, attributed: 'Artisanes', atEnrolment: 'Artisanes', done: 0, completedAt: null }
    const { lines } = reportFigures(
      [...group(9, 'Phare'), ...group(9, 'Artisanes', { done: 10, completedAt: MARCH }), person, later],
      scope,
    )
    expect(lines.at(-1)).toMatchObject({ enrolled: 19, completed: 10 })
    expect(lines[0]).toMatchObject({ organisation: 'Artisanes', enrolled: 10, completed: 10 })
  })

  test('says who moved so that sums agree, and lists an organisation that everybody left', () => {
    const moved = group(6, 'Phare', { attributed: 'Artisanes' })
    const { lines, moves } = reportFigures([...moved, ...group(8, 'Artisanes')], scope)
    expect(moves).toEqual([
      { organisation: 'Artisanes', isWhole: false, movedIn: 6, movedOut: 0 },
      { organisation: 'Phare', isWhole: false, movedIn: 0, movedOut: 6 },
      { organisation: null, isWhole: true, movedIn: 6, movedOut: 6 },
    ])
    expect(lines[0]).toMatchObject({ organisation: 'Artisanes', enrolled: 14 })
  })

  test('of chosen organisations names no other, and tells of those who left only that they left', () => {
    const { lines, moves } = reportFigures([...group(6, 'Phare', { attributed: 'Artisanes' }), ...group(8, 'Phare')], {
      ...scope,
      organisations: ['Phare'],
    })
    expect(new Set(lines.map(({ organisation }) => organisation))).toEqual(new Set(['Phare', null]))
    expect(moves[0]).toEqual({ organisation: 'Phare', isWhole: false, movedIn: 0, movedOut: 6 })
    expect(lines.at(-1)).toMatchObject({ enrolled: 8 })
  })

  test('tells nothing of a group under five, and of nobody a report of zeros', () => {
    const { lines } = reportFigures(
      [...group(3, 'A', { gender: 'man' }), ...group(20, 'A'), ...group(20, 'B', { gender: 'man' }), ...group(20, 'B')],
      scope,
    )
    expect(lines[1]).toMatchObject({ organisation: 'A', gender: 'man', enrolled: null, started: 0 })
    expect(reportFigures([], scope).lines.at(-1)).toMatchObject({ isWhole: true, enrolled: 0, completed: 0 })
  })

  test('has a rate where both its figures are shown', () => {
    expect(completionRate({ enrolled: 30, completed: 20 })).toBe(66)
    expect(completionRate({ enrolled: 0, completed: 0 })).toBeNull()
    expect(completionRate({ enrolled: 30, completed: null })).toBeNull()
  })
})

test('who was at a workshop counts once, small groups are protected, and without workshops nothing is said', () => {
  const [twice] = group(1, 'Artisanes', { attended: 1 })
  if (!twice) throw new Error('one was made')
  const people = [
    ...[twice, { ...twice, attended: 2 }],
    ...[...group(5, 'Artisanes', { attended: 2 }), ...group(7, 'Phare', { attended: 1 }), ...group(9, 'Étoile')],
    ...[...group(2, 'Espoir', { attended: 1 }), ...group(3, 'Soleil', { attended: 3 })],
  ]
  const { attendance } = reportFigures(people, { ...scope, workshops: 3 })
  expect(attendance?.map(({ organisation, attended }) => [organisation, attended])).toEqual([
    ['Artisanes', 6],
    ['Espoir', null],
    ['Étoile', 0],
    ['Phare', 7],
    ['Soleil', null],
    [null, 18],
  ])
  expect(reportFigures(people, scope)).not.toHaveProperty('attendance')
})
