import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { contacts } from '#db/schema/cohorts.ts'
import { consents } from '#db/schema/privacy.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { callsOf } from './calls.queries.server.ts'
import { noteContact } from './note-contact.server.ts'

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
