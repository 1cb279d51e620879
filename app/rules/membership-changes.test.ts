import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './calendar-days.ts'
import { membershipSteps, type MembershipWish, type OpenMembership } from './membership-changes.ts'

const DAY = '2026-11-23'
const own = (organisationId: string, isMain = true, fromDay = '2026-01-01'): OpenMembership => ({
  ...{ id: organisationId, organisationId, role: 'member', isMain, fromDay },
})
const stepsOf = (open: OpenMembership[], wish: MembershipWish, day = DAY) => {
  const outcome = membershipSteps(open, wish, day)
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.steps
}

describe('memberships of a person', () => {
  test('changing the organisation closes one and opens the next, as the main one', () =>
    expect(stepsOf([own('a')], { kind: 'join', organisationId: 'b', role: 'member', isMain: false, leaves: 'a' })).toEqual({
      end: [{ id: 'a', toDay: '2026-11-22' }],
      remove: [],
      begin: [{ organisationId: 'b', role: 'member', isMain: true, fromDay: DAY }],
    }))

  test('another main one leaves what was before as it was', () =>
    expect(stepsOf([own('a'), own('b', false)], { kind: 'main', organisationId: 'b' })).toEqual({
      end: [
        { id: 'a', toDay: '2026-11-22' },
        { id: 'b', toDay: '2026-11-22' },
      ],
      remove: [],
      begin: [
        { organisationId: 'a', role: 'member', isMain: false, fromDay: DAY },
        { organisationId: 'b', role: 'member', isMain: true, fromDay: DAY },
      ],
    }))

  test('where the main one ends, the oldest of the others takes its place', () =>
    expect(
      stepsOf([own('a'), own('b', false, '2026-03-01'), own('c', false, '2026-02-01')], { kind: 'leave', organisationId: 'a' }).begin,
    ).toEqual([{ organisationId: 'c', role: 'member', isMain: true, fromDay: DAY }]))

  test('the first one is the main one, whatever was ticked', () =>
    expect(stepsOf([], { kind: 'join', organisationId: 'a', role: 'leader', isMain: false, leaves: null }).begin).toMatchObject([
      { isMain: true, role: 'leader' },
    ]))

  test('a merge leaves one membership of who was in both, mainly there, leading only where that goes on', () => {
    const both: OpenMembership[] = [{ ...own('a'), role: 'leader' }, own('b', false)]
    const merge = (keepsLeading: boolean) =>
      stepsOf(both, { kind: 'rehouse', organisationId: 'a', toId: 'b', keepsLeading }).begin.map(({ role, isMain }) => [role, isMain])
    expect(merge(false)).toEqual([['member', true]])
    expect(merge(true)).toEqual([['leader', true]])
  })

  test.for([
    [{ kind: 'join', organisationId: 'a', role: 'member', isMain: true, leaves: null }, 'already'],
    [{ kind: 'join', organisationId: 'b', role: 'member', isMain: true, leaves: 'c' }, 'not-there'],
    [{ kind: 'leave', organisationId: 'b' }, 'not-there'],
  ] as const)('%j is refused: %s', ([wish, because]) => expect(membershipSteps([own('a')], wish, DAY)).toEqual({ ok: false, because }))

  test('nothing changes before it began', () =>
    expect(membershipSteps([own('a')], { kind: 'leave', organisationId: 'a' }, '2025-12-31')).toEqual({
      ok: false,
      because: 'before-start',
    }))
})

type Row = OpenMembership & { toDay: string | null }

test('after any changes each day has one main organisation at most, none twice, and the days before a change are as they were', () => {
  const organisation = fc.constantFrom('a', 'b', 'c', 'd')
  const role = fc.constantFrom('member' as const, 'leader' as const)
  const wishes: fc.Arbitrary<MembershipWish> = fc.oneof(
    fc.record({
      ...{ kind: fc.constant('join' as const), organisationId: organisation, role, isMain: fc.boolean() },
      leaves: fc.option(organisation),
    }),
    fc.record({ kind: fc.constant('leave' as const), organisationId: organisation }),
    fc.record({ kind: fc.constant('rehouse' as const), organisationId: organisation, toId: fc.constant('e'), keepsLeading: fc.boolean() }),
    fc.record({ kind: fc.constant('main' as const), organisationId: organisation }),
    fc.record({ kind: fc.constant('role' as const), organisationId: organisation, role }),
  )
  const heldOn = (rows: readonly Row[], day: string) =>
    rows
      .filter(({ fromDay, toDay }) => fromDay <= day && (toDay === null || toDay >= day))
      .map(({ organisationId, role, isMain }) => `${organisationId} ${role} ${isMain}`)
      .sort()
  fc.assert(
    fc.property(fc.array(fc.tuple(wishes, fc.integer({ min: 0, max: 3 })), { maxLength: 12 }), (changes) => {
      let rows: Row[] = []
      let day = '2026-01-01'
      let made = 0
      for (const [wish, later] of changes) {
        day = addDays(day, later)
        const outcome = membershipSteps(
          rows.filter(({ toDay }) => toDay === null),
          wish,
          day,
        )
        if (!outcome.ok) continue
        const before = rows
        const { end, remove, begin } = outcome.steps
        rows = rows
          .filter(({ id }) => !remove.includes(id))
          .map((row) => ({ ...row, toDay: end.find(({ id }) => id === row.id)?.toDay ?? row.toDay }))
          .concat(begin.map((one) => ({ ...one, id: String((made += 1)), toDay: null })))
        for (let back = 1; back < 40; back += 1) expect(heldOn(rows, addDays(day, -back))).toEqual(heldOn(before, addDays(day, -back)))
        const today = rows.filter(({ toDay }) => toDay === null)
        expect(today.filter(({ isMain }) => isMain).length).toBe(today.length === 0 ? 0 : 1)
        expect(new Set(today.map(({ organisationId }) => organisationId)).size).toBe(today.length)
        expect(rows.every(({ fromDay, toDay }) => toDay === null || toDay >= fromDay)).toBe(true)
      }
    }),
  )
})
