import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortFunnel, furthestStep, largestLoss, type FunnelFacts } from './cohort-funnel.ts'

const nobodyYet: FunnelFacts = { hasStarted: false, done: 0, of: 10, hasHandedIn: false, isValidated: false }

describe('the furthest step', () => {
  test.each([
    [{}, 'enrolled'],
    [{ hasStarted: true }, 'started'],
    [{ hasStarted: true, done: 4 }, 'started'],
    [{ hasStarted: true, done: 5 }, 'half'],
    [{ hasStarted: true, done: 5, of: 0 }, 'started'],
    [{ hasHandedIn: true }, 'handed-in'],
    [{ hasHandedIn: true, isValidated: true }, 'validated'],
  ] as const)('of %o is %s', (facts, step) => expect(furthestStep({ ...nobodyYet, ...facts })).toBe(step))
})

describe('the funnel of a group', () => {
  test('counts who reached each step and who was lost before it', () => {
    const lines = cohortFunnel([nobodyYet, { ...nobodyYet, hasStarted: true }, { ...nobodyYet, isValidated: true }])
    expect(lines.map(({ people, lost }) => [people, lost])).toEqual([
      [3, 0],
      [2, 1],
      [1, 1],
      [1, 0],
      [1, 0],
    ])
    expect(largestLoss(lines)?.step).toBe('started')
  })

  test('of nobody is nobody', () => {
    expect(cohortFunnel([]).map(({ people }) => people)).toEqual([0, 0, 0, 0, 0])
    expect(largestLoss(cohortFunnel([]))).toBeUndefined()
  })

  test('never grows from step to step', () => {
    const person = fc.record({
      hasStarted: fc.boolean(),
      done: fc.nat(20),
      of: fc.nat(20),
      hasHandedIn: fc.boolean(),
      isValidated: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(person), (people) => {
        const lines = cohortFunnel(people)
        expect(lines[0]?.people).toBe(people.length)
        for (const { lost } of lines) expect(lost).toBeGreaterThanOrEqual(0)
        expect(lines.reduce((left, { lost }) => left - lost, people.length)).toBe(lines.at(-1)?.people)
      }),
    )
  })
})
