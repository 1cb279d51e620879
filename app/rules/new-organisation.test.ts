import { describe, expect, test } from 'vitest'
import { mayHoldOthers, readTypedDay, reviewOrganisation, type WantedOrganisation } from './new-organisation.ts'
import { ORGANISATION_KINDS } from './organisations.ts'

const TODAY = '2026-11-23'
const PLATFORM = { kind: 'platform', validFrom: '2024-01-10', validTo: null } as const
const ASSOCIATION = { kind: 'association', validFrom: '2025-03-01', validTo: null } as const
const wanted: WantedOrganisation = {
  name: 'Tisseuses de Fès',
  kind: 'association',
  since: '2025-06-01',
  parent: PLATFORM,
  siblings: ['Femmes debout'],
}

const faultsOf = (change: Partial<WantedOrganisation>) => {
  const review = reviewOrganisation({ ...wanted, ...change }, TODAY)
  return review.ok ? [] : review.faults
}

describe('a new organisation', () => {
  test('stands in the tree with its name cleaned and its day read', () => {
    expect(reviewOrganisation({ ...wanted, name: '  Tisseuses  de Fès ', since: '1/6/2025' }, TODAY)).toEqual({
      ok: true,
      name: 'Tisseuses de Fès',
      kind: 'association',
      since: '2025-06-01',
    })
  })

  test.each([
    [{ name: '' }, 'name', 'empty'],
    [{ name: '12' }, 'name', 'no-letter'],
    [{ name: 'x'.repeat(81) }, 'name', 'too-long'],
    [{ name: 'www.exemple.org' }, 'name', 'address'],
    [{ name: 'femmes  DEBOUT' }, 'name', 'taken'],
    [{ kind: '' }, 'kind', 'missing'],
    [{ kind: 'sect' }, 'kind', 'missing'],
    [{ parent: undefined }, 'parent', 'unknown'],
    [{ kind: 'branch', parent: null }, 'parent', 'needed'],
    [{ kind: 'union' }, 'parent', 'not-below'],
    [{ kind: 'community', parent: ASSOCIATION }, 'parent', 'not-above'],
    [{ parent: { ...PLATFORM, validTo: '2026-11-22' } }, 'parent', 'ended'],
    [{ since: ' ' }, 'since', 'missing'],
    [{ since: '2025-02-30' }, 'since', 'not-a-day'],
    [{ since: '31/02/2025' }, 'since', 'not-a-day'],
    [{ since: '2026-11-24' }, 'since', 'in-the-future'],
    [{ since: '2024-01-09' }, 'since', 'before-parent'],
  ] as const)('with %o is refused: %s, %s', (change, field, because) => expect(faultsOf(change)).toEqual([{ field, because }]))

  test.each([
    ['association', null],
    ['community', PLATFORM],
    ['branch', ASSOCIATION],
    ['ngo', null],
    ['association', { ...PLATFORM, validTo: TODAY }],
  ] as const)('%s may stand there', (kind, parent) => expect(faultsOf({ kind, parent })).toEqual([]))

  test('every fault is said at once', () => {
    expect(faultsOf({ name: '', kind: '', since: '' }).map(({ field }) => field)).toEqual(['name', 'kind', 'since'])
  })
})

test('all but branches may hold others', () => {
  expect(ORGANISATION_KINDS.filter((kind) => !mayHoldOthers(kind))).toEqual(['branch'])
})

test.each([
  ['2026-01-31', '2026-01-31'],
  ['31/01/2026', '2026-01-31'],
  ['1.2.2026', '2026-02-01'],
  ['2026-1-31', undefined],
  ['demain', undefined],
])('the typed day %s is %s', (typed, day) => expect(readTypedDay(typed)).toBe(day))
