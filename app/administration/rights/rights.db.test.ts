import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, describe, expect, test as plain } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { grants, people, secondFactors } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test, worldDatabase } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { roleText } from '../people/role-text.ts'
import { administrationWords } from '../words/words.ts'
import { giveRole } from './give-role.server.ts'
import { recordSeeing } from './record-seeing.server.ts'
import { resetSecondFactor } from './reset-second-factor.server.ts'
import { rightsOf } from './rights.queries.server.ts'
import { takeRole } from './take-role.server.ts'

const FATOU = idOf('fatou')
const SALE = idOf('cohort:sale')
const wish = { role: 'trainer', cohortId: SALE, courseId: null, organisationId: null, until: null } as const

const present = (db: Db, personId: string) =>
  db
    .select()
    .from(grants)
    .where(and(eq(grants.personId, personId), isNull(grants.revokedAt)))

describe('giving and taking roles', () => {
  test('a role opens at the next request and closes at the next one after', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    expect(await giveRole(db, ines, FATOU, wish, TEST_NOW)).toEqual({ ok: true })
    expect((await viewerOf(db, 'fatou')).trains).toEqual([SALE])
    const [grant] = await present(db, FATOU)
    expect(grant).toMatchObject({ grantedBy: idOf('ines'), cohortId: SALE })
    expect(await takeRole(db, ines, { personId: FATOU, grantId: grant!.id }, TEST_NOW)).toEqual({ ok: true })
    expect((await viewerOf(db, 'fatou')).trains).toEqual([])
    expect(await takeRole(db, ines, { personId: FATOU, grantId: grant!.id }, TEST_NOW)).toEqual({ ok: true })
  })

  test('who did it is noted, under keys that erasing gives up', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    await giveRole(db, ines, FATOU, wish, TEST_NOW)
    const [noted] = await db.select().from(auditEntries).where(eq(auditEntries.action, 'role-given'))
    const keyOf = async (id: string) => (await db.select({ key: people.auditKey }).from(people).where(eq(people.id, id)))[0]?.key
    expect(noted).toMatchObject({
      actorKey: await keyOf(idOf('ines')),
      subjectId: await keyOf(FATOU),
      detail: { role: 'trainer', cohort: SALE },
    })
    expect(JSON.stringify(noted)).not.toContain(FATOU)
  })

  test.for([
    [{ cohortId: null }, 'cohort-missing'],
    [{ cohortId: idOf('nobody') }, 'scope-unknown'],
    [{ courseId: 'c1' }, 'scope-unknown'],
    [{ role: 'coordinator', courseId: 'c10' }, 'course-alone'],
    [{ until: '2026-11-22' }, 'until-past'],
    [{ role: 'coordinator', cohortId: null, organisationId: idOf('nobody') }, 'scope-unknown'],
  ] as const)('%j is refused as %s and writes nothing', async ([change, because], { db }) => {
    const ines = await viewerOf(db, 'ines')
    expect(await giveRole(db, ines, FATOU, { ...wish, ...change }, TEST_NOW)).toEqual({ ok: false, because })
    expect(await present(db, FATOU)).toEqual([])
  })

  test('a trainer of one course has this course of this cohort, and is named with it', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    expect(await giveRole(db, ines, FATOU, { ...wish, courseId: 'c10' }, TEST_NOW)).toEqual({ ok: true })
    expect(await viewerOf(db, 'fatou')).toMatchObject({ trains: [], trainsCourses: [{ cohortId: SALE, courseId: 'c10' }] })
    const [role] = (await rightsOf(db, FATOU))?.roles ?? []
    expect(role && roleText(role, administrationWords.fr.person.can, 'fr')).toMatch(
      /^Corrige les travaux du cours .+ dans la cohorte .+Salé/,
    )
  })

  test('a role given twice is given once; to a closed account it is not', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    await giveRole(db, ines, FATOU, wish, TEST_NOW)
    expect(await giveRole(db, ines, FATOU, wish, TEST_NOW)).toEqual({ ok: false, because: 'already' })
    await db.update(people).set({ archivedAt: TEST_NOW }).where(eq(people.id, FATOU))
    await expect(giveRole(db, ines, FATOU, { ...wish, role: 'author' }, TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })

  test('a grant of one person is not taken by the address of another', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const [ofSarah] = await present(db, idOf('sarah'))
    await takeRole(db, ines, { personId: FATOU, grantId: ofSarah!.id }, TEST_NOW)
    expect(await present(db, idOf('sarah'))).toContainEqual(ofSarah)
  })

  test('the page is read in five queries', async ({ db }) => {
    const { result, queries } = await countingQueries(() => rightsOf(db, idOf('hicham')))
    expect(queries).toBe(5)
    expect(result?.courses).toContainEqual(expect.objectContaining({ id: 'c10' }))
    expect(result?.roles).toMatchObject([{ role: 'coordinator', organisation: 'ODT Travailleurs migrants' }])
  })
})

describe('the last administrator', () => {
  test('stays one; a second one with an end does not count, one without does', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const [own] = await present(db, ines.id)
    const take = () => takeRole(db, ines, { personId: ines.id, grantId: own!.id }, TEST_NOW)
    const refused = { ok: false, because: 'last-administrator' }
    expect(await take()).toEqual(refused)
    await giveRole(
      db,
      ines,
      FATOU,
      { role: 'administrator', cohortId: null, courseId: null, organisationId: null, until: '2026-12-01' },
      TEST_NOW,
    )
    expect(await take()).toEqual(refused)
    await giveRole(
      db,
      ines,
      idOf('claire'),
      { role: 'administrator', cohortId: null, courseId: null, organisationId: null, until: null },
      TEST_NOW,
    )
    await db
      .update(people)
      .set({ archivedAt: TEST_NOW })
      .where(eq(people.id, idOf('claire')))
    expect(await take()).toEqual(refused)
    await db
      .update(people)
      .set({ archivedAt: null })
      .where(eq(people.id, idOf('claire')))
    expect(await take()).toEqual({ ok: true })
  })

  const made: string[] = []
  afterAll(async () => {
    const { db } = await worldDatabase()
    for (const id of made) await db.delete(grants).where(eq(grants.id, id))
    await db
      .update(grants)
      .set({ revokedAt: null })
      .where(and(eq(grants.personId, idOf('ines')), eq(grants.role, 'administrator')))
  })

  plain('of two who are taken at the same moment, one stays', async () => {
    const { db } = await worldDatabase()
    const ines = await viewerOf(db, 'ines')
    const [second] = await db.insert(grants).values({ personId: FATOU, role: 'administrator' }).returning()
    made.push(second!.id)
    const [own] = await present(db, ines.id)
    const outcomes = await Promise.all([
      takeRole(db, ines, { personId: ines.id, grantId: own!.id }, TEST_NOW),
      takeRole(db, ines, { personId: FATOU, grantId: second!.id }, TEST_NOW),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('seeing through somebody’s eyes', () => {
  test('is noted; administrators and closed accounts are not seen through', async ({ db }) => {
    const seeing = { actorId: idOf('ines'), personId: FATOU, isBegun: true }
    await recordSeeing(db, seeing, TEST_NOW)
    expect(await db.$count(auditEntries, eq(auditEntries.action, 'seeing-begun'))).toBe(1)
    await expect(recordSeeing(db, { ...seeing, personId: idOf('ines') }, TEST_NOW)).rejects.toMatchObject({ status: 403 })
    await expect(recordSeeing(db, { ...seeing, personId: idOf('nobody') }, TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })
})

test('a reset takes every second factor of one person', async ({ db }) => {
  await db.insert(secondFactors).values([
    { personId: FATOU, sealedSecret: 'a', confirmedAt: TEST_NOW },
    { personId: idOf('claire'), sealedSecret: 'b', confirmedAt: TEST_NOW },
  ])
  await resetSecondFactor(db, idOf('ines'), FATOU, TEST_NOW)
  expect((await db.select().from(secondFactors)).map(({ personId }) => personId)).toEqual([idOf('claire')])
})
