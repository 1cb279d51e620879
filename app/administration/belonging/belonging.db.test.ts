import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { memberships, organisationMoves, organisations } from '#db/schema/organisations.ts'
import { grants } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { mayAccompany } from '#app/access/enrolments.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { Change, MembershipForm } from './belonging.forms.ts'
import { changeMembership } from './change-membership.server.ts'
import { changeOrganisation } from './change-organisation.server.ts'
import { changePreview, placedOrganisations, possibleGoals } from './change.queries.server.ts'
import { openMemberships } from './memberships.queries.server.ts'

const TODAY = moroccoDay(TEST_NOW)
const INES = { id: idOf('ines') }
const FEMMES = idOf('femmes-debout')
const ARTISANES = idOf('artisanes')

async function change(db: Db, how: Change, id: string, to: string | null, { leaders = false, seen = '' } = {}) {
  const told = seen || (await changePreview(db, await placedOrganisations(db), { id, how, to })).seen
  return changeOrganisation(db, INES, { id, how, form: { to, leaders, seen: told } }, TEST_NOW)
}
const held = async (db: Db, personId: string) =>
  (
    await db.select().from(memberships).where(eq(memberships.personId, personId)).orderBy(memberships.fromDay, memberships.organisationId)
  ).map(({ organisationId, role, isMain, toDay }) => [organisationId, role, isMain, toDay])
const organisationOf = async (db: Db, id: string) => (await db.select().from(organisations).where(eq(organisations.id, id)))[0]

describe('merging organisations', () => {
  test('takes the people along from today on; enrolments keep their organisation, and what is told before is what happens', async ({
    db,
  }) => {
    const all = await placedOrganisations(db)
    const { result: preview, queries } = await countingQueries(() =>
      changePreview(db, all, { id: FEMMES, how: 'fusionner', to: ARTISANES }),
    )
    expect(queries).toBeLessThanOrEqual(5)
    expect(preview).toMatchObject({ people: 3, already: 0, leaders: ['Aminata Diallo'], below: [] })
    const before = await db.$count(enrolments, eq(enrolments.organisationId, FEMMES))
    expect(preview.enrolments).toBe(before)
    await db.insert(invitations).values({
      ...{ cohortId: idOf('cohort:sale'), organisationId: FEMMES, name: 'Rama Ndiaye', phone: '+212699000111' },
      ...{ language: 'fr', expiresAt: new Date(TEST_NOW.getTime() + 86_400_000) },
    })
    expect(await change(db, 'fusionner', FEMMES, ARTISANES)).toEqual({ ok: true })
    expect(await organisationOf(db, FEMMES)).toMatchObject({ mergedIntoId: ARTISANES, validTo: addDays(TODAY, -1) })
    expect(await held(db, idOf('aminata'))).toEqual([
      [FEMMES, 'leader', true, addDays(TODAY, -1)],
      [ARTISANES, 'member', true, null],
    ])
    expect(await db.$count(enrolments, eq(enrolments.organisationId, FEMMES))).toBe(before)
    const [invited] = await db.select().from(invitations).where(eq(invitations.phone, '+212699000111'))
    expect(invited?.organisationId).toBe(ARTISANES)
    const [noted] = await db.select().from(auditEntries).where(eq(auditEntries.action, 'organisation-merged'))
    expect(JSON.stringify(noted)).not.toContain('Diallo')
  })

  test('who leads goes on leading only where that is asked for', async ({ db }) => {
    await change(db, 'fusionner', FEMMES, ARTISANES, { leaders: true })
    expect((await viewerOf(db, 'aminata')).leads).toEqual([ARTISANES])
  })

  test('coordinators of the one that stays accompany the enrolments of the merged one, others not', async ({ db }) => {
    await db.insert(grants).values({ personId: idOf('joseph'), role: 'coordinator', organisationId: ARTISANES, grantedBy: idOf('ines') })
    const [own] = await db
      .select()
      .from(enrolments)
      .where(and(eq(enrolments.personId, idOf('aminata')), eq(enrolments.organisationId, FEMMES)))
    if (!own) throw new Error('no enrolment')
    expect(mayAccompany(await viewerOf(db, 'joseph'), own)).toBe(false)
    await change(db, 'fusionner', FEMMES, ARTISANES)
    expect(mayAccompany(await viewerOf(db, 'joseph'), own)).toBe(true)
    expect(mayAccompany(await viewerOf(db, 'hicham'), own)).toBe(false)
  })

  test('moves what stood below, and notes it', async ({ db }) => {
    expect(await change(db, 'fusionner', idOf('odt'), idOf('cmsm'))).toEqual({ ok: true })
    expect((await organisationOf(db, idOf('odt-rabat')))?.parentId).toBe(idOf('cmsm'))
    const [moved] = await db
      .select()
      .from(organisationMoves)
      .where(eq(organisationMoves.organisationId, idOf('odt-rabat')))
    expect(moved).toMatchObject({ fromParentId: idOf('odt'), toParentId: idOf('cmsm'), movedOn: TODAY })
  })
})

describe('moving an organisation', () => {
  test('changes who sees its people, and says so before', async ({ db }) => {
    const all = await placedOrganisations(db)
    const preview = await changePreview(db, all, { id: idOf('odt-rabat'), how: 'deplacer', to: idOf('cmsm') })
    expect(preview).toMatchObject({ losing: ['Hicham Alaoui'], gaining: [] })
    expect((await viewerOf(db, 'hicham')).organisations).toContain(idOf('odt-rabat'))
    expect(await change(db, 'deplacer', idOf('odt-rabat'), idOf('cmsm'))).toEqual({ ok: true })
    expect((await viewerOf(db, 'hicham')).organisations).not.toContain(idOf('odt-rabat'))
  })

  test('only where it may stand: the page offers nothing that is refused', async ({ db }) => {
    const all = await placedOrganisations(db)
    for (const goal of possibleGoals(all, 'deplacer', idOf('odt-rabat'))) expect(goal.kind).not.toBe('branch')
    expect(await change(db, 'deplacer', idOf('odt-rabat'), null)).toEqual({ ok: false, because: 'place' })
    expect(await db.$count(organisationMoves)).toBe(0)
  })
})

describe('closing an organisation', () => {
  test('lets its people go where asked, or nowhere; the courses of nobody end', async ({ db }) => {
    const before = await db.select().from(enrolments).orderBy(enrolments.id)
    expect(await change(db, 'fermer', FEMMES, null)).toEqual({ ok: true })
    expect(await db.$count(memberships, and(eq(memberships.organisationId, FEMMES), isNull(memberships.toDay)))).toBe(0)
    expect(await held(db, idOf('aminata'))).toEqual([[FEMMES, 'leader', true, addDays(TODAY, -1)]])
    expect((await viewerOf(db, 'aminata')).leads).toEqual([])
    expect(await db.select().from(enrolments).orderBy(enrolments.id)).toEqual(before)
  })

  test('waits until what is below has gone elsewhere', async ({ db }) => {
    expect(await change(db, 'fermer', idOf('odt'), null)).toEqual({ ok: false, because: 'holds-others' })
  })

  test('is refused where the page told something else than is true now, and where nothing is there', async ({ db }) => {
    const told = (await changePreview(db, await placedOrganisations(db), { id: FEMMES, how: 'fermer', to: null })).seen
    await changeMembership(db, INES, idOf('mariam'), join(FEMMES), TEST_NOW)
    expect(await change(db, 'fermer', FEMMES, null, { seen: told })).toEqual({ ok: false, because: 'changed-meanwhile' })
    await expect(change(db, 'fermer', idOf('nobody'), null, { seen: 'x' })).rejects.toMatchObject({ status: 404 })
    expect((await organisationOf(db, FEMMES))?.validTo).toBeNull()
  })
})

const join = (organisation: string, more: Partial<MembershipForm & { wish: 'join' }> = {}): MembershipForm => ({
  ...{ wish: 'join', organisation, role: 'member', leaves: null, since: TODAY },
  ...more,
})

describe('memberships of a person', () => {
  test('changing in the middle of a course closes one, opens the next, and leaves the enrolment alone', async ({ db }) => {
    const enrolled = () =>
      db
        .select()
        .from(enrolments)
        .where(eq(enrolments.personId, idOf('fatou')))
        .orderBy(enrolments.id)
    const before = await enrolled()
    expect(await changeMembership(db, INES, idOf('fatou'), join(ARTISANES, { leaves: FEMMES }), TEST_NOW)).toEqual({ ok: true })
    expect(await held(db, idOf('fatou'))).toEqual([
      [FEMMES, 'member', true, addDays(TODAY, -1)],
      [ARTISANES, 'member', true, null],
    ])
    expect(await enrolled()).toEqual(before)
  })

  test('of two associations one is the main one and the other stands as also', async ({ db }) => {
    await changeMembership(db, INES, idOf('fatou'), join(ARTISANES), TEST_NOW)
    const { result, queries } = await countingQueries(() => openMemberships(db, idOf('fatou')))
    expect(queries).toBe(3)
    expect(result?.open.map(({ organisationId, isMain }) => [organisationId, isMain])).toEqual([
      [FEMMES, true],
      [ARTISANES, false],
    ])
    await changeMembership(db, INES, idOf('fatou'), { wish: 'main', organisation: ARTISANES, since: TODAY }, TEST_NOW)
    expect((await openMemberships(db, idOf('fatou')))?.open[0]?.organisationId).toBe(ARTISANES)
  })

  test.for([
    [join(''), 'organisation-missing'],
    [join(FEMMES), 'already'],
    [join(ARTISANES, { since: '2036-01-01' }), 'in-the-future'],
    [join(ARTISANES, { since: '1999-01-01' }), 'before-organisation'],
    [join(ARTISANES, { since: 'hier' }), 'not-a-day'],
    [{ wish: 'leave', organisation: ARTISANES, since: TODAY }, 'not-there'],
    [{ wish: 'leave', organisation: FEMMES, since: '1999-01-01' }, 'before-start'],
  ] as const)('%j is refused: %s', async ([form, because], { db }) => {
    const before = await held(db, idOf('fatou'))
    expect(await changeMembership(db, INES, idOf('fatou'), form, TEST_NOW)).toEqual({ ok: false, because })
    expect(await held(db, idOf('fatou'))).toEqual(before)
  })

  test('a closed organisation takes nobody in', async ({ db }) => {
    await change(db, 'fermer', ARTISANES, null)
    expect(await changeMembership(db, INES, idOf('fatou'), join(ARTISANES), TEST_NOW)).toEqual({
      ok: false,
      because: 'organisation-closed',
    })
  })
})
