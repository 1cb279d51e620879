import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq, getTableName, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { INVENTORY } from '#db/inventory/inventory.ts'
import { contacts, enrolments } from '#db/schema/cohorts.ts'
import { jobs, notices } from '#db/schema/operations.ts'
import { grants, people, sessions } from '#db/schema/people.ts'
import { revisions } from '#db/schema/plans.ts'
import { incidents } from '#db/schema/privacy.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { closeAfterAll, test } from '#db/test-world.ts'
import { keptMessages, openMail } from '#app/platform/mail.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { recordOfProcessing } from './record.queries.server.ts'
import { applyRetention } from './apply-retention.server.ts'
import { RETENTION_STEPS, tableOf } from './retention-steps.server.ts'

closeAfterAll()

let dataDir = ''
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-retention-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const after = (days: number) => new Date(TEST_NOW.getTime() + days * 86_400_000)

describe('what has come to its end goes', () => {
  test('every table that the inventory keeps for a time of its own has a step, with that time', async () => {
    const timed = INVENTORY.filter(({ retention }) => !['account', 'nameless', 'content'].includes(retention))
    const labelled = timed.map(({ table, retention }) => `${getTableName(table)} ${retention}`).toSorted()
    expect(RETENTION_STEPS.map((step) => `${tableOf(step)} ${step.retention}`).toSorted()).toEqual(labelled)
  })

  test('today nothing of the demonstration is over', async ({ db }) => {
    expect(await applyRetention(db, { isRehearsal: false, dataDir }, TEST_NOW)).toEqual({ rows: {}, letters: 0, people: 0 })
  })

  test('e-mails that were kept instead of sent stand in the record, and go after their thirty days', async ({ db }) => {
    const settings = readSettings({ DEMONSTRATION: 'yes', DATA_DIR: dataDir })
    const letter = { subject: 'Un lien', text: 'Bonjour', html: '<p>Bonjour</p>' }
    const to = { name: 'Rose', address: 'rose@example.org' }
    await openMail(settings).send({ id: 'one', to, about: idOf('fatou'), at: TEST_NOW }, letter)
    const kept = recordOfProcessing().flatMap(({ columns }) => columns.filter(({ table }) => table.startsWith('outbox')))
    expect(kept.map(({ retention, onErasure }) => [retention, onErasure])).toEqual([
      ['after-use', 'goes'],
      ['after-use', 'goes'],
    ])
    expect((await applyRetention(db, { isRehearsal: false, dataDir }, after(30))).letters).toBe(0)
    expect((await applyRetention(db, { isRehearsal: true, dataDir }, after(31))).letters).toBe(1)
    expect(await keptMessages(settings)).toHaveLength(1)
    expect((await applyRetention(db, { isRehearsal: false, dataDir }, after(31))).letters).toBe(1)
    expect(await keptMessages(settings)).toEqual([])
  })

  test('sessions, done jobs and notices go at the end of their days, not before', async ({ db }) => {
    await db.insert(sessions).values({ id: 'old', userId: idOf('fatou'), expiresAt: TEST_NOW })
    await db.insert(jobs).values({ kind: 'mail', key: 'done', payload: {}, doneAt: TEST_NOW })
    await db.insert(jobs).values({ kind: 'mail', key: 'waiting', payload: {} })
    await db.insert(notices).values({ personId: idOf('fatou'), kind: 'reply', createdAt: TEST_NOW })
    expect((await applyRetention(db, { isRehearsal: true, dataDir }, after(30))).rows).toEqual({})
    expect((await applyRetention(db, { isRehearsal: true, dataDir }, after(31))).rows).toMatchObject({ sessions: 1, jobs: 1 })
    expect((await applyRetention(db, { isRehearsal: false, dataDir }, after(31))).rows).toMatchObject({ sessions: 1, jobs: 1 })
    expect((await applyRetention(db, { isRehearsal: false, dataDir }, after(31))).rows).toEqual({})
    expect(await db.select({ key: jobs.key }).from(jobs)).toEqual([{ key: 'waiting' }])
    expect((await applyRetention(db, { isRehearsal: true, dataDir }, after(366))).rows).toMatchObject({ notices: 1 })
  })

  test('a year after the end of a group its drafts and notes of calls are gone', async ({ db }) => {
    await db.insert(contacts).values({ enrolmentId: idOf('enrolment:sale:fatou'), channel: 'call', note: 'Rappeler' })
    const before = (await db.select({ id: revisions.id }).from(revisions)).length
    expect(before).toBeGreaterThan(0)
    const { rows } = await applyRetention(db, { isRehearsal: false, dataDir }, after(28 + 370))
    expect(rows['revisions']).toBe(before)
    expect(rows['contacts']).toBeGreaterThan(0)
    expect(await db.select().from(revisions)).toEqual([])
  })

  test('three years after the last group people are erased; who has a role stays', async ({ db }) => {
    const end = after(150 + 3 * 366 + 31)
    const rehearsed = await applyRetention(db, { isRehearsal: true, dataDir }, end)
    expect(rehearsed.people).toBe(21)
    expect(await applyRetention(db, { isRehearsal: false, dataDir }, end)).toEqual(rehearsed)
    const left = await db.select({ id: people.id }).from(people).where(eq(people.isStandIn, false))
    const roles = await db.selectDistinct({ id: grants.personId }).from(grants).where(isNull(grants.revokedAt))
    expect(left.map(({ id }) => id).toSorted()).toEqual(roles.map(({ id }) => id).toSorted())
    expect((await db.select().from(enrolments)).length).toBeGreaterThan(10)
    expect((await applyRetention(db, { isRehearsal: true, dataDir }, end)).people).toBe(0)
  })

  test('an incident goes five years after it was closed, with all its versions; an open one stays', async ({ db }) => {
    const version = {
      noticedAt: TEST_NOW,
      writtenAt: TEST_NOW,
      title: 'Un téléphone perdu',
      happened: 'Perdu.',
      level: 'likely',
      peopleAffected: 1,
    } as const
    const closed = idOf('closed')
    await db.insert(incidents).values({ ...version, incidentId: closed, n: 1 })
    await db.insert(incidents).values({ ...version, incidentId: closed, n: 2, closedAt: TEST_NOW })
    await db.insert(incidents).values({ ...version, incidentId: idOf('open'), n: 1 })
    expect((await applyRetention(db, { isRehearsal: true, dataDir }, after(5 * 365))).rows['incidents']).toBeUndefined()
    expect((await applyRetention(db, { isRehearsal: true, dataDir }, after(5 * 366 + 2))).rows['incidents']).toBe(2)
  })
})
