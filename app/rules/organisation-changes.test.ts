import { expect, test } from 'vitest'
import { archiveFault, branchOf, lineAbove, mergeFault, moveFault, type Placed } from './organisation-changes.ts'

const place = (id: string, parentId: string | null, kind: Placed['kind'], name = id, validTo: string | null = null): Placed => ({
  ...{ id, parentId, kind, name, validTo },
})
const TREE = [
  place('platform', null, 'platform'),
  place('union', null, 'union'),
  place('femmes', 'platform', 'association', 'Femmes debout'),
  place('salé', 'femmes', 'branch', 'Salé'),
  place('artisanes', 'platform', 'association'),
  place('section', 'artisanes', 'branch', 'SALE'),
  place('other', 'union', 'association', 'Femmes Debout'),
  place('gone', 'platform', 'association', 'gone', '2025-12-31'),
]

test('a branch holds all below, a line all above', () => {
  expect([...branchOf(TREE, 'platform')].sort()).toEqual(['artisanes', 'femmes', 'gone', 'platform', 'salé', 'section'])
  expect(lineAbove(TREE, 'salé')).toEqual(['salé', 'femmes', 'platform'])
  expect(lineAbove(TREE, null)).toEqual([])
})

test.for([
  ['artisanes', 'union', undefined],
  ['artisanes', null, undefined],
  ['salé', 'union', undefined],
  ['artisanes', 'platform', 'same'],
  ['femmes', 'union', 'name-taken'],
  ['platform', 'union', 'place'],
  ['femmes', 'salé', 'inside-itself'],
  ['salé', null, 'place'],
  ['gone', 'union', 'closed'],
  ['artisanes', 'gone', 'closed'],
  ['artisanes', 'nowhere', 'unknown'],
] as const)('%s below %s: %s', ([id, parent, fault]) => expect(moveFault(TREE, id, parent)).toBe(fault))

test.for([
  ['other', 'femmes', undefined],
  ['section', 'salé', undefined],
  ['femmes', 'section', 'place'],
  ['femmes', 'artisanes', 'name-taken'],
  ['platform', 'femmes', 'inside-itself'],
  ['femmes', 'femmes', 'same'],
  ['femmes', 'gone', 'closed'],
  ['femmes', 'nowhere', 'unknown'],
] as const)('%s merged into %s: %s', ([id, into, fault]) => expect(mergeFault(TREE, id, into)).toBe(fault))

test.for([
  ['other', null, undefined],
  ['salé', 'artisanes', undefined],
  ['femmes', null, 'holds-others'],
  ['other', 'other', 'same'],
  ['gone', null, 'closed'],
  ['other', 'gone', 'closed'],
  ['other', 'nowhere', 'unknown'],
] as const)('%s closed, its people to %s: %s', ([id, to, fault]) => expect(archiveFault(TREE, id, to)).toBe(fault))
