import { expect, test } from 'vitest'
import { arrangeTree, linesBelow, type CountedOrganisation } from './organisation-tree.ts'

const organisation = (id: string, parentId: string | null, kind: CountedOrganisation['kind'], people: number, cohortIds: string[]) => ({
  id,
  parentId,
  kind,
  name: id,
  validTo: null,
  people,
  leaders: [],
  cohortIds,
})

const ALL = [
  organisation('Zohour', 'Union', 'association', 2, ['spring']),
  organisation('Élan', 'Union', 'association', 3, ['spring', 'autumn']),
  organisation('Union', null, 'union', 1, ['autumn']),
  organisation('Branche', 'Élan', 'branch', 4, []),
  organisation('Aide', null, 'ngo', 0, []),
]

test('the tree counts each branch whole, cohorts once, and stands in the order of kinds and names', () => {
  const lines = arrangeTree(ALL, 'fr').map(({ name, depth, above, allPeople, cohorts }) => [name, depth, above, allPeople, cohorts])
  expect(lines).toEqual([
    ['Aide', 0, null, 0, 0],
    ['Union', 0, null, 10, 2],
    ['Élan', 1, 'Union', 7, 2],
    ['Branche', 2, 'Élan', 4, 0],
    ['Zohour', 1, 'Union', 2, 1],
  ])
})

test.each([
  ['Union', ['Élan 0', 'Branche 1', 'Zohour 0']],
  ['Élan', ['Branche 0']],
  ['Zohour', []],
  ['Aide', []],
  ['unknown', []],
])('below %s stand %j', (id, below) => {
  expect(linesBelow(arrangeTree(ALL, 'fr'), id).map(({ name, depth }) => `${name} ${depth}`)).toEqual(below)
})
