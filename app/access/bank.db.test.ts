import { expect } from 'vitest'
import { cohortCourses } from '#db/schema/cohorts.ts'
import { courses } from '#db/schema/courses.ts'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { test } from '#db/test-world.ts'
import { mayKeepBank } from './bank.ts'
import { bankKeptBy } from './bank.scope.server.ts'
import { viewerOf } from './test-viewers.ts'

test('the courses whose bank a person may keep are the courses their lists hold', async ({ db }) => {
  const all = await db.select({ id: courses.id }).from(courses)
  const taken = await db.select({ courseId: cohortCourses.courseId, cohortId: cohortCourses.cohortId }).from(cohortCourses)
  const kept = new Map<string, number>()
  for (const { name } of [...STAFF, ...LEARNERS]) {
    const viewer = await viewerOf(db, name)
    const listed = await db
      .select({ id: courses.id })
      .from(courses)
      .where(bankKeptBy(db, viewer, courses.id))
    const cohortsOf = (id: string) => taken.filter(({ courseId }) => courseId === id).map(({ cohortId }) => cohortId)
    const allowed = all.filter(({ id }) => mayKeepBank(viewer, cohortsOf(id))).map(({ id }) => id)
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.sort())
    kept.set(name, listed.length)
  }
  expect([kept.get('ines'), kept.get('aminata'), kept.get('claire')]).toEqual([all.length, 0, 0])
  expect(kept.get('sarah')).toBeGreaterThan(0)
})
