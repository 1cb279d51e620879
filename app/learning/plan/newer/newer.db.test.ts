import { desc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { test } from '#db/test-world.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns, plans } from '#db/schema/plans.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Assignment } from '#app/rules/assignments.ts'
import { partOf, planInView } from '../plan.queries.server.ts'
import { savePart } from '../save-part.server.ts'
import { arriving, emptyPlan, handedIn, minutes, writtenPlan } from '../test-plans.ts'
import { chooseAssignmentVersion } from './choose-assignment-version.server.ts'
import { versionChoice } from './other-version.queries.server.ts'

/** A new version of course 10's plan, which new plans get. */
async function changed(db: Db, change: (body: Assignment) => Assignment): Promise<void> {
  const [before] = await db
    .select()
    .from(assignmentVersions)
    .where(eq(assignmentVersions.key, 'c10-plan'))
    .orderBy(desc(assignmentVersions.number))
  if (!before) throw new Error('No version')
  const { id: _, ...rest } = before
  const number = before.number + 1
  const [made] = await db
    .insert(assignmentVersions)
    .values({ ...rest, number, hash: `changed ${number}`, body: change(before.body) })
    .returning({ id: assignmentVersions.id })
  await db.update(assignmentRuns).set({ assignmentVersionId: made!.id }).where(eq(assignmentRuns.assignmentKey, 'c10-plan'))
}

const withoutSecond = (body: Assignment): Assignment => ({ ...body, parts: body.parts.filter(({ id }) => id !== 'p2') })
const between = { own: 1, other: 2 }

test('an open draft is told of a new version once, and keeps its own until its author chooses', async ({ db }) => {
  const fatou = await viewerOf(db, 'fatou')
  const planId = await emptyPlan(db, fatou)
  expect(await versionChoice(db, planId)).toBeNull()
  await changed(db, withoutSecond)
  const { result, queries } = await countingQueries(() => versionChoice(db, planId))
  expect([result, queries]).toEqual([expect.objectContaining({ ...between, isNews: true }), 1])
  expect((await planInView(db, fatou, planId, minutes(1))).parts.map(({ part }) => part.id)).toContain('p2')
  expect(await chooseAssignmentVersion(db, fatou, { planId, between, take: false })).toEqual({ ok: true })
  expect(await versionChoice(db, planId)).toMatchObject({ ...between, isNews: false })
  expect((await planInView(db, fatou, planId, minutes(1))).parts.map(({ part }) => part.id)).toContain('p2')
})

test('who takes it keeps what stays, and finds what was left when they go back', async ({ db }) => {
  const fatou = await viewerOf(db, 'fatou')
  const planId = await writtenPlan(db, fatou)
  await changed(db, withoutSecond)
  await chooseAssignmentVersion(db, fatou, { planId, between, take: true })
  const moved = await planInView(db, fatou, planId, minutes(5))
  expect(moved.parts.map(({ part }) => part.id)).not.toContain('p2')
  expect(partOf(moved, 'p1').content.text).toBe('Partie p1')
  expect(await versionChoice(db, planId)).toMatchObject({ own: 2, other: 1, isNews: false })
  await chooseAssignmentVersion(db, fatou, { planId, between: { own: 2, other: 1 }, take: true })
  expect(partOf(await planInView(db, fatou, planId, minutes(6)), 'p2').content.text).toBe('Partie p2')
})

test('a table that moved to another part brings its figures, and what is typed there counts', async ({ db }) => {
  const fatou = await viewerOf(db, 'fatou')
  const planId = await emptyPlan(db, fatou)
  const funding = (amount: string) => ({
    needs: [{ name: 'Four', kind: 'equipment', amount }],
    resources: [],
    workingCapital: { stock: '', receivables: '', payables: '' },
  })
  await savePart(db, fatou, arriving(planId, { partId: 'p7a', tables: { funding: funding('4000') } }), minutes(1))
  await changed(db, (body) => ({
    ...body,
    parts: body.parts.map((part) => ({
      ...part,
      tables: part.id === 'p1' ? [...part.tables, 'funding'] : part.tables.filter((id) => id !== 'funding'),
    })),
  }))
  await chooseAssignmentVersion(db, fatou, { planId, between, take: true })
  const moved = await planInView(db, fatou, planId, minutes(2))
  expect(partOf(moved, 'p1').content.tables).toEqual({ funding: funding('4000') })
  expect(partOf(moved, 'p7a').content.tables).toEqual({})
  await savePart(db, fatou, arriving(planId, { partId: 'p1', tables: { funding: funding('4500') } }), minutes(3))
  expect(partOf(await planInView(db, fatou, planId, minutes(4)), 'p1').content.tables).toEqual({ funding: funding('4500') })
})

test('is nobody else’s choice, none for a version that came meanwhile, and none once a plan was handed in', async ({ db }) => {
  const [fatou, mariam, sarah] = await Promise.all(['fatou', 'mariam', 'sarah'].map((name) => viewerOf(db, name)))
  const planId = await writtenPlan(db, fatou!)
  await changed(db, withoutSecond)
  for (const viewer of [mariam!, sarah!])
    await expect(chooseAssignmentVersion(db, viewer, { planId, between, take: true })).rejects.toMatchObject({ status: 404 })
  await changed(db, (body) => body)
  expect(await chooseAssignmentVersion(db, fatou!, { planId, between, take: true })).toEqual({ ok: false })
  const [before] = await db.select().from(plans).where(eq(plans.id, planId))
  await handedIn(db, fatou!, planId)
  expect(await versionChoice(db, planId)).toBeNull()
  await expect(chooseAssignmentVersion(db, fatou!, { planId, between: { own: 1, other: 3 }, take: true })).rejects.toMatchObject({
    status: 404,
  })
  expect((await db.select().from(plans).where(eq(plans.id, planId)))[0]).toEqual(before)
})
