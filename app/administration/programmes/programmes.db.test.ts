import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { cohortCourses, programmeCourses, programmes } from '#db/schema/cohorts.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { NEW_PROGRAMME, readProgrammeForm, type ProgrammeForm } from './programmes.forms.ts'
import { allProgrammes, oneProgramme, seenOf } from './programmes.queries.server.ts'
import { saveProgramme } from './save-programme.server.ts'

const NEW = '22222222-2222-4222-8222-222222222222'
const course = (courseId: string, position: number, isRequired = true) => ({
  ...{ courseId, position, isRequired },
  ...{ opensDay: position === 7 ? '8' : '', dueDay: position === 7 ? ' 30' : '' },
})
const kept = (courseId: string, position: number, isRequired = true) => ({ courseId, position, isRequired, opensDay: null, dueDay: null })
const FORM: ProgrammeForm = {
  ...{ id: NEW, seen: '', titles: { fr: 'Agir ensemble', en: 'Acting together', ar: 'العمل معًا' } },
  courses: [course('c3', 7), course('c1', 2), course('c2', 5, false), course('no-such-course', 1)],
}
const CALL = { now: TEST_NOW, requestId: 'test' }

describe('programmes', () => {
  test('one is made with its courses in order; the same form twice is one, noted once', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const before = await db.$count(programmes)
    for (const _tap of [1, 2]) expect(await saveProgramme(db, ines, { at: NEW_PROGRAMME, form: FORM }, CALL)).toEqual({ ok: true, id: NEW })
    expect(await db.$count(programmes)).toBe(before + 1)
    expect((await oneProgramme(db, NEW))?.courses).toEqual([
      kept('c1', 1),
      kept('c2', 2, false),
      { ...kept('c3', 3), opensDay: 8, dueDay: 30 },
    ])
    expect(await db.$count(auditEntries, eq(auditEntries.action, 'programme-made'))).toBe(1)
  })

  test('a change leaves the cohorts that were made before as they are; of two who change at once the second is told', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const odt = eq(cohortCourses.cohortId, idOf('cohort:odt'))
    const kept = await db.select().from(cohortCourses).where(odt).orderBy(cohortCourses.position)
    const { result: all, queries } = await countingQueries(() => allProgrammes(db))
    expect(queries).toBe(2)
    const [first] = all
    if (!first) throw new Error('the seed has programmes')
    const form = { ...FORM, seen: seenOf(await oneProgramme(db, first.id)) }
    expect(await saveProgramme(db, ines, { at: first.id, form }, CALL)).toEqual({ ok: true, id: first.id })
    expect(await saveProgramme(db, ines, { at: first.id, form }, CALL)).toEqual({ ok: false, faults: [], because: 'changed-meanwhile' })
    expect(await db.select().from(cohortCourses).where(odt).orderBy(cohortCourses.position)).toEqual(kept)
  })

  test('what is wrong is told and nothing is half done; a programme that is not there does not exist', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const before = await db.$count(programmeCourses)
    const empty = { ...FORM, titles: { fr: '', en: '', ar: '' }, courses: [] }
    expect(await saveProgramme(db, ines, { at: NEW_PROGRAMME, form: empty }, CALL)).toMatchObject({ ok: false, faults: [{}, {}, {}, {}] })
    expect(await db.$count(programmeCourses)).toBe(before)
    await expect(saveProgramme(db, ines, { at: 'nobody', form: FORM }, CALL)).rejects.toMatchObject({ status: 404 })
    expect(readProgrammeForm(new FormData(), NEW_PROGRAMME)).toBeNull()
  })
})
