import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { cohorts, contacts } from '#db/schema/cohorts.ts'
import { jobs } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { consents } from '#db/schema/privacy.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { callsOf } from './calls.queries.server.ts'
import { hidePerson } from './hide-person.server.ts'
import { noteContact } from './note-contact.server.ts'
import { readReminders } from './coordination.forms.ts'
import { remindPeople } from './remind-people.server.ts'
import { remindPerson } from './remind-person.server.ts'
import { saveThresholds } from './save-thresholds.server.ts'

const binta = idOf('enrolment:sale:binta')

describe('who needs a call this week', () => {
  test('somebody who never opened the course is on the list, with the reason', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const { result: calls, queries } = await countingQueries(() => callsOf(db, claire, TEST_NOW, 10))
    expect(queries).toBeLessThanOrEqual(9)
    const entry = calls.toCall.find(({ enrolmentId }) => enrolmentId === binta)
    expect(entry?.reasons[0]?.because).toBe('never-opened')
    expect(calls.toCall.length).toBeLessThanOrEqual(10)
  })

  test('nobody of a cohort that has not begun is on it', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const calls = await callsOf(db, claire, TEST_NOW, 100)
    expect(
      calls.toCall.filter(({ enrolmentId }) => [idOf('enrolment:printemps:oumou'), idOf('enrolment:printemps:sali')].includes(enrolmentId)),
    ).toEqual([])
  })

  test('a coordinator of an organisation calls only its own people', async ({ db }) => {
    const hicham = await viewerOf(db, 'hicham')
    const calls = await callsOf(db, hicham, TEST_NOW, 100)
    expect(calls.toCall.every(({ organisation }) => organisation?.startsWith('ODT'))).toBe(true)
  })

  test('who was contacted stands apart', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    await noteContact(db, claire, { id: randomUUID(), enrolment: binta, channel: 'call', note: 'Rappeler jeudi' }, TEST_NOW)
    const calls = await callsOf(db, claire, TEST_NOW, 10)
    expect(calls.toCall.some(({ enrolmentId }) => enrolmentId === binta)).toBe(false)
    expect(calls.contacted.find(({ enrolmentId }) => enrolmentId === binta)?.contact).toMatchObject({
      channel: 'call',
      note: 'Rappeler jeudi',
    })
  })
})

test('who took back their agreement to WhatsApp messages is not offered one, and who never gave it may be asked', async ({ db }) => {
  const claire = await viewerOf(db, 'claire')
  const entry = async () => (await callsOf(db, claire, TEST_NOW, 10)).toCall.find(({ enrolmentId }) => enrolmentId === binta)
  expect((await entry())?.takesWhatsApp).toBe(true)
  const consent = { personId: idOf('binta'), use: 'whatsapp' as const, version: '1', givenAt: TEST_NOW }
  await db.insert(consents).values({ ...consent, withdrawnAt: TEST_NOW })
  expect((await entry())?.takesWhatsApp).toBe(false)
  await db.insert(consents).values(consent)
  expect((await entry())?.takesWhatsApp).toBe(true)
})

describe('noting a contact', () => {
  test('the same form sent twice is one contact', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const form = { id: randomUUID(), enrolment: binta, channel: 'whatsapp' as const, note: '' }
    expect(await noteContact(db, claire, form, TEST_NOW)).toEqual({ ok: true })
    expect(await noteContact(db, claire, form, TEST_NOW)).toEqual({ ok: true })
    expect((await db.select().from(contacts)).filter(({ id }) => id === form.id)).toHaveLength(1)
  })

  test('a contact without a means, or with a very long result, is refused and nothing is written', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const before = (await db.select().from(contacts)).length
    expect(await noteContact(db, claire, { id: randomUUID(), enrolment: binta, channel: undefined, note: '' }, TEST_NOW)).toEqual({
      ok: false,
      because: 'channel-missing',
    })
    expect(await noteContact(db, claire, { id: randomUUID(), enrolment: binta, channel: 'call', note: 'x'.repeat(501) }, TEST_NOW)).toEqual(
      { ok: false, because: 'note-too-long' },
    )
    expect((await db.select().from(contacts)).length).toBe(before)
  })

  test('somebody outside the scope does not exist', async ({ db }) => {
    for (const name of ['hicham', 'sarah', 'aminata']) {
      const viewer = await viewerOf(db, name)
      await expect(
        noteContact(db, viewer, { id: randomUUID(), enrolment: binta, channel: 'call', note: '' }, TEST_NOW),
      ).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('the list of one cohort', () => {
  const usual = {
    ...{ neverOpenedDays: '7', silentDays: '14', modulesBehind: '1', returnedDays: '10', quizTriesBelowHalf: '2', uncorrectedDays: '7' },
  }
  const sale = idOf('cohort:sale')

  test('follows the thresholds that its coordinator chose, and says where each person stands', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const before = (await callsOf(db, claire, TEST_NOW, 100)).toCall
    const rokia = before.find(({ enrolmentId }) => enrolmentId === idOf('enrolment:sale:rokia'))
    expect(rokia?.reasons.map(({ because }) => because)).toEqual(['silent', 'behind'])
    expect(rokia).toMatchObject({ stop: { label: 'M4' } })
    expect(rokia?.lateDays).toBeGreaterThan(0)
    const looser = { ...usual, silentDays: '90', modulesBehind: '10', neverOpenedDays: '90', quizTriesBelowHalf: '10', returnedDays: '90' }
    expect(await saveThresholds(db, claire, sale, looser, TEST_NOW)).toEqual({ ok: true })
    const after = (await callsOf(db, claire, TEST_NOW, 100)).toCall
    expect(after.map(({ enrolmentId }) => enrolmentId)).toEqual(
      before.filter(({ cohortId }) => cohortId !== sale).map(({ enrolmentId }) => enrolmentId),
    )
    expect(after.length).toBeLessThan(before.length)
  })

  test('keeps its thresholds where a number is wrong, and for who does not steer it there is none', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    await saveThresholds(db, claire, sale, { ...usual, silentDays: '20' }, TEST_NOW)
    expect(await saveThresholds(db, claire, sale, { ...usual, silentDays: '0' }, TEST_NOW)).toEqual({ ok: false, fields: ['silentDays'] })
    for (const name of ['hicham', 'sarah', 'aminata'])
      await expect(saveThresholds(db, await viewerOf(db, name), sale, usual, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    const [kept] = await db.select({ thresholds: cohorts.thresholds }).from(cohorts).where(eq(cohorts.id, sale))
    expect(kept?.thresholds).toEqual({ silentDays: 20 })
  })

  test('leaves somebody out for fourteen days, and only who accompanies them can', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const isListed = async (now: Date) => (await callsOf(db, claire, now, 100)).toCall.some(({ enrolmentId }) => enrolmentId === binta)
    await expect(hidePerson(db, await viewerOf(db, 'hicham'), binta, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    expect(await isListed(TEST_NOW)).toBe(true)
    await hidePerson(db, claire, binta, TEST_NOW)
    expect(await isListed(new Date(TEST_NOW.getTime() + 13 * 86_400_000))).toBe(false)
    expect(await isListed(new Date(TEST_NOW.getTime() + 14 * 86_400_000))).toBe(true)
  })
})

test('a message written by hand counts as a reminder: a second one within five days is confirmed, and who wants none gets none', async ({
  db,
}) => {
  const claire = await viewerOf(db, 'claire')
  const sent = () => ({ act: 'sent' as const, id: randomUUID(), enrolment: binta, because: 'silent' as const })
  expect(await remindPerson(db, claire, sent(), TEST_NOW)).toEqual({ ok: true })
  expect(await remindPerson(db, claire, sent(), TEST_NOW)).toMatchObject({ ok: false, because: 'too-soon' })
  expect(await remindPerson(db, claire, { ...sent(), anyway: 'yes' }, TEST_NOW)).toEqual({ ok: true })
  expect(await db.$count(jobs, eq(jobs.kind, 'send-reminder'))).toBe(0)
  await db.insert(consents).values({ personId: idOf('binta'), use: 'whatsapp', version: '1', givenAt: TEST_NOW, withdrawnAt: TEST_NOW })
  expect(await remindPerson(db, claire, { ...sent(), anyway: 'yes' }, TEST_NOW)).toEqual({ ok: false, because: 'no-whatsapp' })
})

test('several people get their e-mails at once: who had a message lately is left out, the same form twice is once, a foreign person stops all', async ({
  db,
}) => {
  const claire = await viewerOf(db, 'claire')
  const names = ['binta', 'rokia', 'chantal']
  for (const name of names)
    await db
      .update(people)
      .set({ email: `${name}@exemple.test` })
      .where(eq(people.id, idOf(name)))
  const form = new FormData()
  form.set('act', 'remind-many')
  for (const name of names) {
    const enrolment = idOf(`enrolment:sale:${name}`)
    form.append('chosen', enrolment)
    form.set(`id-${enrolment}`, randomUUID())
    form.set(`because-${enrolment}`, 'silent')
  }
  const forms = readReminders(form) ?? []
  expect(forms).toHaveLength(3)
  const [first] = forms
  if (!first) throw new Error('three were chosen')
  expect(await remindPerson(db, claire, { ...first, id: randomUUID() }, TEST_NOW)).toEqual({ ok: true })
  const hicham = await viewerOf(db, 'hicham')
  await expect(remindPeople(db, hicham, forms, TEST_NOW)).rejects.toMatchObject({ status: 404 })
  expect(await remindPeople(db, claire, forms, TEST_NOW)).toBe(2)
  expect(await db.$count(jobs, eq(jobs.kind, 'send-reminder'))).toBe(3)
  await remindPeople(db, claire, forms, TEST_NOW)
  expect(await db.$count(jobs, eq(jobs.kind, 'send-reminder'))).toBe(3)
  const entry = (await callsOf(db, claire, TEST_NOW, 100)).contacted.find(({ enrolmentId }) => enrolmentId === first.enrolment)
  expect(entry?.messagedAt).toEqual(TEST_NOW)
})
