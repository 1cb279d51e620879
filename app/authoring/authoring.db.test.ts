import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns, plans } from '#db/schema/plans.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { criterionField, levelField, moneyField, NEW, partField } from '#app/rules/assignment-editing.ts'
import type { Language } from '#app/rules/languages.ts'
import { formOf } from './assignment-fields.ts'
import { authoredAssignments, runsToChoose, versionsOf, versionToWrite } from './assignments.queries.server.ts'
import { chooseVersion } from './choose-version.server.ts'
import { previewTables } from './preview-tables.ts'
import { saveVersion } from './save-version.server.ts'

const KEY = 'c10-plan'
const RUN = idOf(`run:${idOf('cohort:sale')}:${KEY}`)

/** The form as its page shows it, with what somebody typed. */
async function save(db: Db, viewer: Viewer, typed: Record<string, string>, wishes: { language?: Language; basedOn?: number } = {}) {
  const before = await versionToWrite(db, viewer, KEY, null)
  const { language = 'fr', basedOn = before.number } = wishes
  const { values } = formOf({ assignment: before.body, rubric: before.rubric }, language)
  return saveVersion(db, viewer, { key: KEY, basedOn, language, form: new Map(Object.entries({ ...values, ...typed })) }, TEST_NOW)
}

describe('an assignment that is edited', () => {
  test('becomes a new version; the one before, its plans and its run stay as they were', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const before = await versionToWrite(db, sarah, KEY, null)
    const held = await db.select({ id: plans.id, version: plans.assignmentVersionId }).from(plans).orderBy(plans.id)
    const saved = await save(db, sarah, { title: 'Mon projet', brief: '**Écrivez** votre projet. <script>alert(1)</script>' })
    expect(saved).toEqual({ ok: true, number: before.number + 1 })
    const after = await versionToWrite(db, sarah, KEY, null)
    expect(after.body.title).toEqual({ ...before.body.title, fr: 'Mon projet' })
    expect(after.rendered.brief.fr).toContain('<strong>Écrivez</strong>')
    expect(after.rendered.brief.fr).not.toContain('<script')
    expect({ ...after.body, title: null, brief: null }).toEqual({ ...before.body, title: null, brief: null })
    expect(after.rubric).toEqual(before.rubric)
    expect(await versionToWrite(db, sarah, KEY, before.number)).toEqual(before)
    expect(await db.select({ id: plans.id, version: plans.assignmentVersionId }).from(plans).orderBy(plans.id)).toEqual(held)
    const [run] = await db.select().from(assignmentRuns).where(eq(assignmentRuns.id, RUN))
    expect(run?.assignmentVersionId).toBe(before.id)
  })

  test('as it was makes no version; as it once was makes one of its own', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { number, body } = await versionToWrite(db, sarah, KEY, null)
    expect(await save(db, sarah, {})).toEqual({ ok: true, number })
    expect(await save(db, sarah, { title: 'Autre' })).toEqual({ ok: true, number: number + 1 })
    expect(await save(db, sarah, { title: body.title.fr })).toEqual({ ok: true, number: number + 2 })
  })

  test('by two people at once is kept once, and the second is told', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { number } = await versionToWrite(db, sarah, KEY, null)
    expect(await save(db, sarah, { title: 'Une' }, { basedOn: number })).toMatchObject({ ok: true })
    expect(await save(db, sarah, { title: 'Deux' }, { basedOn: number })).toEqual({ ok: false, because: 'changed-meanwhile' })
    expect((await versionToWrite(db, sarah, KEY, null)).body.title.fr).toBe('Une')
  })

  test('takes parts, files, voices and criteria in and out, and adds the points up', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { body, rubric } = await versionToWrite(db, sarah, KEY, null)
    const [first, second] = [body.parts[0]!, body.parts[1]!]
    const typed = {
      [partField(first.id, 'files')]: '2',
      [partField(first.id, 'voice')]: '',
      [partField(first.id, 'questions')]: 'Une seule question ?',
      [partField(second.id, 'remove')]: 'yes',
      [partField(NEW, 'title')]: 'Mes photos',
      [partField(NEW, 'questions')]: 'Que montre la photo ?\n\nQui est dessus ?',
      [partField(NEW, 'files')]: '8',
      [criterionField(NEW, 'title')]: 'Photos',
      [criterionField(NEW, 'points')]: '12',
    }
    expect(await save(db, sarah, typed)).toMatchObject({ ok: true })
    const after = await versionToWrite(db, sarah, KEY, null)
    expect(after.body.parts).toHaveLength(body.parts.length)
    expect(after.body.parts[0]).toMatchObject({
      files: 2,
      voice: false,
      questions: [{ ...first.questions[0], fr: 'Une seule question ?' }],
    })
    expect(after.body.parts.some(({ id }) => id === second.id)).toBe(false)
    expect(after.body.parts.at(-1)).toMatchObject({ title: { fr: 'Mes photos', en: 'Mes photos' }, files: 8, questions: [{}, {}] })
    expect(after.rubric.total).toBe(rubric.total + 12)
    const added = after.rubric.criteria.at(-1)!
    expect([added.levels[0]?.from, added.levels.at(-1)?.to]).toEqual([0, 12])
    expect(after.rubric.criteria.every(({ parts }) => !parts.includes(second.id))).toBe(true)
  })

  test('takes known money tables into a part, moves and removes them, with their names in three languages', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { body } = await versionToWrite(db, sarah, KEY, null)
    const place = (kind: string) => body.parts.find(({ tables }) => tables.includes(kind))!.id
    const moved = {
      [moneyField(place('funding'), 'funding')]: '',
      [moneyField(body.parts[0]!.id, 'funding')]: 'yes',
      [moneyField(place('scenario'), 'scenario')]: '',
    }
    expect(await save(db, sarah, moved)).toMatchObject({ ok: true })
    const after = await versionToWrite(db, sarah, KEY, null)
    expect(after.body.parts[0]!.tables).toEqual([...body.parts[0]!.tables, 'funding'])
    expect(after.body.tables.map(({ id }) => id)).not.toContain('scenario')
    expect(after.body.tables.find(({ id }) => id === 'funding')).toEqual(body.tables.find(({ id }) => id === 'funding'))
    expect(
      await save(db, sarah, { [moneyField(NEW, 'scenario')]: 'yes', [partField(NEW, 'title')]: 'Et si', [partField(NEW, 'files')]: '0' }),
    ).toMatchObject({
      ok: true,
    })
    const again = await versionToWrite(db, sarah, KEY, null)
    expect(again.body.parts.at(-1)).toMatchObject({ title: { fr: 'Et si' }, tables: ['scenario'] })
    expect(again.body.tables.at(-1)).toEqual({
      ...{ id: 'scenario', kind: 'scenario' },
      title: { fr: 'Scénarios\u00a0: ventes en baisse', en: 'Scenarios: lower sales', ar: 'السيناريوهات: انخفاض المبيعات' },
    })
    const shown = again.body.tables.flatMap((table) => previewTables(table, 'fr'))
    expect(shown.find(({ id }) => id === 'scenario')?.rows.length).toBeGreaterThan(0)
  })

  test('is refused where a money table stands twice or without those it is worked out from', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { body } = await versionToWrite(db, sarah, KEY, null)
    const [first] = body.parts
    const products = body.parts.find(({ tables }) => tables.includes('unit-costs'))!.id
    const twice = await save(db, sarah, { [moneyField(first!.id, 'unit-costs')]: 'yes' })
    expect(twice).toMatchObject({ problems: [{ field: moneyField(products, 'unit-costs'), because: 'table-twice' }] })
    const without = await save(db, sarah, { [moneyField(products, 'unit-costs')]: '' })
    if (without.ok || without.because !== 'wrong') throw new Error('It was kept')
    expect(without.problems.map(({ because }) => because)).toEqual(Array.from({ length: 5 }, () => 'table-needs'))
  })

  test('in Arabic changes the Arabic texts alone', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { body } = await versionToWrite(db, sarah, KEY, null)
    await save(db, sarah, { title: 'مشروعي' }, { language: 'ar' })
    expect((await versionToWrite(db, sarah, KEY, null)).body.title).toEqual({ ...body.title, ar: 'مشروعي' })
  })

  test('is refused with the field of each fault, and nothing is kept', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { number, body, rubric } = await versionToWrite(db, sarah, KEY, null)
    const part = body.parts[0]!.id
    const criterion = rubric.criteria[0]!
    const level = criterion.levels.at(-1)!.id
    const wrong = {
      title: ' ',
      pass: '99999',
      [partField(part, 'min')]: '400',
      [partField(part, 'max')]: '20',
      [partField(part, 'files')]: '-3',
      [partField(part, 'questions')]: 'Quelle est votre nationalité ?',
      [levelField(criterion.id, level, 'to')]: '3',
    }
    const saved = await save(db, sarah, wrong)
    if (saved.ok || saved.because !== 'wrong') throw new Error('It was kept')
    expect(saved.problems).toEqual(
      expect.arrayContaining([
        { field: 'title', because: 'empty' },
        { field: 'pass', because: 'pass' },
        { field: partField(part, 'max'), because: 'range' },
        { field: partField(part, 'files'), because: 'no-number' },
        { field: partField(part, 'questions'), because: 'personal' },
        { field: levelField(criterion.id, level, 'to'), because: 'levels' },
      ]),
    )
    expect(await versionsOf(db, KEY)).toHaveLength(number)
  })

  test('is nobody’s who does not train the whole cohort', async ({ db }) => {
    for (const name of ['aminata', 'claire', 'ines']) {
      const viewer = await viewerOf(db, name)
      await expect(versionToWrite(db, viewer, KEY, null)).rejects.toMatchObject({ status: 404 })
      expect(await authoredAssignments(db, viewer)).toEqual([])
    }
  })
})

describe('the version of a cohort', () => {
  test('is chosen for new plans; open ones keep theirs', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const saved = await save(db, sarah, { title: 'Mon projet' })
    if (!saved.ok) throw new Error('Not saved')
    const held = await db.select({ version: plans.assignmentVersionId }).from(plans).where(eq(plans.runId, RUN))
    await chooseVersion(db, sarah, { key: KEY, runId: RUN, number: saved.number }, TEST_NOW)
    expect(await runsToChoose(db, sarah, KEY)).toContainEqual(expect.objectContaining({ id: RUN, number: saved.number }))
    expect(await db.select({ version: plans.assignmentVersionId }).from(plans).where(eq(plans.runId, RUN))).toEqual(held)
  })

  test('is not chosen by others, nor one that is not there', async ({ db }) => {
    const [sarah, hicham] = await Promise.all([viewerOf(db, 'sarah'), viewerOf(db, 'hicham')])
    await expect(chooseVersion(db, hicham, { key: KEY, runId: RUN, number: 1 }, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    await expect(chooseVersion(db, sarah, { key: KEY, runId: RUN, number: 99 }, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    const [one] = await db
      .select()
      .from(assignmentRuns)
      .where(and(eq(assignmentRuns.id, RUN)))
    const [version] = await db
      .select({ number: assignmentVersions.number })
      .from(assignmentVersions)
      .where(eq(assignmentVersions.id, one!.assignmentVersionId))
    expect(version).toEqual({ number: 1 })
  })
})

test('the history says how many plans hold each version', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  await save(db, sarah, { title: 'Mon projet' })
  const { id } = await versionToWrite(db, sarah, KEY, 1)
  const held = await db.select({ id: plans.id }).from(plans).where(eq(plans.assignmentVersionId, id))
  expect(held.length).toBeGreaterThan(2)
  expect((await versionsOf(db, KEY)).map((version) => version.plans)).toEqual([0, held.length])
})

test('an assignment and its history are read with three queries', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  const { queries } = await countingQueries(async () => {
    await versionToWrite(db, sarah, KEY, null)
    await Promise.all([versionsOf(db, KEY), runsToChoose(db, sarah, KEY)])
  })
  expect(queries).toBe(3)
})
