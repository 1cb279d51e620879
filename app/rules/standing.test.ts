import { expect, test } from 'vitest'
import { memberStanding } from './standing.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
test.each([
  ['active', null, 'not-begun'],
  ['invited', null, 'not-begun'],
  ['active', at('2026-11-20'), 'going'],
  ['active', at('2026-11-11'), 'going'],
  ['active', at('2026-11-10'), 'quiet'],
  ['completed', at('2026-01-01'), 'finished'],
  ['paused', at('2026-11-20'), 'away'],
] as const)('%s, last seen %s: %s', (status, lastAt, standing) => expect(memberStanding({ status, lastAt }, '2026-11-24')).toBe(standing))
