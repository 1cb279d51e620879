import { describe, expect, test } from 'vitest'
import { affectedBy, dayFor, readMovedDay, type MovedFor } from './move-deadline.ts'

const person = (personId: string, ...organisationIds: string[]) => ({ personId, name: personId, organisationIds })
const PEOPLE = [person('alone'), person('member', 'o1'), person('both', 'o1', 'o2')]
const ALL = '2026-12-10'
const org = (organisationId: string, day: string) => ({ personId: null, organisationId, day })
const own = (personId: string, day: string) => ({ personId, organisationId: null, day })

test('a person’s own day counts before their organisation’s, the latest of several organisations before the day of all', () => {
  const moves = [org('o1', '2026-12-15'), org('o2', '2026-12-20'), own('member', '2026-12-01')]
  expect(PEOPLE.map((one) => dayFor(one, ALL, moves))).toEqual([ALL, '2026-12-01', '2026-12-20'])
})

describe('who is affected by a move', () => {
  const names = (whom: MovedFor, day: string | null, moves: Parameters<typeof affectedBy>[3] = []) =>
    affectedBy({ for: whom, day }, PEOPLE, ALL, moves).map((line) => `${line.person.name} ${line.before} ${line.after}`)
  test('for all: everybody without a day of their own', () => {
    expect(names({ kind: 'all' }, '2026-12-12', [org('o1', '2026-12-15')])).toEqual(['alone 2026-12-10 2026-12-12'])
  })
  test('for an organisation: its members', () => {
    expect(names({ kind: 'organisation', id: 'o2' }, '2026-12-12')).toEqual(['both 2026-12-10 2026-12-12'])
  })
  test('for a person: that person, also before everything else', () => {
    expect(names({ kind: 'person', id: 'member' }, '2026-12-12', [org('o1', '2026-12-15')])).toEqual(['member 2026-12-15 2026-12-12'])
  })
  test('taken away: back to the day that counts without it', () => {
    expect(names({ kind: 'person', id: 'member' }, null, [own('member', '2026-12-30'), org('o1', '2026-12-15')])).toEqual([
      'member 2026-12-30 2026-12-15',
    ])
  })
  test('to the same day: nobody', () => expect(names({ kind: 'all' }, ALL)).toEqual([]))
})

test.for([
  ['2026-12-20', { ok: true, day: '2026-12-20' }],
  ['20/12/2026', { ok: true, day: '2026-12-20' }],
  ['2026-09-22', { ok: true, day: '2026-09-22' }],
  ['2026-09-21', { ok: false, because: 'outside' }],
  ['0206-12-20', { ok: false, because: 'outside' }],
  ['2027-12-23', { ok: true, day: '2027-12-23' }],
  ['2027-12-24', { ok: false, because: 'outside' }],
  ['2062-12-20', { ok: false, because: 'outside' }],
  ['31/02/2027', { ok: false, because: 'not-a-day' }],
  ['lundi', { ok: false, because: 'not-a-day' }],
] as const)('%s as the day of all is read as %o', ([typed, outcome]) => {
  expect(readMovedDay(typed, { kind: 'all' }, { startsOn: '2026-09-22', endsOn: '2026-12-22' })).toEqual(outcome)
})

test('nothing typed takes the move of a person away, and is no day for all', () => {
  const cohort = { startsOn: '2026-09-22', endsOn: '2026-12-22' }
  expect(readMovedDay(' ', { kind: 'person', id: 'a' }, cohort)).toEqual({ ok: true, day: null })
  expect(readMovedDay('', { kind: 'all' }, cohort)).toEqual({ ok: false, because: 'not-a-day' })
})
