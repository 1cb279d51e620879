import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, enrolments, enrolmentVersions } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { ENROLMENT_STATUSES } from '#app/rules/organisations.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { mayStudy, maySeeOutline, type HeldVersion } from './activities.ts'
import { heldBy, studiedBy } from './activities.scope.server.ts'

const TODAY = moroccoDay(TEST_NOW)
const EVERYBODY = [...LEARNERS, ...STAFF].map(({ name }) => ({ id: idOf(name) }))

async function everyEnrolment(db: Db): Promise<HeldVersion[]> {
  const all = await db
    .select({
      enrolmentId: enrolments.id,
      personId: enrolments.personId,
      status: enrolments.status,
      enrolledAt: enrolments.enrolledAt,
      courseId: cohortCourses.courseId,
      versionId: sql<string>`coalesce(${enrolmentVersions.versionId}, ${cohortCourses.versionId})`,
      own: cohortCourses.opensOn,
      startsOn: cohorts.startsOn,
    })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .innerJoin(cohortCourses, eq(cohortCourses.cohortId, enrolments.cohortId))
    .leftJoin(
      enrolmentVersions,
      and(eq(enrolmentVersions.enrolmentId, enrolments.id), eq(enrolmentVersions.courseId, cohortCourses.courseId)),
    )
  return all.map(({ own, startsOn, ...held }) => ({ ...held, opensOn: own ?? startsOn }))
}

/** A second version of course 10, held by the spring cohort, which two people of Salé join as well. */
async function withSecondCohort(db: Db): Promise<string> {
  const [first] = await db.select().from(courseVersions).where(eq(courseVersions.courseId, 'c10'))
  if (!first) throw new Error('Course 10 is not loaded')
  const { id: _, number, ...rest } = first
  const [second] = await db
    .insert(courseVersions)
    .values({ ...rest, number: number + 100, hash: 'another' })
    .returning({ id: courseVersions.id })
  const cohortId = idOf('cohort:printemps')
  await db.update(cohortCourses).set({ versionId: second!.id }).where(eq(cohortCourses.cohortId, cohortId))
  await db
    .insert(enrolments)
    .values(['mariam', 'fatou'].map((name) => ({ cohortId, personId: idOf(name), status: 'active' as const, enrolledAt: TEST_NOW })))
  return second!.id
}

describe('what a person may study is what their queries hold', () => {
  const pairs = [
    { verb: 'see the outline of', may: maySeeOutline, scope: heldBy },
    { verb: 'study', may: mayStudy, scope: studiedBy },
  ] as const

  test.for(pairs)('everybody may $verb the same versions by rule and by query', async ({ may, scope }, { db }) => {
    const second = await withSecondCohort(db)
    // Kept on another version than that of her cohort.
    await db.insert(enrolmentVersions).values({ enrolmentId: idOf('enrolment:sale:aminata'), courseId: 'c10', versionId: second })
    for (const [index, status] of ENROLMENT_STATUSES.entries()) {
      const person = LEARNERS[index + 4]!
      await db
        .update(enrolments)
        .set({ status })
        .where(eq(enrolments.personId, idOf(person.name)))
    }
    const all = await everyEnrolment(db)
    const versions = await db.select({ versionId: courseVersions.id }).from(courseVersions)
    let granted = 0
    for (const today of [addDays(TODAY, -80), TODAY, addDays(TODAY, 60)]) {
      for (const viewer of EVERYBODY) {
        const held = scope(db, viewer, today)
        const listed = (await db.select({ versionId: held.versionId }).from(held)).map(({ versionId }) => versionId)
        const allowed = versions.filter((version) => may(viewer, version, all, today)).map(({ versionId }) => versionId)
        expect(listed.sort()).toEqual(allowed.sort())
        granted += allowed.length
      }
    }
    expect(granted).toBeGreaterThan(20)
  })

  test('a cohort that opens later does not take the open one away, and counts from its first day', async ({ db }) => {
    const second = await withSecondCohort(db)
    const versionOn = async (today: string) => {
      const studied = studiedBy(db, { id: idOf('mariam') }, today)
      return db.select({ versionId: studied.versionId, courseId: studied.courseId }).from(studied)
    }
    expect((await versionOn(TODAY)).map(({ versionId }) => versionId)).not.toContain(second)
    expect(await versionOn(addDays(TODAY, 60))).toEqual([{ versionId: second, courseId: 'c10' }])
  })

  test('who is not enrolled, withdrawn or paused studies nothing', async ({ db }) => {
    await db
      .update(enrolments)
      .set({ status: 'withdrawn' })
      .where(eq(enrolments.personId, idOf('awa')))
    for (const name of ['awa', 'sarah', 'ines']) {
      const held = heldBy(db, { id: idOf(name) }, TODAY)
      expect(await db.select({ versionId: held.versionId }).from(held)).toEqual([])
    }
  })
})
