import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import map from '#app/routes.ts'
import { DOOR_TABLE } from './test-door-table.ts'
import { doorsOf, request, viewerFor, type Knocking } from './test-doors.ts'

const doors = await doorsOf(map)
const FEMMES = idOf('femmes-debout')
const MAINS = idOf('mains-unies')
const MARK = 'Zaytouna Quarante-Deux'
/** A new cohort may be meant for any organisation: this list tells that they exist, and of nobody that they belong there. */
const LISTS_ALL = '/cohortes/nouvelle'
const GETS = DOOR_TABLE.map(([asked]) => asked).filter(({ method, at }) => method === 'GET' && !at.startsWith(LISTS_ALL))

/**
 * Belonging to an organisation can tell of somebody's trade union: outside their own scope no page, file or address names it. An organisation gets a
 * name that stands nowhere else, and every address of the house is asked for it.
 */
const OUTSIDERS: ReadonlyArray<{ who: Knocking; organisation: string; may: string }> = [
  { who: null, organisation: FEMMES, may: 'a visitor' },
  { who: 'aminata', organisation: MAINS, may: 'a learner of the same cohort, who leads another association' },
  { who: 'hicham', organisation: MAINS, may: 'a coordinator of another organisation' },
]

test.for(OUTSIDERS)('$may finds the organisation of others at no address', { timeout: 120_000 }, async ({ who, organisation }, { db }) => {
  await db.update(organisations).set({ name: MARK }).where(eq(organisations.id, organisation))
  expect(await db.$count(memberships, eq(memberships.organisationId, organisation))).toBeGreaterThan(0)
  const viewer = await viewerFor(db, who)
  const told: string[] = []
  for (const asked of GETS) {
    const { text } = await request(db, doors, asked, viewer)
    if (text.includes(MARK) || text.includes(organisation)) told.push(asked.at)
  }
  expect(told).toEqual([])
})

test('the search finds what there is to find: who administers reads the name', async ({ db }) => {
  await db.update(organisations).set({ name: MARK }).where(eq(organisations.id, MAINS))
  const { text } = await request(db, doors, { method: 'GET', at: '/admin/organisations' }, await viewerFor(db, 'ines'))
  expect(text).toContain(MARK)
})
