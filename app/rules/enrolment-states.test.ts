import { expect, test } from 'vitest'
import { NEXT_STATUSES, statusRefusal } from './enrolment-states.ts'
import { ENROLMENT_STATUSES } from './organisations.ts'

test.each([
  ['active', 'paused', 'Naissance', null],
  ['paused', 'active', '', null],
  ['withdrawn', 'active', '', null],
  ['transferred', 'active', '', null],
  ['active', 'withdrawn', ' ', 'reason-missing'],
  ['active', 'withdrawn', 'x'.repeat(501), 'reason-too-long'],
  ['completed', 'withdrawn', 'x', 'not-from-here'],
  ['withdrawn', 'paused', 'x', 'not-from-here'],
  ['active', 'completed', 'x', 'not-from-here'],
  ['active', 'active', '', 'not-from-here'],
] as const)('from %s to %s with "%s": %s', (from, to, reason, expected) => expect(statusRefusal(from, to, reason)).toBe(expected))

test('nobody is completed by hand, and nobody who left is stuck there', () => {
  expect(ENROLMENT_STATUSES.flatMap((status) => NEXT_STATUSES[status])).not.toContain('completed')
  expect(NEXT_STATUSES.withdrawn).toContain('active')
})
