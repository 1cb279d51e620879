import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { contacts } from '#db/schema/cohorts.ts'
import { releases } from '#db/schema/grading.ts'
import { jobs } from '#db/schema/operations.ts'
import { grants, people } from '#db/schema/people.ts'
import { submissions } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { askAccess } from './account/entering/ask-access.server.ts'
import { remindPerson } from './coordination/remind-person.server.ts'
import { createInvitation } from './coordination/invitations/create-invitation.server.ts'
import { decideSubmission } from './grading/decide-submission.server.ts'
import { releaseResult } from './grading/release-result.server.ts'
import { retractRelease } from './grading/retract-release.server.ts'
import { saveMessage } from './grading/save-message.server.ts'
import { MARIAM, markAll } from './grading/test-marking.ts'
import { work } from './jobs.server.ts'
import { handedIn, SECRET, writtenPlan } from './learning/plan/test-plans.ts'
import type { Letter } from './platform/letter.ts'
import { openLog } from './platform/log.server.ts'
import { keptMessages, openMail } from './platform/mail.server.ts'
import { readSettings } from './platform/settings.server.ts'
import { workOff } from './platform/worker.server.ts'
import { erasePerson } from './privacy/erase-person.server.ts'

type Sent = { to: string; letter: Letter }
let dataDir = ''
beforeAll(async () => void (dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-letters-'))))
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const partsOn = (db: Db) => ({
  db,
  settings: readSettings({ DEMONSTRATION: 'yes', DATA_DIR: dataDir }),
  secret: SECRET,
  log: openLog('silent'),
})

/** Does the work that waits, and answers the letters that left. */
async function lettersOf(db: Db, now = TEST_NOW): Promise<Sent[]> {
  const sent: Sent[] = []
  const mail = { send: async ({ to }: { to: { address: string } }, letter: Letter) => void sent.push({ to: to.address, letter }) }
  const later = new Date(Math.max(now.getTime(), TEST_NOW.getTime() + 3_600_000))
  await workOff({ ...partsOn(db), mail, work: { ...work, recurring: [] }, clock: () => later })
  const failed = await db.select({ error: jobs.lastError, kind: jobs.kind }).from(jobs)
  expect(failed.filter(({ error }) => error !== null)).toEqual([])
  return sent
}

const address = (db: Db, name: string, email: string | null) =>
  db
    .update(people)
    .set({ email })
    .where(eq(people.id, idOf(name)))
const switchOff = (db: Db, name: string) =>
  db
    .update(people)
    .set({ emailsOffAt: TEST_NOW })
    .where(eq(people.id, idOf(name)))
const wholeText = ({ letter }: Sent) => `${letter.subject}\n${letter.text}\n${letter.html}`

async function mariamHandsIn(db: Db) {
  const mariam = await viewerOf(db, 'mariam')
  const planId = await writtenPlan(db, mariam)
  const submissionId = await handedIn(db, mariam, planId)
  return { planId, submissionId }
}

describe('work that was handed in', () => {
  test('sends its receipt to who wrote it, and the news to each trainer of the group', async ({ db }) => {
    await address(db, 'mariam', 'mariam@example.org')
    const { planId, submissionId } = await mariamHandsIn(db)
    const sent = await lettersOf(db)
    expect(sent.map(({ to }) => to).sort()).toEqual(['joseph@passerelle.example', 'mariam@example.org', 'sarah@passerelle.example'])
    const receipt = sent.find(({ to }) => to === 'mariam@example.org')!
    const [row] = await db.select().from(submissions).where(eq(submissions.id, submissionId))
    expect(receipt.letter.text).toContain(row!.receiptCode)
    expect(receipt.letter.text).toContain(`/plan/${planId}/recu/1`)
    const news = sent.find(({ to }) => to === 'sarah@passerelle.example')!
    expect(news.letter.text).toContain(`/correction/${submissionId}`)
    expect(wholeText(news)).not.toMatch(/Mariam|Koné|Artisanes/)
  })

  test('is told of once, whatever is asked again', async ({ db }) => {
    await mariamHandsIn(db)
    expect((await lettersOf(db)).length).toBeGreaterThan(0)
    expect(await lettersOf(db)).toEqual([])
  })

  test('tells nobody who has no address, wants no e-mails, or no longer trains the group', async ({ db }) => {
    await switchOff(db, 'joseph')
    await mariamHandsIn(db)
    await db
      .update(grants)
      .set({ revokedAt: TEST_NOW })
      .where(eq(grants.personId, idOf('sarah')))
    expect(await lettersOf(db)).toEqual([])
  })

  test('and taken back meanwhile sends nothing', async ({ db }) => {
    await address(db, 'mariam', 'mariam@example.org')
    const { submissionId } = await mariamHandsIn(db)
    await db.update(submissions).set({ withdrawnAt: TEST_NOW }).where(eq(submissions.id, submissionId))
    expect(await lettersOf(db)).toEqual([])
  })
})

async function sarahDecides(db: Db, verdict: 'return' | 'validate') {
  const sarah = await viewerOf(db, 'sarah')
  await address(db, 'mariam', 'mariam@example.org')
  await markAll(db, sarah, MARIAM, 'l4', TEST_NOW)
  await saveMessage(db, sarah, { submissionId: MARIAM, overall: 'Presque prêt.', privateNote: 'À voir', basedOn: 1 }, TEST_NOW)
  const decided = await decideSubmission(db, sarah, { submissionId: MARIAM, verdict }, TEST_NOW)
  if (!decided.ok) throw new Error(decided.because)
  return sarah
}

describe('an answer to work', () => {
  test('that sends it back leaves at once, without remark or mark', async ({ db }) => {
    await sarahDecides(db, 'return')
    const [letter, ...others] = await lettersOf(db)
    expect(others).toEqual([])
    expect(letter).toMatchObject({ to: 'mariam@example.org', letter: { subject: 'Une réponse à votre travail' } })
    expect(letter!.letter.text).toContain('/remarques')
    expect(wholeText(letter!)).not.toMatch(/Presque|À voir|Sarah|Artisanes|\d+ ?(?:points|sur|\/) ?\d+/)
  })

  test('that validates it leaves when it is released', async ({ db }) => {
    const sarah = await sarahDecides(db, 'validate')
    expect(await lettersOf(db)).toEqual([])
    expect(await releaseResult(db, sarah, MARIAM, TEST_NOW)).toEqual({ ok: true })
    await releaseResult(db, sarah, MARIAM, TEST_NOW)
    const sent = await lettersOf(db)
    expect(sent.map(({ to }) => to)).toEqual(['mariam@example.org'])
    expect(wholeText(sent[0]!)).not.toMatch(/validé|accepté|Presque|\d+ ?(?:points|sur) ?\d+/)
  })

  test('that was taken back before it left is not sent', async ({ db }) => {
    const sarah = await sarahDecides(db, 'return')
    expect(await retractRelease(db, sarah, { submissionId: MARIAM, reason: 'Erreur' }, TEST_NOW)).toEqual({ ok: true })
    expect(await lettersOf(db)).toEqual([])
    expect(await db.select().from(releases).where(eq(releases.retractedReason, 'Erreur'))).toHaveLength(1)
  })
})

const reminder = (more: object = {}) => ({
  ...{ act: 'remind' as const, id: crypto.randomUUID(), enrolment: idOf('enrolment:sale:binta'), because: 'never-opened' as const },
  anyway: undefined,
  ...more,
})

describe('a reminder', () => {
  test('leaves once for one form, is noted as a contact, and waits five days for the next', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const form = reminder()
    for (const _time of [1, 2]) expect(await remindPerson(db, claire, form, TEST_NOW)).toEqual({ ok: true })
    expect(await db.select().from(contacts).where(eq(contacts.id, form.id))).toMatchObject([{ channel: 'email', madeBy: claire.id }])
    expect(await remindPerson(db, claire, reminder(), TEST_NOW)).toEqual({ ok: false, because: 'too-soon', lastAt: TEST_NOW })
    expect(await remindPerson(db, claire, reminder({ anyway: 'yes' }), TEST_NOW)).toEqual({ ok: true })
    const sent = await lettersOf(db)
    expect(sent.map(({ to }) => to)).toEqual(['binta@passerelle.example', 'binta@passerelle.example'])
    expect(sent[0]!.letter.text).toContain('Message envoyé par Claire Mertens')
  })

  test('is not sent to who switched them off, and nothing is noted', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    await switchOff(db, 'binta')
    const form = reminder()
    expect(await remindPerson(db, claire, form, TEST_NOW)).toEqual({ ok: false, because: 'no-email' })
    expect(await db.select().from(contacts).where(eq(contacts.id, form.id))).toEqual([])
    expect(await lettersOf(db)).toEqual([])
  })

  test('is refused to who does not accompany the person', async ({ db }) => {
    for (const name of ['hicham', 'sarah', 'aminata'])
      await expect(remindPerson(db, await viewerOf(db, name), reminder(), TEST_NOW)).rejects.toMatchObject({ status: 404 })
  })

  test.for([
    ['fr', 'ltr', 'Bonjour'],
    ['en', 'ltr', 'Hello'],
    ['ar', 'rtl', 'السلام عليكم'],
  ] as const)('in %s runs %s, as text and as HTML', async ([language, dir, hello], { db }) => {
    await db
      .update(people)
      .set({ language })
      .where(eq(people.id, idOf('binta')))
    await remindPerson(db, await viewerOf(db, 'claire'), reminder(), TEST_NOW)
    const [sent] = await lettersOf(db)
    expect(sent!.letter.text).toContain(hello)
    expect(sent!.letter.html).toContain(`<html lang="${language}" dir="${dir}">`)
    expect(sent!.letter.text).toContain('/profil')
  })
})

test('an invitation and a link to an account also go to who switched the others off', async ({ db }) => {
  await switchOff(db, 'binta')
  await askAccess(db, 'binta@passerelle.example', { address: '192.0.2.9', secret: SECRET, now: TEST_NOW })
  const form = { name: 'Rose', phone: '', email: 'rose@example.org', language: 'fr' as const, organisation: undefined }
  await createInvitation(db, await viewerOf(db, 'claire'), { cohortId: idOf('cohort:sale'), form }, SECRET, TEST_NOW)
  expect((await lettersOf(db)).map(({ to }) => to).sort()).toEqual(['binta@passerelle.example', 'rose@example.org'])
})

test('erasing a person also deletes the kept messages to them, and no others', async ({ db }) => {
  const { settings } = partsOn(db)
  const off = async () => workOff({ ...partsOn(db), mail: openMail(settings), work: { ...work, recurring: [] }, clock: () => TEST_NOW })
  const claire = await viewerOf(db, 'claire')
  await remindPerson(db, claire, reminder(), TEST_NOW)
  const invite = { name: 'Binta', phone: '', email: 'binta@passerelle.example', language: 'fr' as const, organisation: undefined }
  await createInvitation(db, claire, { cohortId: idOf('cohort:printemps'), form: invite }, SECRET, TEST_NOW)
  await createInvitation(db, claire, { cohortId: idOf('cohort:sale'), form: { ...invite, email: 'rose@example.org' } }, SECRET, TEST_NOW)
  await off()
  expect((await keptMessages(settings)).map(({ to }) => to).sort()).toEqual([
    'binta@passerelle.example',
    'binta@passerelle.example',
    'rose@example.org',
  ])
  await erasePerson(db, idOf('binta'), { cause: 'asked', by: idOf('ines') }, TEST_NOW)
  await off()
  expect((await keptMessages(settings)).map(({ to }) => to)).toEqual(['rose@example.org'])
})
