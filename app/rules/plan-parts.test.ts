import { describe, expect, test } from 'vitest'
import type { AssignmentTable } from './assignments.ts'
import { isPartEmpty, missingReason, partStatus, planPhase, problemsOf, type PartFacts } from './plan-parts.ts'
import { WORK_STATES } from './work-states.ts'

const title = { fr: 'Titre', en: 'Title', ar: 'عنوان' }
const prices: AssignmentTable = {
  id: 'prices',
  kind: 'grid',
  title,
  rows: { min: 1, max: 5 },
  columns: [
    { id: 'name', type: 'text', title, sum: false },
    { id: 'price', type: 'money', title, sum: true },
  ],
}
const costs: AssignmentTable = { id: 'costs', kind: 'fixed-costs', title }

describe('what a part holds', () => {
  test.each([
    ['nothing', { text: ' \n', tables: {} }, true],
    ['a word', { text: 'Bonjour', tables: {} }, false],
    ['an empty row', { text: '', tables: { prices: [{ name: ' ', price: '' }] } }, true],
    ['a price', { text: '', tables: { prices: [{ name: '', price: '12' }] } }, false],
    ['an empty cost', { text: '', tables: { costs: { rows: [{ name: '', amount: '' }] } } }, true],
    ['a cost', { text: '', tables: { costs: { rows: [{ name: 'Loyer', amount: '' }] } } }, false],
  ])('%s', (_, content, isEmpty) => expect(isPartEmpty(content, [prices, costs])).toBe(isEmpty))

  test('cells that are not understood are named with what was typed', () =>
    expect(
      problemsOf(
        { text: '', tables: { prices: [{ name: 'Sac', price: 'douze' }], costs: { rows: [{ name: 'Loyer', amount: '900 €' }] } } },
        [prices, costs],
      ),
    ).toEqual([
      { tableId: 'prices', cell: 'rows.0.price', typed: 'douze', because: 'not-a-number' },
      { tableId: 'costs', cell: 'rows.0.amount', typed: '900 €', because: 'other-currency' },
    ]))
  test('amounts with spaces, comma and DH are understood', () =>
    expect(problemsOf({ text: '', tables: { costs: { rows: [{ name: 'Loyer', amount: '1 900,50 DH' }] } } }, [costs])).toEqual([]))
  test('a table of another shape is named', () =>
    expect(problemsOf({ text: '', tables: { costs: 'x' } }, [costs])).toEqual([
      { tableId: 'costs', cell: '', typed: '', because: 'broken' },
    ]))
})

const part: PartFacts = { isEmpty: false, isDone: true, problems: 0, versions: 1, openRemarks: 0 }

describe('the status of a part', () => {
  test.each([
    ['not-started', { isEmpty: true, isDone: false }, 'writing'],
    ['in-progress', { isDone: false }, 'writing'],
    ['done', {}, 'writing'],
    ['in-progress', { problems: 1 }, 'writing'],
    ['in-progress', { versions: 2 }, 'writing'],
    ['to-correct', { openRemarks: 1 }, 'returned'],
    ['done', {}, 'returned'],
    ['accepted', {}, 'accepted'],
  ] as const)('is %s for %j while %s', (status, facts, phase) => expect(partStatus({ ...part, ...facts }, phase)).toBe(status))

  test.each([
    [null, {}],
    ['two-versions', { versions: 2, isEmpty: true }],
    ['empty', { isEmpty: true }],
    ['numbers', { problems: 2 }],
    ['not-done', { isDone: false }],
  ] as const)('%s keeps it from being sent: %j', (because, facts) => expect(missingReason({ ...part, ...facts })).toBe(because))
})

describe('the phase of a plan', () => {
  test('marks that are not released read as waiting', () => {
    for (const state of ['submitted', 'in-marking', 'marked', 'ready'] as const)
      expect(planPhase(state, { isPassed: true, hasRoundLeft: true })).toBe('waiting')
  })
  test('every state has a phase', () => {
    for (const state of WORK_STATES) expect(planPhase(state, { isPassed: null, hasRoundLeft: true })).toBeTypeOf('string')
  })
  test.each([
    ['returned', { isPassed: null, hasRoundLeft: true }, 'returned'],
    ['returned', { isPassed: null, hasRoundLeft: false }, 'closed'],
    ['released', { isPassed: true, hasRoundLeft: false }, 'accepted'],
    ['released', { isPassed: false, hasRoundLeft: true }, 'not-passed'],
    ['withdrawn', { isPassed: null, hasRoundLeft: true }, 'writing'],
    ['excused', { isPassed: null, hasRoundLeft: true }, 'set-aside'],
  ] as const)('%s with %j is %s', (state, facts, phase) => expect(planPhase(state, facts)).toBe(phase))
})
