import { describe, expect, test } from 'vitest'
import { affectedBy, dayFor, type MovedFor } from './move-deadline.ts'

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
