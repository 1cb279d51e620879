import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { LEARNERS, STAFF } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { files, submissionFiles } from '#db/schema/files.ts'
import { outcomes, releases, remarks } from '#db/schema/grading.ts'
import { assignmentRuns, plans, revisions, submissionAuthors, submissions } from '#db/schema/plans.ts'
import { FILE_TYPES, isFileType } from '#app/rules/part-files.ts'
import { maySeeFile, type FileFacts } from './files.ts'
import { filesSeenBy } from './files.scope.server.ts'
import { coAuthorsByPlan, shareSome } from './test-authors.ts'
import { viewerOf } from './test-viewers.ts'

/** Files of every kind in every plan, held by every other hand-in; a recorded remark on each hand-in; half of the runs without names. */
async function world(db: Db): Promise<Map<string, FileFacts>> {
  const facts = new Map<string, FileFacts>()
  const all = await db
    .select({ plan: plans, status: enrolments.status, run: assignmentRuns })
    .from(plans)
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
  for (const [n, { run }] of all.entries()) {
    // So that both kinds of runs hold hand-ins of the same people.
    const isAnonymous = n % 2 === 0
    await db.update(assignmentRuns).set({ isAnonymous }).where(eq(assignmentRuns.id, run.id))
  }
  const runs = new Map((await db.select().from(assignmentRuns)).map((run) => [run.id, run]))
  await shareSome(db)
  const coAuthors = await coAuthorsByPlan(db)
  for (const { plan, status } of all) {
    const run = runs.get(plan.runId)!
    const sent = await db.select().from(submissions).where(eq(submissions.planId, plan.id))
    const writers = await db.select({ id: revisions.authorId }).from(revisions).where(eq(revisions.planId, plan.id))
    const sharing = await db.select().from(submissionAuthors)
    const work = sent.map((one) => ({
      authorIds: [plan.ownerId, ...(one.submittedBy ? [one.submittedBy] : []), ...writers.flatMap(({ id }) => id ?? [])],
      cohortId: run.cohortId,
      courseId: run.courseId,
      withdrawnAt: one.withdrawnAt,
      isForSecond: false,
      isAnonymous: run.isAnonymous,
      sharedBy: sharing.filter(({ submissionId }) => submissionId === one.id).map(({ personId }) => personId),
    }))
    const asPlan = { ownerId: plan.ownerId, enrolmentStatus: status, coAuthors: coAuthors.get(plan.id) ?? [] }
    const add = async (type: string, submissionId: string | null) => {
      if (!isFileType(type)) throw new Error('A type for the test')
      const id = idOf(`file:${plan.id}:${type}:${submissionId ?? ''}`)
      const { kind } = FILE_TYPES[type]
      const where = { id, planId: plan.id, partId: 'p1', submissionId }
      await db.insert(files).values({ ...where, kind, type, name: 'a', bytes: 1, hash: id, addedAt: TEST_NOW })
      return { id, kind }
    }
    for (const type of ['image/jpeg', 'application/pdf', 'audio/webm']) {
      const { id, kind } = await add(type, null)
      const holding = work.filter((_, n) => n % 2 === 0)
      for (const [n, one] of sent.entries()) if (n % 2 === 0) await db.insert(submissionFiles).values({ submissionId: one.id, fileId: id })
      facts.set(id, { kind, plan: asPlan, handedIn: holding, isRemark: false, isShown: false })
    }
    for (const [n, one] of sent.entries()) {
      const { id, kind } = await add('audio/ogg', one.id)
      const remarkId = idOf(`remark:${id}`)
      await db.insert(remarks).values({ id: remarkId, submissionId: one.id, body: '', voiceId: id })
      const [released] = await db
        .select({ id: releases.id, shown: releases.shown, retractedAt: releases.retractedAt })
        .from(releases)
        .innerJoin(outcomes, eq(outcomes.id, releases.outcomeId))
        .where(eq(outcomes.submissionId, one.id))
      if (released)
        await db
          .update(releases)
          .set({ shown: { ...released.shown, remarks: [{ id: remarkId }] } })
          .where(eq(releases.id, released.id))
      const isShown = released !== undefined && released.retractedAt === null
      facts.set(id, { kind, plan: asPlan, handedIn: work.slice(n, n + 1), isRemark: true, isShown })
    }
  }
  return facts
}

test('the files a person may open are the files their lists hold', async ({ db }) => {
  const everything = await world(db)
  let granted = 0
  for (const { name } of [...LEARNERS, ...STAFF]) {
    const viewer = await viewerOf(db, name).catch(() => null)
    if (!viewer) continue
    const listed = await db
      .selectDistinct({ id: files.id })
      .from(files)
      .innerJoin(plans, eq(plans.id, files.planId))
      .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
      .leftJoin(submissions, eq(submissions.planId, plans.id))
      .where(filesSeenBy(viewer))
    const allowed = [...everything].filter(([, file]) => maySeeFile(viewer, file)).map(([id]) => id)
    expect(listed.map(({ id }) => id).sort(), name).toEqual(allowed.sort())
    granted += allowed.length
  }
  expect(granted).toBeGreaterThan(40)
})
