import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { attendanceMarks, workshops } from '#db/schema/workshops.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { cancelWorkshop } from './cancel-workshop.server.ts'
import { markAttendance } from './mark-attendance.server.ts'
import { planWorkshop } from './plan-workshop.server.ts'
import { attendanceOf, attendeesOf, workshopForCalendar, workshopsIn } from './workshops.queries.server.ts'

const SALE = idOf('cohort:sale')
const WORKSHOP = idOf('workshop:prices')
const AT = { cohortId: SALE, workshopId: WORKSHOP }
const FATOU = idOf('enrolment:sale:fatou')
const AMINATA = idOf('enrolment:sale:aminata')
const FORM = {
  id: idOf('a new workshop'),
  ...{ title: 'Pitch', place: 'Salé', day: '2026-12-05', starts: '09:30', ends: '12:00', seats: '', trainer: '' as const },
}
const minutes = (n: number) => new Date(TEST_NOW.getTime() + n * 60_000)
/** A sheet that comes at once, or one that a phone finished at an instant and sent later. */
const sheet = (lines: Array<{ enrolmentId: string; was: string; is: string }>, key: string = randomUUID(), finishedAt?: Date) => ({
  ...{ key, lines, waited: finishedAt ? { finishedAt, shownAt: finishedAt, skewSeconds: 0 } : null },
})
const stateOf = async (db: Db, enrolmentId: string) =>
  (await attendeesOf(db, SALE, WORKSHOP)).find((one) => one.enrolmentId === enrolmentId)?.state

describe('planning a workshop', () => {
  test('the same form sent twice makes one, entered once in the journal; who is not of the cohort does not lead it', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const form = { ...FORM, trainer: idOf('aminata') }
    expect(await planWorkshop(db, claire, SALE, form, TEST_NOW)).toEqual({ ok: true })
    expect(await planWorkshop(db, claire, SALE, form, TEST_NOW)).toEqual({ ok: true })
    expect((await workshopsIn(db, SALE)).filter(({ id }) => id === FORM.id)).toMatchObject([{ trainer: null, present: 0 }])
    expect(await db.$count(auditEntries, eq(auditEntries.action, 'workshop.planned'))).toBe(1)
  })

  test('what cannot be read makes nothing', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const before = await db.$count(workshops)
    expect(await planWorkshop(db, claire, SALE, { ...FORM, day: '2026-02-30' }, TEST_NOW)).toMatchObject({ ok: false })
    expect(await db.$count(workshops)).toBe(before)
  })

  test('for learners, coordinators of others and administrators the cohort does not exist', async ({ db }) => {
    for (const name of ['aminata', 'ines', 'hicham'])
      await expect(planWorkshop(db, await viewerOf(db, name), SALE, FORM, TEST_NOW), name).rejects.toMatchObject({ status: 404 })
  })
})

describe('attendance', () => {
  test('a sheet sent twice is written once; a later sheet counts, and what stood stays written', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const first = sheet([{ enrolmentId: FATOU, was: '', is: 'present' }])
    expect(await markAttendance(db, sarah, AT, first, TEST_NOW)).toEqual({ ok: true })
    expect(await markAttendance(db, sarah, AT, first, minutes(5))).toEqual({ ok: true })
    expect(await db.$count(attendanceMarks, eq(attendanceMarks.workshopId, WORKSHOP))).toBe(1)
    const second = sheet([{ enrolmentId: FATOU, was: 'present', is: 'absent' }])
    await markAttendance(db, sarah, AT, second, minutes(10))
    expect(await stateOf(db, FATOU)).toBe('absent')
    expect(await db.$count(attendanceMarks, eq(attendanceMarks.workshopId, WORKSHOP))).toBe(2)
    expect((await workshopsIn(db, SALE)).find(({ id }) => id === WORKSHOP)?.present).toBe(0)
  })

  test('ticks that waited on a phone count by when they were made, not by when they came', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    await markAttendance(db, sarah, AT, sheet([{ enrolmentId: FATOU, was: '', is: 'present' }]), minutes(30))
    await markAttendance(db, sarah, AT, sheet([{ enrolmentId: FATOU, was: '', is: 'absent' }], undefined, minutes(10)), minutes(60))
    expect(await stateOf(db, FATOU)).toBe('present')
    expect((await workshopsIn(db, SALE)).find(({ id }) => id === WORKSHOP)?.present).toBe(1)
  })

  test('a kept page is ticked again and again before its ticks are sent: each counts once, in the order in which they were made', async ({
    db,
  }) => {
    const sarah = await viewerOf(db, 'sarah')
    const key = randomUUID()
    const [there, left] = [
      { enrolmentId: FATOU, was: '', is: 'present' },
      { enrolmentId: FATOU, was: '', is: 'absent' },
    ]
    const ticked = [
      sheet([there], key, minutes(1)),
      sheet([left, { enrolmentId: AMINATA, was: '', is: 'present' }], key, minutes(20)),
      sheet([there, { enrolmentId: AMINATA, was: '', is: 'present' }], key, minutes(25)),
    ]
    // All of them twice, as after an answer that was lost.
    for (const one of [...ticked, ...ticked]) expect(await markAttendance(db, sarah, AT, one, minutes(60))).toEqual({ ok: true })
    expect(await stateOf(db, FATOU)).toBe('present')
    expect(await stateOf(db, AMINATA)).toBe('present')
    expect(await db.$count(attendanceMarks, eq(attendanceMarks.workshopId, WORKSHOP))).toBe(4)
  })

  test('a sheet whose answer was lost, sent again by the phone, is written once', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const key = randomUUID()
    const lines = [{ enrolmentId: FATOU, was: '', is: 'present' }]
    await markAttendance(db, sarah, AT, sheet(lines, key), minutes(1))
    await markAttendance(db, sarah, AT, sheet(lines, key, minutes(0)), minutes(2))
    expect(await db.$count(attendanceMarks, eq(attendanceMarks.workshopId, WORKSHOP))).toBe(1)
  })

  test('other choices under a key that was used are refused as a whole', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const key = randomUUID()
    await markAttendance(db, sarah, AT, sheet([{ enrolmentId: FATOU, was: '', is: 'present' }], key), TEST_NOW)
    const other = [FATOU, AMINATA].map((enrolmentId) => ({ enrolmentId, was: '', is: 'absent' }))
    expect(await markAttendance(db, sarah, AT, sheet(other, key), TEST_NOW)).toEqual({ ok: false, because: 'sent-already' })
    expect(await stateOf(db, FATOU)).toBe('present')
    expect(await stateOf(db, AMINATA)).toBeNull()
  })

  test('people of other cohorts are left out, and a cancelled workshop takes none', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const lines = [{ enrolmentId: idOf('enrolment:odt:nadege'), was: '', is: 'present' }]
    expect(await markAttendance(db, claire, AT, sheet(lines), TEST_NOW)).toEqual({ ok: true })
    expect(await db.$count(attendanceMarks, eq(attendanceMarks.workshopId, WORKSHOP))).toBe(0)
    await cancelWorkshop(db, claire, AT, TEST_NOW)
    await cancelWorkshop(db, claire, AT, TEST_NOW)
    expect(await db.$count(auditEntries, eq(auditEntries.action, 'workshop.cancelled'))).toBe(1)
    const late = sheet([{ enrolmentId: FATOU, was: '', is: 'present' }])
    expect(await markAttendance(db, claire, AT, late, TEST_NOW)).toEqual({ ok: false, because: 'cancelled' })
  })

  test('a person’s page shows where they were; the sheet and the list are one query each', async ({ db }) => {
    expect(await attendanceOf(db, AMINATA)).toMatchObject([{ title: 'Rencontrer ses clientes', state: 'present' }])
    const counted = await countingQueries(async () => {
      await workshopsIn(db, SALE)
      await attendeesOf(db, SALE, WORKSHOP)
    })
    expect(counted.queries).toBe(2)
  })
})

test('the calendar is for those who follow or keep the workshop; for all others it does not exist', async ({ db }) => {
  for (const name of ['aminata', 'sarah', 'claire'])
    expect(await workshopForCalendar(db, await viewerOf(db, name), WORKSHOP)).toMatchObject({ title: 'Fixer ses prix' })
  for (const name of ['hicham', 'ines'])
    await expect(workshopForCalendar(db, await viewerOf(db, name), WORKSHOP), name).rejects.toMatchObject({ status: 404 })
})
