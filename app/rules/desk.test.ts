import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DESK_ITEMS, DESK_ROLES, deskOf, type DeskItem, type DeskItemName, type DeskRole } from './desk.ts'

const waits = (role: DeskRole, item: DeskItemName, count = 1): DeskItem => ({ role, item, count, days: null })
const shown = (roles: DeskRole[], items: DeskItem[]) =>
  deskOf(roles, items).map((part) => [part.role, part.items.map(({ item }) => item), part.isMain])

describe('the first screen', () => {
  test('of a trainer puts late answers before work already taken, and both before the rest', () => {
    const items = [waits('trainer', 'results-ready'), waits('trainer', 'plans-held'), waits('trainer', 'plans-overdue')]
    expect(shown(['trainer'], items)).toEqual([['trainer', ['plans-overdue', 'plans-held', 'results-ready'], true]])
  })

  test.each([
    ['a late answer comes before people to call', 'plans-overdue', 'people-to-call', ['trainer', 'coordinator']],
    ['people to call come before work in its turn', 'plans-waiting', 'people-to-call', ['coordinator', 'trainer']],
  ] as const)('%s', (_, forTrainer, forCoordinator, order) => {
    const parts = deskOf(['trainer', 'coordinator'], [waits('trainer', forTrainer), waits('coordinator', forCoordinator)])
    expect(parts.map(({ role }) => role)).toEqual(order)
    expect(parts.map(({ isMain }) => isMain)).toEqual([true, false])
  })

  test('puts a service that is not well before everything', () => {
    const items = [waits('trainer', 'plans-overdue', 11), waits('administrator', 'service-faults')]
    expect(shown(['trainer', 'administrator'], items)[0]).toEqual(['administrator', ['service-faults'], true])
  })

  test('leaves out what counts nothing, and says so for each role', () => {
    expect(shown(['coordinator', 'trainer'], [waits('coordinator', 'people-to-call', 0)])).toEqual([
      ['trainer', [], false],
      ['coordinator', [], false],
    ])
  })

  test('shows no part of a role that somebody does not have', () => {
    expect(shown(['trainer'], [waits('administrator', 'service-faults')])).toEqual([['trainer', [], false]])
  })

  test('has every item once, and one main button where anything waits', () => {
    const item = fc.record({
      role: fc.constantFrom(...DESK_ROLES),
      item: fc.constantFrom(...DESK_ITEMS),
      count: fc.constantFrom(0, 1, 2, 3, 11, 100, 1_000_000),
      days: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.subarray([...DESK_ROLES]), fc.array(item), (roles, items) => {
        const parts = deskOf(roles, items)
        const kept = items.filter(({ role, count }) => roles.includes(role) && count > 0)
        expect(parts.flatMap((part) => part.items)).toHaveLength(kept.length)
        expect(parts.filter(({ isMain }) => isMain)).toHaveLength(kept.length > 0 ? 1 : 0)
        expect(parts.map(({ role }) => role).sort()).toEqual([...roles].sort())
      }),
    )
  })
})
