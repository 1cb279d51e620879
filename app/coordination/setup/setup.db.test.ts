import { and, eq, isNull, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import {
  cohortCourses,
  cohortOrganisations,
  cohorts,
  deadlines,
  enrolments,
  enrolmentVersions,
  programmeCourses,
} from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'
import { invitations } from '#db/schema/invitations.ts'
import { grants } from '#db/schema/people.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { heldBy } from '#app/access/activities.scope.server.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { upgradeLines } from '#app/rules/upgrade.ts'
import { cohortsOf } from '../cohorts.queries.server.ts'
import { readBoardWish } from '../coordination.forms.ts'
import { loadBoard } from '../load-board.queries.server.ts'
import { createCohort } from './create-cohort.server.ts'
import { endCohort } from './end-cohort.server.ts'
import { saveCohort } from './save-cohort.server.ts'
import type { SetupForm } from './setup.forms.ts'
import { cohortSettings, cohortsSteered, organisationsToChoose } from './setup.queries.server.ts'
import { upgradeCourse } from './upgrade-course.server.ts'
import { upgradableCourse, upgradeFacts } from './upgrade.queries.server.ts'

const SALE = idOf('cohort:sale')
const NEW = '11111111-1111-4111-8111-111111111111'
const course = (courseId: string, position: number) => ({ courseId, position, isRequired: true, opensOn: '', dueOn: '' })
const FORM: SetupForm = {
  ...{ id: NEW, programme: 'femmes', name: 'Hiver 2027', startsOn: '2027-01-04', endsOn: '2027-03-28', revision: 0 },
  ...{ courses: [course('c10', 1), course('c1', 2)], trainers: [idOf('sarah')], coordinators: [], organisations: [idOf('odt')] },
  ...{ isSpread: true, takesDays: true },
}
const grantsOf = (db: Db) =>
  db
    .select({ personId: grants.personId, role: grants.role })
    .from(grants)
    .where(and(eq(grants.cohortId, NEW), isNull(grants.revokedAt)))

describe('making a cohort', () => {
  test('courses are pinned to their newest versions, modules get dates, plans a run; the maker coordinates, and the same form twice is one cohort', async ({
    db,
  }) => {
    const claire = await viewerOf(db, 'claire')
    expect(await createCohort(db, claire, FORM, TEST_NOW)).toEqual({ ok: true, id: NEW })
    expect(await createCohort(db, claire, FORM, TEST_NOW)).toEqual({ ok: true, id: NEW })
    const courses = await db.select().from(cohortCourses).where(eq(cohortCourses.cohortId, NEW)).orderBy(cohortCourses.position)
    expect(courses.map(({ courseId }) => courseId)).toEqual(['c10', 'c1'])
    const days = await db.select({ day: deadlines.localDay }).from(deadlines).where(eq(deadlines.cohortId, NEW))
    expect(days.length).toBeGreaterThan(10)
    expect(days.every(({ day }) => day > '2027-01-04' && day <= '2027-03-28')).toBe(true)
    expect(await db.$count(assignmentRuns, eq(assignmentRuns.cohortId, NEW))).toBeGreaterThan(0)
    const held = await grantsOf(db)
    expect(held).toHaveLength(2)
    expect(held).toContainEqual({ personId: idOf('claire'), role: 'coordinator' })
    expect(held).toContainEqual({ personId: idOf('sarah'), role: 'trainer' })
  })

  test('a coordinator names the organisations of their people and cohorts; others are not offered, nor kept when they are sent', async ({
    db,
  }) => {
    const named = async (name: string) => (await organisationsToChoose(db, await viewerOf(db, name))).map(({ id }) => id)
    const [ines, hicham] = [await named('ines'), await named('hicham')]
    expect(ines).toContain(idOf('femmes-debout'))
    expect(hicham).toContain(idOf('odt'))
    expect(hicham).not.toContain(idOf('femmes-debout'))
    await createCohort(db, await viewerOf(db, 'hicham'), { ...FORM, organisations: [idOf('femmes-debout'), idOf('odt'), NEW] }, TEST_NOW)
    const meant = await db.select().from(cohortOrganisations).where(eq(cohortOrganisations.cohortId, NEW))
    expect(meant.map(({ organisationId }) => organisationId)).toEqual([idOf('odt')])
  })

  test('nobody becomes staff who is none, and who may make no cohort finds nothing', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    await createCohort(db, ines, { ...FORM, trainers: [idOf('fatou')], coordinators: [idOf('aminata')] }, TEST_NOW)
    expect(await grantsOf(db)).toEqual([])
    const sarah = await viewerOf(db, 'sarah')
    expect(() => createCohort(db, sarah, FORM, TEST_NOW)).toThrow()
  })

  test('a new cohort takes the days of its programme, within which its modules are due; days outside the cohort are told with their dates', async ({
    db,
  }) => {
    const claire = await viewerOf(db, 'claire')
    await db.update(programmeCourses).set({ opensDay: 8, dueDay: 30 }).where(eq(programmeCourses.programmeId, 'femmes'))
    const short = await createCohort(db, claire, { ...FORM, endsOn: '2027-01-20' }, TEST_NOW)
    expect(short).toMatchObject({ ok: false, faults: [{ field: 'due-c10', because: 'outside' }] })
    expect(!short.ok && short.courses[0]).toMatchObject({ opensOn: '2027-01-11', dueOn: '2027-02-02' })
    expect(await createCohort(db, claire, FORM, TEST_NOW)).toEqual({ ok: true, id: NEW })
    const pinned = await db.select().from(cohortCourses).where(eq(cohortCourses.cohortId, NEW)).orderBy(cohortCourses.position)
    expect(pinned.map(({ opensOn, dueOn }) => [opensOn, dueOn])).toEqual([
      ['2027-01-11', '2027-02-02'],
      [null, null],
    ])
    const due = await db
      .select({ day: deadlines.localDay })
      .from(deadlines)
      .where(and(eq(deadlines.cohortId, NEW), like(deadlines.itemKey, 'c10-%')))
    expect(due.map(({ day }) => day).sort()).toMatchObject({ 0: '2027-01-14', 7: '2027-02-02' })
    const own = { ...FORM, id: idOf('cohort:own-days'), takesDays: false }
    expect(await createCohort(db, claire, own, TEST_NOW)).toMatchObject({ ok: true })
    expect(await db.$count(cohortCourses, and(eq(cohortCourses.cohortId, own.id), isNull(cohortCourses.dueOn)))).toBe(2)
  })

  test('faults are told, and nothing is half done', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const outcome = await createCohort(db, claire, { ...FORM, name: '', courses: [] }, TEST_NOW)
    expect(outcome).toMatchObject({ ok: false, faults: [{ field: 'name' }, { field: 'courses' }] })
    expect(await db.$count(cohorts, eq(cohorts.id, NEW))).toBe(0)
  })
})

describe('changing a cohort', () => {
  const formOf = async (db: Db): Promise<SetupForm> => {
    const cohort = await cohortSettings(db, await viewerOf(db, 'claire'), SALE, TEST_NOW)
    const courses = cohort.courses.map(({ courseId, position, isRequired, opensOn, dueOn }) => ({
      ...{ courseId, position, isRequired, opensOn: opensOn ?? '', dueOn: dueOn ?? '' },
    }))
    const { name, startsOn, endsOn, revision, trainers, coordinators, organisations, programmeId } = cohort
    return {
      id: SALE,
      programme: programmeId,
      name,
      startsOn,
      endsOn,
      revision,
      trainers,
      coordinators,
      organisations,
      courses,
      ...{ isSpread: false, takesDays: false },
    }
  }

  test('the settings page costs five queries of its own', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const { queries } = await countingQueries(() => cohortSettings(db, claire, SALE, TEST_NOW))
    expect(queries).toBeLessThanOrEqual(5)
  })

  test('of two who save the same page the second is told; the version stays', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const form = await formOf(db)
    const [before] = await db.select().from(cohortCourses).where(eq(cohortCourses.cohortId, SALE))
    expect(await saveCohort(db, claire, SALE, { ...form, name: 'Un' }, TEST_NOW)).toEqual({ ok: true })
    expect(await saveCohort(db, claire, SALE, { ...form, name: 'Deux' }, TEST_NOW)).toMatchObject({ because: 'changed-meanwhile' })
    expect((await cohortSettings(db, claire, SALE, TEST_NOW)).name).toBe('Un')
    const [after] = await db.select().from(cohortCourses).where(eq(cohortCourses.cohortId, SALE))
    expect(after?.versionId).toBe(before?.versionId)
  })

  test('a course that people follow is not taken away; staff may be', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const form = await formOf(db)
    expect(await saveCohort(db, claire, SALE, { ...form, courses: [course('c1', 1)] }, TEST_NOW)).toMatchObject({
      because: 'course-in-use',
    })
    expect(await saveCohort(db, claire, SALE, { ...form, trainers: [idOf('sarah')], coordinators: [] }, TEST_NOW)).toEqual({ ok: true })
    const after = await cohortSettings(db, claire, SALE, TEST_NOW)
    expect(after.trainers).toEqual([idOf('sarah')])
    expect(after.coordinators).toEqual([idOf('claire')])
  })

  test('closing ends its open links; archiving comes after closing; another coordinator finds nothing', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    await db
      .insert(invitations)
      .values({ cohortId: SALE, name: 'Awa', phone: '+212611111111', language: 'fr', expiresAt: new Date('2027-01-01') })
    await endCohort(db, claire, SALE, 'archive', TEST_NOW)
    expect((await cohortSettings(db, claire, SALE, TEST_NOW)).archivedAt).toBeNull()
    await endCohort(db, claire, SALE, 'close', TEST_NOW)
    expect(
      await db.$count(invitations, and(eq(invitations.cohortId, SALE), isNull(invitations.revokedAt), isNull(invitations.usedAt))),
    ).toBe(0)
    await endCohort(db, claire, SALE, 'archive', TEST_NOW)
    expect((await cohortSettings(db, claire, SALE, TEST_NOW)).archivedAt).not.toBeNull()
    const hicham = await viewerOf(db, 'hicham')
    await expect(endCohort(db, hicham, SALE, 'restore', TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })
})

describe('a newer version of a course', () => {
  /** A second version with one more required lesson; Aminata has finished the first. */
  async function withNewVersion(db: Db) {
    const [first] = await db.select().from(courseVersions).where(eq(courseVersions.courseId, 'c10'))
    if (!first) throw new Error('Course 10 is not loaded')
    const { id: versionId, number, ...rest } = first
    const [second] = await db
      .insert(courseVersions)
      .values({ ...rest, number: number + 1, hash: 'newer' })
      .returning()
    const items = await db.select().from(activities).where(eq(activities.versionId, versionId))
    const parts = await db.select().from(modules).where(eq(modules.versionId, versionId))
    await db.insert(modules).values(parts.map((part) => ({ ...part, versionId: second!.id })))
    const copies = items.map((item) => ({ ...item, versionId: second!.id }))
    const added = { ...copies[0]!, key: 'c10-new', position: 999 }
    await db.insert(activities).values([...copies, added])
    await db.delete(itemProgress).where(eq(itemProgress.personId, idOf('aminata')))
    await db.insert(itemProgress).values(
      items.map(({ key }) => ({
        ...{ personId: idOf('aminata'), itemKey: key, courseId: 'c10', openedAt: TEST_NOW, completedAt: TEST_NOW, passedAt: TEST_NOW },
        ...{ lastAt: TEST_NOW, completedVersionId: versionId },
      })),
    )
    return { oldId: versionId, newId: second!.id, number: number + 1 }
  }
  const versionHeld = async (db: Db, name: string) => {
    const held = heldBy(db, { id: idOf(name) }, moroccoDay(TEST_NOW))
    const rows = await db.select({ versionId: held.versionId, courseId: held.courseId }).from(held)
    return rows.find(({ courseId }) => courseId === 'c10')?.versionId
  }
  const AMINATA = idOf('enrolment:sale:aminata')

  test.for([
    { choice: 'all', finished: 'new', others: 'new' },
    { choice: 'unfinished', finished: 'old', others: 'new' },
    { choice: 'new', finished: 'old', others: 'old' },
  ] as const)(
    'for $choice: who has finished reads the $finished version, the others the $others, and stays finished',
    async ({ choice, finished, others }, { db }) => {
      const claire = await viewerOf(db, 'claire')
      const { oldId, newId, number } = await withNewVersion(db)
      const ids = { old: oldId, new: newId }
      const facts = await upgradeFacts(db, await upgradableCourse(db, claire, SALE, 'c10'))
      const promised = upgradeLines(facts.persons, facts.newer, choice)
      expect(await upgradeCourse(db, claire, { cohortId: SALE, courseId: 'c10', choice, number }, TEST_NOW)).toEqual({ ok: true })
      expect(await versionHeld(db, 'aminata')).toBe(ids[finished])
      expect(await versionHeld(db, 'fatou')).toBe(ids[others])
      const [kept] = await db.select().from(enrolmentVersions).where(eq(enrolmentVersions.enrolmentId, AMINATA))
      expect(kept?.versionId).toBe(oldId)
      // Somebody who comes now gets the newer version by every choice.
      await db
        .insert(enrolments)
        .values({ cohortId: SALE, personId: idOf('oumou'), status: 'active', enrolledAt: new Date(TEST_NOW.getTime() + 1) })
      expect(await versionHeld(db, 'oumou')).toBe(newId)
      // The board counts her as finished by every choice.
      const board = await loadBoard(db, claire, SALE, readBoardWish(new URLSearchParams()), 'fr', TEST_NOW)
      expect(board.all.find(({ enrolmentId }) => enrolmentId === AMINATA)?.isFinished).toBe(true)
      // The preview told what came: figures are read from the version that each was given.
      const after = await upgradeFacts(db, { ...(await upgradableCourse(db, claire, SALE, 'c10')), newest: null })
      for (const line of promised) {
        const person = after.persons.find(({ enrolmentId }) => enrolmentId === line.enrolmentId)
        const required = (person?.items ?? []).filter(({ isRequired }) => isRequired)
        expect([required.filter(({ key }) => person?.done.has(key)).length, required.length]).toEqual([line.after.done, line.after.of])
      }
    },
  )

  test('twice, or from an old page, changes nothing', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const { number } = await withNewVersion(db)
    const wish = { cohortId: SALE, courseId: 'c10', choice: 'all' as const, number }
    expect(await upgradeCourse(db, claire, { ...wish, number: number - 1 }, TEST_NOW)).toEqual({ ok: false })
    expect(await upgradeCourse(db, claire, wish, TEST_NOW)).toEqual({ ok: true })
    expect(await upgradeCourse(db, claire, wish, TEST_NOW)).toEqual({ ok: false })
  })
})

test('the list of cohorts counts the same people for those who steer it and those who follow it', async ({ db }) => {
  const claire = await viewerOf(db, 'claire')
  const counts = (lines: ReadonlyArray<{ id: string; people: number }>) =>
    Object.fromEntries(lines.filter(({ people }) => people > 0).map(({ id, people }) => [id, people]))
  const steered = counts(await cohortsSteered(db, claire))
  expect(steered).toEqual(counts(await cohortsOf(db, claire)))
  expect(steered[SALE]).toBe(12)
})
