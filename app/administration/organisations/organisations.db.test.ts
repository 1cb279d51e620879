import { describe, expect } from 'vitest'
import { eq } from 'drizzle-orm'
import { countingQueries, type Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { ORGANISATIONS } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { createOrganisation } from './create-organisation.server.ts'
import { arrangeTree } from './organisation-tree.ts'
import { countedOrganisations, organisationById, possibleParents } from './organisations.queries.server.ts'
import type { OrganisationForm } from './organisations.forms.ts'

const wanted: OrganisationForm = {
  id: idOf('test:tisseuses'),
  name: 'Tisseuses de Fès',
  kind: 'association',
  parent: idOf('pascoms'),
  since: '2026-11-02',
}
const create = async (db: Db, change: Partial<OrganisationForm> = {}) =>
  createOrganisation(db, await viewerOf(db, 'ines'), { ...wanted, ...change }, { now: TEST_NOW, requestId: 'test' })

describe('the tree of organisations', () => {
  test('is read in one query, with people, leaders and cohorts', async ({ db }) => {
    const { result, queries } = await countingQueries(() => countedOrganisations(db))
    expect(queries).toBe(1)
    const lines = arrangeTree(result, 'fr')
    expect(lines.length).toBe(ORGANISATIONS.length)
    const platform = lines.find(({ id }) => id === idOf('pascoms'))
    const association = lines.find(({ id }) => id === idOf('femmes-debout'))
    expect(association).toMatchObject({ depth: 1, above: 'P.ASCOMS', people: 3, leaders: ['Aminata Diallo'] })
    expect(platform?.people).toBe(0)
    expect(platform?.allPeople).toBeGreaterThan(10)
    expect(platform?.cohorts).toBeGreaterThanOrEqual(2)
  })

  test('counts nobody twice: an additional membership and one that ended count nowhere', async ({ db }) => {
    const total = async () => arrangeTree(await countedOrganisations(db), 'fr').reduce((sum, { people }) => sum + people, 0)
    const before = await total()
    await db.insert(memberships).values([
      { personId: idOf('aminata'), organisationId: idOf('artisanes'), isMain: false, fromDay: '2026-01-01' },
      { personId: idOf('awa'), organisationId: idOf('lumiere'), fromDay: '2024-01-01', toDay: '2025-01-01' },
    ])
    expect(await total()).toBe(before)
  })
})

describe('the page of one organisation', () => {
  test('is read in five queries, present members before those who left', async ({ db }) => {
    await db
      .insert(memberships)
      .values({ personId: idOf('awa'), organisationId: idOf('femmes-debout'), fromDay: '2024-01-01', toDay: '2025-01-01' })
    const { result, queries } = await countingQueries(() => organisationById(db, idOf('femmes-debout'), 50, 'fr'))
    expect(queries).toBe(5)
    expect(result?.organisation).toMatchObject({ name: 'Femmes debout', aboveName: 'P.ASCOMS' })
    expect(result?.members.map(({ name, toDay }) => [name, toDay])).toEqual([
      ['Aminata Diallo', null],
      ['Esther Lukusa', null],
      ['Fatou Sarr', null],
      ['Awa Cissé', '2025-01-01'],
    ])
    expect(result?.cohorts.length).toBeGreaterThan(0)
  })

  test('shows as many as asked, and says how many there are', async ({ db }) => {
    const found = await organisationById(db, idOf('femmes-debout'), 2, 'fr')
    expect(found?.members.map(({ total }) => total)).toEqual([3, 3])
  })

  test('of a platform shows what stands below it, with their cohorts', async ({ db }) => {
    const found = await organisationById(db, idOf('odt'), 50, 'fr')
    expect(found?.below.map(({ name }) => name)).toEqual(['ODT Casablanca', 'ODT Rabat'])
    expect(found?.cohorts.map(({ name, people }) => [name, people])).toEqual([['Responsables associatifs, ODT et CMSM', 4]])
  })

  test('does not exist for an unknown id', async ({ db }) => {
    expect(await organisationById(db, idOf('nobody'), 50, 'fr')).toBeUndefined()
  })
})

describe('adding an organisation', () => {
  test('puts it in the tree and notes who did it; the same form twice makes one', async ({ db }) => {
    expect(await create(db)).toEqual({ ok: true, id: wanted.id })
    expect(await create(db)).toEqual({ ok: true, id: wanted.id })
    const found = await organisationById(db, wanted.id, 50, 'fr')
    expect(found?.organisation).toMatchObject({ name: 'Tisseuses de Fès', aboveName: 'P.ASCOMS', validFrom: '2026-11-02' })
    const noted = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, wanted.id))
    const [ines] = await db
      .select({ key: people.auditKey })
      .from(people)
      .where(eq(people.id, idOf('ines')))
    expect(noted.map(({ action, actorKey }) => [action, actorKey])).toEqual([['organisation-created', ines?.key]])
  })

  test.for([
    { change: { name: 'FEMMES DEBOUT' }, faults: [{ field: 'name', because: 'taken' }] },
    { change: { kind: 'branch', parent: '' }, faults: [{ field: 'parent', because: 'needed' }] },
    { change: { parent: idOf('nobody') }, faults: [{ field: 'parent', because: 'unknown' }] },
    { change: { since: '2026-11-24' }, faults: [{ field: 'since', because: 'in-the-future' }] },
    { change: { since: '2000-01-01' }, faults: [{ field: 'since', because: 'before-parent' }] },
  ] as const)('is refused with its reason and writes nothing: $change', async ({ change, faults }, { db }) => {
    expect(await create(db, change)).toEqual({ ok: false, faults })
    expect(await db.select().from(organisations).where(eq(organisations.id, wanted.id))).toEqual([])
  })

  test('a name may be borne again elsewhere in the tree', async ({ db }) => {
    expect(await create(db, { name: 'Femmes debout', parent: idOf('odt') })).toMatchObject({ ok: true })
  })

  test('only what holds others and is open may be chosen as the one above, in one query', async ({ db }) => {
    await db
      .update(organisations)
      .set({ validTo: '2026-01-01' })
      .where(eq(organisations.id, idOf('cmsm')))
    const { result, queries } = await countingQueries(() => possibleParents(db, '2026-11-23'))
    expect(queries).toBe(1)
    const names = result.map(({ name }) => name)
    expect(names).toContain('P.ASCOMS')
    expect(names).not.toContain('ODT Rabat')
    expect(names).not.toContain('Conseil des Migrants Subsahariens au Maroc')
  })
})
