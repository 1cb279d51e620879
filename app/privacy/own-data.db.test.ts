import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, is, isNull } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { afterAll, describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import { outcomes, releases, remarks } from '#db/schema/grading.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import { consents, erasureRequests, incidents, noticeAcceptances } from '#db/schema/privacy.ts'
import * as schema from '#db/schema/schema.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { closeAfterAll, test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { acceptNotice, addressAfterNotice, hasReadNotice } from '#app/platform/accept-notice.server.ts'
import { fileKey, fileStoreOf } from '#app/platform/file-store.server.ts'
import { openMail } from '#app/platform/mail.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import type { IncidentDraft } from '#app/rules/incidents.ts'
import { answerErasure } from './answer-erasure.server.ts'
import { askErasure } from './ask-erasure.server.ts'
import { cancelErasure } from './cancel-erasure.server.ts'
import { correctPerson } from './correct-person.server.ts'
import { exportPerson } from './export-person.queries.server.ts'
import { incidentsNow, incidentVersions } from './incidents.queries.server.ts'
import { ownArchive, ownPage } from './own-files.queries.server.ts'
import { erasureQueue, erasureRequest, ownConsents, ownErasureRequest } from './privacy.queries.server.ts'
import { setConsent } from './set-consent.server.ts'
import { writeIncident } from './write-incident.server.ts'

closeAfterAll()

const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-own-data-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const settings = readSettings({ DEMONSTRATION: 'yes', PASSWORD_COST: 'low', DATA_DIR: dataDir })

const after = (days: number) => new Date(TEST_NOW.getTime() + days * 86_400_000)
const typed = { name: 'Fatou Sarr', phone: '+212600000005', email: '', language: 'fr', gender: 'woman' } as const
const requestOf = async (db: Db, name: string) => {
  const [found] = await db
    .select({ id: erasureRequests.id })
    .from(erasureRequests)
    .where(eq(erasureRequests.personId, idOf(name)))
  return found!.id
}

describe('the notice on personal data', () => {
  test('who has not read it meets it after signing in, once', async ({ db }) => {
    await db.delete(noticeAcceptances).where(eq(noticeAcceptances.personId, idOf('fatou')))
    expect(await addressAfterNotice(db, idOf('fatou'), '/cours/c10')).toBe('/confidentialite?suite=%2Fcours%2Fc10')
    await acceptNotice(db, idOf('fatou'), '1', TEST_NOW)
    await acceptNotice(db, idOf('fatou'), '1', after(1))
    const { result, queries } = await countingQueries(() => addressAfterNotice(db, idOf('fatou'), '/cours/c10'))
    expect([result, queries]).toEqual(['/cours/c10', 1])
    expect(await hasReadNotice(db, idOf('aminata'))).toBe(true)
  })
})

describe('optional uses', () => {
  test('are nobody’s choice at the beginning, given and taken back one by one, and every stretch is kept', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const { result: none, queries } = await countingQueries(() => ownConsents(db, fatou))
    expect([none.map(({ givenAt }) => givenAt), queries]).toEqual([[null, null, null], 1])
    await setConsent(db, fatou, { use: 'photo', agrees: true }, TEST_NOW)
    await setConsent(db, fatou, { use: 'photo', agrees: true }, after(1))
    expect((await ownConsents(db, fatou)).map(({ givenAt }) => givenAt)).toEqual([TEST_NOW, null, null])
    await setConsent(db, fatou, { use: 'photo', agrees: false }, after(2))
    await setConsent(db, fatou, { use: 'photo', agrees: false }, after(3))
    await setConsent(db, fatou, { use: 'photo', agrees: true }, after(4))
    expect(await db.select({ from: consents.givenAt, to: consents.withdrawnAt }).from(consents).orderBy(consents.givenAt)).toEqual([
      { from: TEST_NOW, to: after(2) },
      { from: after(4), to: null },
    ])
    const entries = await db.select({ action: auditEntries.action }).from(auditEntries).orderBy(auditEntries.seq)
    expect(entries.filter(({ action }) => action.startsWith('consent')).length).toBe(3)
  })
})

describe('one’s own files', () => {
  test('the page holds what was typed, made safe, in the reader’s language', async ({ db }) => {
    await db
      .update(people)
      .set({ name: '<b>Aminata</b>' })
      .where(eq(people.id, idOf('aminata')))
    const aminata = await viewerOf(db, 'aminata')
    const page = await ownPage(db, aminata, 'ar', TEST_NOW)
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page).toContain('&lt;b&gt;Aminata&lt;/b&gt;')
    expect(page).not.toContain('<b>Aminata')
    expect(page).toContain('06 00 00 00 01')
    expect(page).toContain('Femmes debout')
  })

  test('the ZIP holds the page, everything as JSON, and the texts of plans', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    const files = unzipSync(await ownArchive(db, aminata, settings, 'fr', TEST_NOW))
    const names = Object.keys(files)
    expect(names.slice(0, 2)).toEqual(['mes-donnees.html', 'mes-donnees.json'])
    expect(names.filter((name) => /^textes\/c10-plan-p\d+\.txt$/.test(name)).length).toBeGreaterThan(3)
    const data: unknown = JSON.parse(strFromU8(files['mes-donnees.json']!))
    expect(data).toMatchObject({ person: { id: idOf('aminata'), name: 'Aminata Diallo' }, enrolments: expect.any(Array) as unknown })
  })

  test('photos and recordings are in it, and nobody else’s', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    const store = fileStoreOf(settings)
    for (const name of ['aminata', 'fatou']) {
      const where = { id: idOf(`file:${name}`), planId: idOf(`plan:${name}`), partId: 'p1', addedBy: idOf(name), addedAt: TEST_NOW }
      await db.insert(files).values({ ...where, kind: 'photo', type: 'image/jpeg', name: `de ${name}.jpg`, bytes: 4, hash: name })
      await store.put(fileKey(where.id), strToU8(name))
    }
    const held = unzipSync(await ownArchive(db, aminata, settings, 'fr', TEST_NOW))
    const names = Object.keys(held).filter((name) => name.startsWith('fichiers/'))
    expect(names).toEqual([`fichiers/p1-${idOf('file:aminata').slice(0, 8)}-de-aminata.jpg`])
    expect(strFromU8(held[names[0]!]!)).toBe('aminata')
    expect(strFromU8(held['mes-donnees.json']!)).not.toContain('de fatou.jpg')
  })

  test('e-mails kept for the person are in it, and nobody else’s', async ({ db }) => {
    const letter = { subject: 'Votre travail est lu', text: 'Bonjour', html: '<p>Bonjour</p>' }
    for (const name of ['aminata', 'fatou']) {
      const envelope = { id: idOf(`letter:${name}`), to: { name, address: `${name}@example.org` }, about: idOf(name), at: TEST_NOW }
      await openMail(settings).send(envelope, letter)
    }
    const files = unzipSync(await ownArchive(db, await viewerOf(db, 'aminata'), settings, 'fr', TEST_NOW))
    const letters = Object.entries(files).filter(([name]) => name.startsWith('courriels/'))
    expect(letters.map(([, bytes]) => strFromU8(bytes))).toEqual(['aminata@example.org\nVotre travail est lu\n\nBonjour'])
    expect(strFromU8(files['mes-donnees.json']!)).not.toContain('fatou@example.org')
  })

  test('a mark that is not released, or was taken back, is not told by way of the export', async ({ db }) => {
    const [released] = await db
      .select({ ownerId: plans.ownerId })
      .from(releases)
      .innerJoin(outcomes, eq(outcomes.id, releases.outcomeId))
      .innerJoin(remarks, eq(remarks.submissionId, outcomes.submissionId))
      .innerJoin(submissions, eq(submissions.id, outcomes.submissionId))
      .innerJoin(plans, eq(plans.id, submissions.planId))
      .where(isNull(releases.retractedAt))
      .limit(1)
    const told = async () => {
      const data = await exportPerson(db, released?.ownerId ?? '')
      return [data?.outcomes.length ?? 0, data?.remarks.length ?? 0]
    }
    const [outcomesBefore = 0, remarksBefore = 0] = await told()
    expect([outcomesBefore > 0, remarksBefore > 0]).toEqual([true, true])
    await db.update(releases).set({ retractedAt: TEST_NOW, retractedReason: 'Une erreur' })
    expect(await told()).toEqual([0, 0])
  })

  test('every table that hangs on a person is in the export, but for what opens the account', async ({ db }) => {
    const data = await exportPerson(db, idOf('aminata'))
    const hanging = Object.entries(schema).flatMap(([name, table]) => {
      if (!is(table, PgTable)) return []
      const links = getTableConfig(table).foreignKeys.filter(
        ({ onDelete, reference }) => onDelete === 'cascade' && reference().foreignTable === people,
      )
      return links.length > 0 ? [name] : []
    })
    expect(hanging.length).toBeGreaterThan(15)
    expect(hanging.filter((name) => !Object.hasOwn(data ?? {}, name)).toSorted()).toEqual([
      'awaitedProofs',
      'recoveryCodes',
      'secondFactors',
    ])
  })

  test('nothing in the export opens the account, and nothing of others’ accounts is in it', async ({ db }) => {
    const [{ auditKey, passwordHash }] = (await db
      .select()
      .from(people)
      .where(eq(people.id, idOf('aminata')))) as [typeof people.$inferSelect]
    const text = JSON.stringify(await exportPerson(db, idOf('aminata')))
    expect(text).not.toContain(auditKey)
    expect(text).not.toContain(passwordHash)
    expect(text).not.toContain('+212600000005')
  })
})

describe('correcting one’s own data', () => {
  test('name, number, language and the optional answer change; the audit keeps which, not what', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const form = { ...typed, name: ' Fatou  Sarr-Ndiaye', phone: '06 11 22 33 44', language: 'en', gender: 'unstated' } as const
    expect(await correctPerson(db, fatou, form, TEST_NOW)).toEqual({ ok: true })
    const [person] = await db
      .select()
      .from(people)
      .where(eq(people.id, idOf('fatou')))
    expect(person).toMatchObject({ name: 'Fatou Sarr-Ndiaye', phone: '+212611223344', language: 'en', gender: null })
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.action, 'person-corrected'))
    expect(entry?.detail).toEqual({ fields: 'name phone language gender' })
  })

  test('a number or address of somebody else is refused, and nothing changes', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    expect(await correctPerson(db, fatou, { ...typed, name: 'X Y', phone: '0600000001' }, TEST_NOW)).toEqual({
      ok: false,
      faults: ['phone-taken'],
    })
    expect(await correctPerson(db, fatou, { ...typed, email: 'SARAH@passerelle.example' }, TEST_NOW)).toEqual({
      ok: false,
      faults: ['email-taken'],
    })
    expect(
      await db
        .select({ name: people.name })
        .from(people)
        .where(eq(people.id, idOf('fatou'))),
    ).toEqual([{ name: 'Fatou Sarr' }])
  })

  test('the same again changes nothing and notes nothing', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    expect(await correctPerson(db, fatou, typed, TEST_NOW)).toEqual({ ok: true })
    expect(await db.select().from(auditEntries).where(eq(auditEntries.action, 'person-corrected'))).toEqual([])
  })
})

describe('asking to be erased', () => {
  test('one wish at a time, taken back within 14 days and asked again', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    expect(await ownErasureRequest(db, fatou, TEST_NOW)).toBeNull()
    await askErasure(db, fatou, TEST_NOW)
    await askErasure(db, fatou, after(1))
    expect(await ownErasureRequest(db, fatou, after(13))).toMatchObject({ state: 'cancellable', askedAt: TEST_NOW })
    expect(await cancelErasure(db, fatou, after(13))).toEqual({ ok: true })
    expect(await ownErasureRequest(db, fatou, after(13))).toMatchObject({ state: 'cancelled' })
    await askErasure(db, fatou, after(20))
    expect(await cancelErasure(db, fatou, after(35))).toEqual({ ok: false })
    expect(await ownErasureRequest(db, fatou, after(51))).toMatchObject({ state: 'late' })
  })

  test('an administrator answers after the 14 days; the wish is done and names nobody', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    await askErasure(db, await viewerOf(db, 'fatou'), TEST_NOW)
    const id = await requestOf(db, 'fatou')
    expect(await answerErasure(db, ines, id, { act: 'erase' }, after(13))).toEqual({ ok: false, because: 'still-cancellable' })
    const preview = await erasureRequest(db, id, after(15))
    expect(preview).toMatchObject({ name: 'Fatou Sarr', state: 'waiting' })
    expect(preview?.goes.accounts).toBeGreaterThan(0)
    const { result: queue, queries } = await countingQueries(() => erasureQueue(db, after(15)))
    expect([queue.requests.map(({ name }) => name), queries]).toEqual([['Prisca Ondo', 'Fatou Sarr'], 2])
    expect(await answerErasure(db, ines, id, { act: 'erase' }, after(15))).toEqual({ ok: true })
    const [request] = await db.select().from(erasureRequests).where(eq(erasureRequests.id, id))
    expect(request).toMatchObject({ personId: null, doneAt: after(15) })
    expect(await answerErasure(db, ines, id, { act: 'erase' }, after(16))).toEqual({ ok: false, because: 'answered' })
    expect(await erasureQueue(db, after(16))).toMatchObject({ erased: 1 })
    expect(await erasureRequest(db, id, after(16))).toBeUndefined()
  })

  test('a refusal has a reason, which the person reads', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const prisca = await viewerOf(db, 'prisca')
    const id = idOf('erasure:prisca')
    expect(await answerErasure(db, ines, id, { act: 'refuse', reason: ' ' }, TEST_NOW)).toEqual({ ok: false, because: 'reason-missing' })
    expect(await answerErasure(db, ines, id, { act: 'refuse', reason: 'x'.repeat(1001) }, TEST_NOW)).toMatchObject({ ok: false })
    expect(await answerErasure(db, ines, id, { act: 'refuse', reason: 'Un litige est ouvert.' }, TEST_NOW)).toEqual({ ok: true })
    expect(await ownErasureRequest(db, prisca, TEST_NOW)).toMatchObject({ state: 'refused', reason: 'Un litige est ouvert.' })
  })

  test('nobody answers their own wish', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    await askErasure(db, ines, TEST_NOW)
    expect(await answerErasure(db, ines, await requestOf(db, 'ines'), { act: 'erase' }, after(15))).toEqual({
      ok: false,
      because: 'own-account',
    })
  })
})

describe('the register of incidents', () => {
  const draft: IncidentDraft = {
    title: 'Un courriel au mauvais groupe',
    happened: 'Des adresses visibles de tous.',
    noticedAt: TEST_NOW,
    level: 'likely',
    peopleAffected: 30,
    measures: '',
    authorityToldAt: null,
    peopleToldAt: null,
    isClosed: false,
  }

  test('every change is a new version, the earlier ones stay', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const noted = await writeIncident(db, ines, null, draft, after(1))
    if (!noted.ok) throw new Error('not written')
    const closed = { ...draft, measures: 'Adresses cachées.', authorityToldAt: after(2), isClosed: true }
    expect(await writeIncident(db, ines, noted.id, closed, after(2))).toMatchObject({ ok: true })
    const versions = await incidentVersions(db, noted.id)
    expect(versions.map(({ incident, writer }) => [incident.n, incident.closedAt, writer])).toEqual([
      [2, after(2), 'Inès Peeters'],
      [1, null, 'Inès Peeters'],
    ])
    expect((await incidentsNow(db)).map(({ title }) => title)).toEqual(['Liste de présence oubliée dans une salle', draft.title])
  })

  test('what is not whole is not written', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    expect(await writeIncident(db, ines, null, { ...draft, title: '' }, after(1))).toEqual({ ok: false, faults: ['title-missing'] })
    const open = and(isNull(incidents.closedAt), eq(incidents.title, ''))
    expect(await db.select().from(incidents).where(open)).toEqual([])
  })
})
