import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { enrolmentChanges, enrolments } from '#db/schema/cohorts.ts'
import { jobs } from '#db/schema/operations.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { plans } from '#db/schema/plans.ts'
import { progressEvents, itemProgress } from '#db/schema/progress.ts'
import { reportSnapshots } from '#db/schema/reports.ts'
import { attendanceMarks, workshops } from '#db/schema/workshops.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { readZip, unpack } from '#app/exchange/zip.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { ReportWish } from '#app/rules/report-figures.ts'
import { askReport } from './ask-report.server.ts'
import { countReport, reportHash } from './count-report.server.ts'
import { reportDocument } from './report-document.ts'
import { reportCsv, reportJson, reportWorkbook } from './report-files.ts'
import { reportEnrolments } from './report-rows.queries.server.ts'
import { wishOf, type TypedReport } from './reports.forms.ts'
import { cohortsToReport, lateArrivals, organisationsToReport, reportById, reportInView, reportsOf } from './reports.queries.server.ts'

const SALE = idOf('cohort:sale')
const TODAY = moroccoDay(TEST_NOW)
const WISH: ReportWish = { from: '2020-01-01', to: TODAY, cohorts: [SALE], organisations: null, attribution: 'enrolment', day: null }

async function made(db: Db, wish: Partial<ReportWish> = {}, now = TEST_NOW) {
  const report = await reportById(db, await askReport(db, { wish: { ...WISH, ...wish }, madeBy: idOf('claire') }, now))
  if (!report) throw new Error('no report')
  return report
}

describe('a report', () => {
  test('is counted in seven queries and read in two; it tells no small group', async ({ db }) => {
    const id = await askReport(db, { wish: WISH, madeBy: idOf('claire') }, TEST_NOW, 0)
    const { queries } = await countingQueries(() => countReport(db, id, TEST_NOW))
    expect(queries).toBe(7)
    const claire = await viewerOf(db, 'claire')
    const read = await countingQueries(async () =>
      lateArrivals(db, { wish: WISH, dataAt: (await reportInView(db, claire, id)).dataAt ?? TEST_NOW }),
    )
    expect(read.queries).toBe(2)
    const report = await reportById(db, id)
    const figures = report?.body.lines.flatMap((line) => [line.enrolled, line.started, line.half, line.completed]) ?? []
    expect(figures.length).toBeGreaterThan(20)
    expect(figures.filter((figure) => figure !== null && figure > 0 && figure < 5)).toEqual([])
  })

  test('stays as it was frozen whatever happens afterwards, and its hash tells a change', async ({ db }) => {
    const report = await made(db)
    const files = [reportJson(report), reportCsv(reportDocument(report, 'fr'), 'fr'), reportWorkbook(reportDocument(report, 'ar'), 'ar')]
    await db.update(organisations).set({ name: 'Autre nom' })
    await db.update(people).set({ gender: 'man' })
    await db.delete(itemProgress)
    await countReport(db, report.id, new Date(TEST_NOW.getTime() + 365 * 86_400_000))
    const later = await reportById(db, report.id)
    if (!later) throw new Error('gone')
    expect([reportJson(later), reportCsv(reportDocument(later, 'fr'), 'fr'), reportWorkbook(reportDocument(later, 'ar'), 'ar')]).toEqual(
      files,
    )
    expect(reportHash(later.number, JSON.stringify(later.body))).toBe(later.hash)
    expect(reportHash(later.number, JSON.stringify({ ...later.body, to: '2030-01-01' }))).not.toBe(later.hash)
  })

  test('names nobody in any file: that is all a funder ever gets', async ({ db }) => {
    const report = await made(db)
    const out = [reportJson(report), reportCsv(reportDocument(report, 'fr'), 'fr'), JSON.stringify(reportDocument(report, 'ar'))].join()
    const members = await db.select({ name: people.name, phone: people.phone, email: people.email }).from(people)
    expect(members.length).toBeGreaterThan(20)
    expect(members.flatMap(Object.values).filter((text) => typeof text === 'string' && out.includes(text))).toEqual([])
  })

  test('counts nobody before they were enrolled, nobody only invited, and who left only if they had begun', async ({ db }) => {
    expect(await reportEnrolments(db, { ...WISH, to: '2020-01-02' }, [SALE])).toEqual([])
    const before = await reportEnrolments(db, WISH, [SALE])
    const idle = before.find(({ done }) => done === 0)
    const busy = before.find(({ done }) => done > 0)
    if (!idle || !busy) throw new Error('the seed has both')
    for (const { personId } of [idle, busy]) {
      const [enrolment] = await db.update(enrolments).set({ status: 'withdrawn' }).where(eq(enrolments.personId, personId)).returning()
      await db.insert(enrolmentChanges).values({ enrolmentId: enrolment?.id ?? '', status: 'withdrawn', changedAt: TEST_NOW })
    }
    const after = (await reportEnrolments(db, WISH, [SALE])).map(({ personId }) => personId)
    expect(after).toContain(busy.personId)
    expect(after).not.toContain(idle.personId)
    // Before they left they were still there.
    expect((await reportEnrolments(db, { ...WISH, to: addDays(TODAY, -1) }, [SALE])).map(({ personId }) => personId)).toContain(
      idle.personId,
    )
  })

  test('leaves out what somebody is excused from', async ({ db }) => {
    const [plan] = await db
      .select()
      .from(plans)
      .where(eq(plans.ownerId, idOf('fatou')))
    const of = async () => (await reportEnrolments(db, WISH, [SALE])).find(({ personId }) => personId === idOf('fatou'))?.of ?? 0
    const before = await of()
    await db
      .update(plans)
      .set({ excusedAt: new Date(TEST_NOW.getTime() - 86_400_000) })
      .where(eq(plans.id, plan?.id ?? ''))
    expect(await of()).toBe(before - 1)
  })

  test('counts by the rule that was chosen, each person once, and says who moved', async ({ db }) => {
    const moved = [idOf('aminata'), idOf('fatou'), idOf('esther')]
    await db
      .update(memberships)
      .set({ toDay: addDays(TODAY, -10), isMain: true })
      .where(inArray(memberships.personId, moved))
    await db
      .insert(memberships)
      .values(moved.map((personId) => ({ personId, organisationId: idOf('artisanes'), fromDay: addDays(TODAY, -9), isMain: true })))
    const under = async (wish: Partial<ReportWish>) =>
      (await reportEnrolments(db, { ...WISH, ...wish }, [SALE])).filter(({ attributed }) => attributed === idOf('artisanes')).length
    const own = await under({})
    expect(await under({ attribution: 'completion' })).toBe(own + 3)
    expect(await under({ attribution: 'date', day: addDays(TODAY, -1) })).toBe(own + 3)
    expect(await under({ attribution: 'date', day: addDays(TODAY, -20) })).toBe(own)
    const report = await made(db, { attribution: 'completion' })
    expect(report.body.moves.length).toBeGreaterThan(0)
    // Three people are a small group: that somebody moved is said, and neither how many nor in the sum.
    expect(report.body.moves.find(({ isWhole }) => isWhole)).toMatchObject({ movedIn: null, movedOut: null })
  })

  test('counts who was at a workshop of the period by the latest mark; a cancelled workshop and one of another time count nobody', async ({
    db,
  }) => {
    const none = await made(db, { from: '2019-01-01', to: '2019-12-31' })
    expect(none.body).not.toHaveProperty('attendance')
    const place = { cohortId: SALE, place: 'Salé', startsTime: '09:00', endsTime: '12:00' }
    await db.insert(workshops).values([
      { ...place, id: idOf('held'), title: 'Prix', localDay: '2019-05-02' },
      { ...place, id: idOf('off'), title: 'Vente', localDay: '2019-05-03', cancelledAt: TEST_NOW },
      { ...place, id: idOf('later'), title: 'Plan', localDay: '2020-05-03' },
    ])
    const learners = await db.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.cohortId, SALE)).orderBy(enrolments.id)
    const at = new Date('2019-05-02T10:00:00Z')
    const mark = (enrolmentId: string, workshop: string, state: 'present' | 'absent', minute: number) => ({
      ...{ workshopId: idOf(workshop), enrolmentId, state, sheetKey: randomUUID() },
      ...{ markedAt: new Date(at.getTime() + minute * 60_000), receivedAt: at },
    })
    const [one, two] = learners
    if (!one || !two) throw new Error('the cohort has people')
    await db
      .insert(attendanceMarks)
      .values([
        ...[mark(one.id, 'held', 'absent', 1), mark(one.id, 'held', 'present', 2)],
        ...[mark(two.id, 'held', 'present', 1), mark(two.id, 'held', 'absent', 2)],
        ...learners.flatMap(({ id }) => [mark(id, 'off', 'present', 1), mark(id, 'later', 'present', 1)]),
      ])
    await db
      .update(enrolments)
      .set({ enrolledAt: new Date('2019-01-02') })
      .where(eq(enrolments.cohortId, SALE))
    const rows = await reportEnrolments(db, { ...WISH, from: '2019-01-01', to: '2019-12-31' }, [SALE])
    expect(
      rows
        .map(({ attended }) => attended)
        .sort()
        .at(-1),
    ).toBe(1)
    expect(rows.filter(({ attended }) => attended > 0)).toHaveLength(1)
    const report = await made(db, { from: '2019-01-01', to: '2019-12-31' })
    expect(report.body.workshops).toBe(1)
    expect(report.body.attendance?.at(-1)).toEqual({ organisation: null, isWhole: true, attended: null })
    const shown = reportDocument(report, 'fr')
    expect(reportCsv(shown, 'fr')).toContain('Venues à un atelier ou plus')
  })

  test('lists apart what arrived after its data were read', async ({ db }) => {
    const report = await made(db)
    expect(await lateArrivals(db, report)).toBe(0)
    const [event] = await db
      .select()
      .from(progressEvents)
      .where(and(eq(progressEvents.personId, idOf('aminata')), eq(progressEvents.courseId, 'c10')))
      .orderBy(progressEvents.occurredAt)
      .limit(1)
    if (!event) throw new Error('no event')
    await db.insert(progressEvents).values({ ...event, id: idOf('late'), receivedAt: new Date(TEST_NOW.getTime() + 86_400_000) })
    expect(await lateArrivals(db, report)).toBe(1)
    expect(await lateArrivals(db, { ...report, wish: { ...report.wish, organisations: [idOf('artisanes')] } })).toBe(0)
  })
})

describe('files of a report', () => {
  test('say what its page says; numbers and days are typed, names that look like formulas are inert', async ({ db }) => {
    await db.update(people).set({ gender: 'woman' })
    await db.execute(sql`update organisations set name = '=1+1'`)
    await db
      .update(enrolments)
      .set({ organisationId: idOf('artisanes'), status: 'active' })
      .where(eq(enrolments.cohortId, SALE))
    const report = await made(db)
    const shown = reportDocument(report, 'fr')
    expect(shown.lines[0]).toMatchObject({ name: '=1+1', gender: 'Femmes' })
    expect(shown.lines[0]?.figures[0]).toBe(12)
    expect(reportCsv(shown, 'fr')).toContain(`'=1+1;Femmes;12;`)
    const zip = readZip(reportWorkbook(shown, 'fr'))
    const textOf = (name: string) => {
      const entry = zip.ok ? zip.entries.get(name) : undefined
      return entry ? String(unpack(entry, 1_000_000)) : ''
    }
    expect(textOf('xl/worksheets/sheet1.xml')).toContain('s="4"><v>12</v>')
    expect(textOf('xl/worksheets/sheet1.xml')).not.toContain('<f>')
    expect(textOf('xl/worksheets/sheet3.xml')).toContain('s="3"><v>43831</v>')
    expect(JSON.parse(reportJson(report))).toMatchObject({ number: report.number, hash: report.hash, lines: report.body.lines })
  })
})

describe('who reports on what', () => {
  const form: TypedReport = { from: '2026-01-01', to: '2026-06-30', cohorts: [SALE], organisations: [], attribution: 'enrolment', day: '' }
  const choicesOf = async (db: Db, who: string) => {
    const viewer = await viewerOf(db, who)
    return { cohorts: await cohortsToReport(db, viewer), organisations: await organisationsToReport(db, viewer) }
  }

  test('a coordinator of organisations gets theirs alone; a foreign cohort or organisation is refused', async ({ db }) => {
    expect(wishOf(form, await choicesOf(db, 'claire'))).toMatchObject({ ok: true, wish: { organisations: null } })
    const hichams = await choicesOf(db, 'hicham')
    expect(wishOf(form, hichams)).toEqual({ ok: false, faults: ['cohorts'] })
    const odt = { ...form, cohorts: [idOf('cohort:odt')] }
    const own = wishOf(odt, { ...hichams, cohorts: hichams.cohorts.map((one) => ({ ...one, isWhole: false })) })
    expect(own).toMatchObject({ ok: true, wish: { organisations: hichams.organisations.map(({ id }) => id) } })
    expect(wishOf({ ...odt, organisations: [idOf('artisanes')] }, hichams)).toEqual({ ok: false, faults: ['organisations'] })
  })

  test('what is missing or makes no sense is named', async ({ db }) => {
    const choices = await choicesOf(db, 'claire')
    const wrong: TypedReport = { ...form, from: '2026-07-01', cohorts: [], attribution: 'date', day: 'demain' }
    expect(wishOf(wrong, choices)).toEqual({ ok: false, faults: ['days', 'cohorts', 'day'] })
  })

  test('another coordinator finds neither the report nor its line; a learner and an administrator none', async ({ db }) => {
    const { id } = await made(db)
    for (const who of ['hicham', 'ines', 'aminata', 'sarah']) {
      const viewer = await viewerOf(db, who)
      await expect(reportInView(db, viewer, id)).rejects.toMatchObject({ status: 404 })
      expect(await reportsOf(db, viewer)).toEqual([])
    }
    expect((await reportsOf(db, await viewerOf(db, 'claire'))).map((one) => one.id)).toEqual([id])
  })
})

test('a large report is left to the queue, shows how far it is, and is then counted', async ({ db }) => {
  const id = await askReport(db, { wish: WISH, madeBy: idOf('claire') }, TEST_NOW, 5)
  const claire = await viewerOf(db, 'claire')
  expect(await reportInView(db, claire, id)).toMatchObject({ dataAt: null, counted: 0, toCount: 12 })
  expect(await db.$count(jobs, eq(jobs.kind, 'count-report'))).toBe(1)
  await countReport(db, id, TEST_NOW)
  expect(await reportInView(db, claire, id)).toMatchObject({ counted: 12, toCount: 12 })
  expect(await db.$count(reportSnapshots)).toBe(1)
})
