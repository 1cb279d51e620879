import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { cohorts, enrolments, extensions } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { attendanceMarks, workshops } from '#db/schema/workshops.ts'
import { COHORTS } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { moroccoDay, startOfMoroccoDay } from '#app/rules/morocco-time.ts'
import { boardCsv } from './board-csv.ts'
import { boardDefinitions } from './board-definitions.tsx'
import { callsOf } from './calls.queries.server.ts'
import { readBoardWish } from './coordination.forms.ts'
import { loadBoard } from './load-board.queries.server.ts'
import { coordinationWords } from './words/words.ts'

const sale = idOf('cohort:sale')
const odt = idOf('cohort:odt')
const wish = (search = '') => readBoardWish(new URLSearchParams(search))

describe('the board of a cohort', () => {
  test('shows everybody enrolled, in three queries', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const { result: board, queries } = await countingQueries(() => loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW))
    expect(queries).toBeLessThanOrEqual(3)
    expect(board.all).toHaveLength(COHORTS.find(({ name }) => name === 'sale')!.learners.length)
    expect(board.cohort.columns.map(({ label }) => label)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'])
    expect(board.summary.asPlanned + board.summary.late + board.summary.neverOpened).toBe(board.summary.people)
  })

  test('has courses as columns where the cohort follows several, and opens into the modules of one', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const courses = await loadBoard(db, claire, odt, wish(), 'fr', TEST_NOW)
    expect(courses.cohort.columns.map(({ key }) => key)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'])
    const modules = await loadBoard(db, claire, odt, wish('cours=c2'), 'fr', TEST_NOW)
    expect(modules.cohort.columns.every(({ courseId }) => courseId === 'c2')).toBe(true)
  })

  test('shows a coordinator of an organisation only its own people', async ({ db }) => {
    const hicham = await viewerOf(db, 'hicham')
    const board = await loadBoard(db, hicham, odt, wish(), 'fr', TEST_NOW)
    expect(new Set(board.all.map(({ organisation }) => organisation))).toEqual(new Set(['ODT Rabat', 'ODT Casablanca']))
  })

  test('does not exist for who may see nobody in it', async ({ db }) => {
    for (const name of ['hicham', 'ines', 'aminata']) {
      const viewer = await viewerOf(db, name)
      await expect(loadBoard(db, viewer, sale, wish(), 'fr', TEST_NOW)).rejects.toMatchObject({ status: 404 })
    }
    const claire = await viewerOf(db, 'claire')
    await expect(loadBoard(db, claire, idOf('no such cohort'), wish(), 'fr', TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })

  test('is there for a cohort without a course, with its people and no columns; for others it does not exist', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const id = idOf('cohort without a course')
    await db.insert(cohorts).values({ id, programmeId: 'femmes', name: 'Sans cours', startsOn: '2026-11-01', endsOn: '2026-12-01' })
    await db.insert(enrolments).values({ cohortId: id, personId: idOf('rokia'), status: 'active' })
    const board = await loadBoard(db, { ...claire, coordinates: [...claire.coordinates, id] }, id, wish('images=oui'), 'fr', TEST_NOW)
    expect(board.cohort).toMatchObject({ name: 'Sans cours', courses: [], columns: [] })
    expect(board.all.map(({ done, of }) => [done, of])).toEqual([[0, 0]])
    await expect(loadBoard(db, claire, id, wish(), 'fr', TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })

  test('a day moved for a person, or for an organisation of theirs, is the one by which they are late', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const lineOf = async (name: string) => {
      const { all } = await loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW)
      return all.find(({ enrolmentId }) => enrolmentId === idOf(`enrolment:sale:${name}`))!
    }
    const before = await lineOf('rokia')
    const others = await lineOf('chantal')
    const day = addDays(moroccoDay(TEST_NOW), 10)
    const move = { cohortId: sale, localDay: day, resolvedAt: startOfMoroccoDay(day), reason: 'Malade', grantedBy: idOf('claire') }
    await db.insert(extensions).values([
      { ...move, itemKey: 'c10-m4', personId: idOf('rokia') },
      { ...move, itemKey: 'c10-m5', organisationId: idOf('voix-des-mamans') },
      // Her own day counts, though her organisation has a later one.
      { ...move, itemKey: 'c10-m4', organisationId: idOf('voix-des-mamans'), localDay: addDays(day, 30) },
    ])
    const after = await lineOf('rokia')
    expect([before.standing, before.lateModules]).toEqual(['late', 2])
    expect([after.standing, after.lateModules]).toEqual(['planned', 0])
    expect(after.ownDays.slice(2, 5)).toEqual([null, day, day])
    expect(await lineOf('chantal')).toEqual(others)
    const calls = await callsOf(db, claire, TEST_NOW, 100)
    const reasons = calls.toCall.find(({ enrolmentId }) => enrolmentId === idOf('enrolment:sale:rokia'))?.reasons ?? []
    expect(reasons.map(({ because }) => because)).not.toContain('behind')
  })

  test('a filter shows a part, and the parts add up to the whole', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const sizes = await Promise.all(
      ['late', 'never', 'planned'].map(
        async (state) => (await loadBoard(db, claire, sale, wish(`etat=${state}`), 'fr', TEST_NOW)).lines.length,
      ),
    )
    const whole = await loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(whole.lines.length)
    expect(whole.organisations.reduce((sum, line) => sum + line.people, 0)).toBe(whole.lines.length)
  })

  test('a filter that means nothing is ignored', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const board = await loadBoard(db, claire, sale, wish("organisation=';drop&etat=tired&genre=x&vue=y"), 'fr', TEST_NOW)
    expect(board.lines).toHaveLength(board.all.length)
  })

  test('tells how many people did something in each week so far, and how far they came', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const { weeks, funnel, lines } = await loadBoard(db, claire, sale, wish('images=oui'), 'fr', TEST_NOW)
    const begun = COHORTS.find(({ name }) => name === 'sale')!.starts / -7
    expect(weeks.map(({ n }) => n)).toEqual(Array.from({ length: begun + 1 }, (_, index) => index + 1))
    expect(weeks.some(({ active }) => active > 0)).toBe(true)
    for (const { active } of weeks) expect(active).toBeLessThanOrEqual(lines.filter(({ lastAt }) => lastAt).length)
    expect(funnel.map(({ step }) => step)).toEqual(['enrolled', 'started', 'half', 'handed-in', 'validated'])
    expect(funnel[0]?.people).toBe(lines.length)
    expect(funnel[1]?.people).toBe(lines.filter(({ standing }) => standing !== 'never').length)
    expect(funnel[3]?.people).toBe(lines.filter(({ hasHandedIn }) => hasHandedIn).length)
    expect(funnel[4]?.people).toBe(lines.filter(({ isValidated }) => isValidated).length)
    expect(funnel[4]?.people).toBeGreaterThan(0)
  })

  test('counts an event in the Moroccan week in which it happened', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const binta = idOf('binta')
    const [version] = await db.select().from(courseVersions).where(eq(courseVersions.courseId, 'c10'))
    const first = COHORTS.find(({ name }) => name === 'sale')!.starts
    const begins = startOfMoroccoDay(addDays(moroccoDay(TEST_NOW), first + 7))
    const before = await loadBoard(db, claire, sale, wish('images=oui'), 'fr', TEST_NOW)
    const event = { personId: binta, courseId: 'c10', itemKey: 'c10-m1-l1', versionId: version!.id, kind: 'opened' as const }
    await db.insert(progressEvents).values([
      { ...event, id: idOf('last second'), occurredAt: new Date(begins.getTime() - 1000) },
      { ...event, id: idOf('first second'), occurredAt: begins },
      { ...event, id: idOf('again'), occurredAt: begins },
    ])
    const { weeks } = await loadBoard(db, claire, sale, wish('images=oui'), 'fr', TEST_NOW)
    expect(weeks.map(({ active }, index) => active - (before.weeks[index]?.active ?? 0)).slice(0, 3)).toEqual([1, 1, 0])
  })

  test('says at how many workshops each person was, by the latest mark; cancelled ones do not count', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const binta = idOf('enrolment:sale:binta')
    await db.delete(attendanceMarks)
    const place = { cohortId: sale, place: 'Salé', localDay: '2026-11-02', startsTime: '09:00', endsTime: '12:00' }
    await db.insert(workshops).values([
      { ...place, id: idOf('first'), title: 'Prix' },
      { ...place, id: idOf('second'), title: 'Vente' },
      { ...place, id: idOf('off'), title: 'Plan', cancelledAt: TEST_NOW },
    ])
    const mark = (workshop: string, state: 'present' | 'absent', minute: number) => ({
      ...{ workshopId: idOf(workshop), enrolmentId: binta, state, sheetKey: idOf(`${workshop} ${minute}`) },
      ...{ markedAt: new Date(TEST_NOW.getTime() + minute * 60_000), receivedAt: TEST_NOW },
    })
    await db
      .insert(attendanceMarks)
      .values([mark('first', 'absent', 1), mark('first', 'present', 2), mark('second', 'absent', 1), mark('off', 'present', 1)])
    const board = await loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW)
    expect(board.all.find(({ enrolmentId }) => enrolmentId === binta)?.attendance).toEqual({ present: 1, of: 2 })
    expect(board.all.filter(({ attendance }) => attendance.of > 0)).toHaveLength(1)
    expect(boardCsv(board, coordinationWords.fr, 'fr', TEST_NOW).text.split('\r\n')[0]).toContain('Ateliers')
  })

  test('the file holds the lines of the page', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const board = await loadBoard(db, claire, sale, wish(), 'fr', TEST_NOW)
    const { name, text } = boardCsv(board, coordinationWords.fr, 'fr', TEST_NOW)
    expect(name).toBe('femmes-entrepreneures-sale-et-rabat-2026-11-23.csv')
    const [table = '', meanings = ''] = text.split('\r\n\r\n')
    const lines = table.split('\r\n')
    expect(lines).toHaveLength(1 + board.lines.length)
    for (const { name, text } of boardDefinitions(board, coordinationWords.fr)) expect(meanings).toContain(`${name};${text}`)
    for (const [index, line] of board.lines.entries()) expect(lines[index + 1]).toContain(`${line.name};`)
  })
})
