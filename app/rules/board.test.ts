import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardLine, boardSummary, CELL_CODES, statusOfCode, type BoardColumn } from './board.ts'

const column = (key: string, dueOn: string | null): BoardColumn => ({
  key,
  dueOn,
  items: [
    { key: `${key}-l1`, kind: 'lesson', isRequired: true },
    { key: `${key}-quiz`, kind: 'quiz', isRequired: true },
  ],
})
const columns = [column('m1', '2026-11-01'), column('m2', '2026-11-20'), column('m3', '2026-12-10')]
const today = '2026-11-23'

describe('a line of the board', () => {
  test('who did everything that is due is as planned', () => {
    const line = boardLine(columns, { 'm1-l1': 'd', 'm1-quiz': 'd', 'm2-l1': 'd', 'm2-quiz': 'd', 'm3-l1': 's' }, today)
    expect(line.cells.map(({ status }) => status)).toEqual(['completed', 'completed', 'started'])
    expect(line).toMatchObject({ done: 4, of: 6, hasOpened: true, place: { isAsPlanned: true } })
  })

  test('a module whose day has passed and that is not done is late', () => {
    const line = boardLine(columns, { 'm1-l1': 'd', 'm1-quiz': 'h' }, today)
    expect(line.cells.map(({ isLate }) => isLate)).toEqual([true, true, false])
    expect(line.place).toMatchObject({ late: ['m1', 'm2'], days: 22, isAsPlanned: false })
  })

  test('who never opened anything has opened nothing', () => {
    expect(boardLine(columns, {}, today).hasOpened).toBe(false)
  })

  test('what is done never exceeds what is asked, whatever is recorded', () => {
    const keys = columns.flatMap(({ items }) => items.map(({ key }) => key))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys, 'removed-item'), fc.constantFrom(...CELL_CODES)), (codes) => {
        const line = boardLine(columns, codes, today)
        return line.done <= line.of && line.of === 6 && line.cells.every(({ done, of }) => done <= of)
      }),
    )
  })
})

test('the summary counts each person once', () => {
  const lines = [{}, { 'm1-l1': 's' }, { 'm1-l1': 'd', 'm1-quiz': 'd', 'm2-l1': 'd', 'm2-quiz': 'd' }] as const
  expect(boardSummary(lines.map((codes) => boardLine(columns, codes, today)))).toEqual({ people: 3, asPlanned: 1, late: 1, neverOpened: 1 })
})

test.each([
  ['lesson', 'd', 'completed'],
  ['lesson', 'f', 'completed'],
  ['lesson', 'g', 'completed'],
  ['lesson', 's', 'started'],
  ['quiz', 'd', 'completed'],
  ['quiz', 'f', 'started'],
  ['quiz', 'g', 'needs-help'],
  ['quiz', 'h', 'needs-help'],
  ['assignment', 'f', 'started'],
  ['assignment', undefined, 'not-started'],
] as const)('a %s with the letter %s is %s', (kind, code, status) => {
  expect(statusOfCode(kind, code)).toBe(status)
})
