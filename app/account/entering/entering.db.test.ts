import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { accessLinks, groupLinks, invitations, joinRequests } from '#db/schema/invitations.ts'
import { memberships } from '#db/schema/organisations.ts'
import { auditEntries, jobs } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { noticeAcceptances } from '#db/schema/privacy.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test, worldDatabase } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Letter } from '#app/platform/letter.ts'
import { hashOfNew, linkToken } from '#app/platform/link-tokens.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { signIn } from '../sign-in.server.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { answerRecovery } from './answer-recovery.job.server.ts'
import { askAccess } from './ask-access.server.ts'
import { askRenewal } from './ask-renewal.server.ts'
import { askToJoin } from './ask-to-join.server.ts'
import { hasAccount, invitationByToken } from './invitation.queries.server.ts'
import { joinCohort } from './join-cohort.server.ts'
import { accessByToken, useAccessLink } from './use-access-link.server.ts'

const SECRET = 'a secret of the tests'
const SALE = idOf('cohort:sale')
const after = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)
const CALLER = { address: '192.0.2.9', secret: SECRET, now: TEST_NOW }

async function invited(db: Db, more: Partial<typeof invitations.$inferInsert> = {}) {
  const id = crypto.randomUUID()
  const token = linkToken(SECRET, 'invitation', id, 1)
  const [row] = await db
    .insert(invitations)
    .values({
      ...{ id, cohortId: SALE, organisationId: idOf('femmes-debout'), name: 'Rose Mabika', phone: '+212611223344', language: 'ar' },
      ...{ tokenHash: hashOfNew('invitation', token), expiresAt: after(60), invitedBy: idOf('claire'), createdAt: TEST_NOW },
      ...more,
    })
    .returning()
  return { token, invitation: row! }
}

const WISH = {
  digits: '3344',
  password: 'quatre mots pour moi',
  hasReadNotice: true,
  language: 'en' as const,
  now: TEST_NOW,
  cost: 'low' as const,
}
const attempt = { address: '192.0.2.1', now: TEST_NOW, cost: 'low' as const, secret: SECRET }

describe('the link of an invitation', () => {
  test('is found as it was copied, and reading it changes nothing', async ({ db }) => {
    const { token, invitation } = await invited(db)
    for (const typed of [token, token.toLowerCase(), token.replaceAll('-', ' ')])
      expect((await invitationByToken(db, typed))?.invitation).toEqual(invitation)
    expect(await db.select().from(invitations)).toEqual([invitation])
  })

  test('opens nothing altered by one letter, made elsewhere, as another kind, or as nonsense', async ({ db }) => {
    const { token, invitation } = await invited(db)
    const other = token.startsWith('0') ? `1${token.slice(1)}` : `0${token.slice(1)}`
    const strange = linkToken('another secret', 'invitation', invitation.id, 1)
    const group = linkToken(SECRET, 'group', invitation.id, 1)
    for (const typed of [other, strange, group, '', '%00', "' or 1=1 --", 'x'.repeat(200), invitation.tokenHash!, invitation.id])
      expect(await invitationByToken(db, typed)).toBeUndefined()
  })
})

describe('accepting an invitation', () => {
  test('creates the account, its place in the cohort and the organisation, keeps the notice, empties the invitation', async ({ db }) => {
    const { invitation } = await invited(db)
    const accepted = await acceptInvitation(db, invitation, WISH)
    if (!accepted.ok) throw new Error(accepted.because)
    const { personId } = accepted
    expect(await db.select().from(people).where(eq(people.id, personId))).toMatchObject([
      { name: 'Rose Mabika', phone: '+212611223344', language: 'en' },
    ])
    expect(await db.select().from(enrolments).where(eq(enrolments.personId, personId))).toMatchObject([
      { cohortId: SALE, status: 'active', organisationId: idOf('femmes-debout') },
    ])
    expect(await db.select().from(memberships).where(eq(memberships.personId, personId))).toMatchObject([
      { isMain: true, fromDay: '2026-11-23' },
    ])
    expect(await db.select().from(noticeAcceptances).where(eq(noticeAcceptances.personId, personId))).toHaveLength(1)
    expect((await db.select().from(invitations))[0]).toMatchObject({ name: '', phone: null, email: null, usedAt: TEST_NOW, personId })
    expect(await db.select().from(auditEntries).where(eq(auditEntries.action, 'invitation.accepted'))).toHaveLength(1)
    expect(await signIn(db, { ...attempt, name: '+212 611 22 33 44', password: WISH.password })).toMatchObject({ ok: true, personId })
  })

  test.for([
    [{ digits: '' }, 'digits-missing'],
    [{ digits: '3345' }, 'digits-wrong'],
    [{ digits: 'x'.repeat(100) }, 'digits-wrong'],
    [{ password: 'short' }, 'too-short'],
    [{ password: 'x'.repeat(129) }, 'too-long'],
    [{ password: 'Rose Mabika' }, 'same-as-name'],
    [{ password: '06 11 22 33 44'.replace('0', '+212') }, 'same-as-name'],
    [{ password: 'password123' }, 'too-common'],
    [{ hasReadNotice: false }, 'notice-missing'],
  ] as const)('with %j is refused as %s, and nobody is made', async ([more, because], { db }) => {
    const { invitation } = await invited(db)
    const before = (await db.select().from(people)).length
    expect(await acceptInvitation(db, invitation, { ...WISH, ...more })).toMatchObject({ ok: false, because })
    expect((await db.select().from(people)).length).toBe(before)
  })

  test('after five wrong digits each try waits, also the right one, and the coordinator is told', async ({ db }) => {
    const { invitation } = await invited(db)
    for (let n = 0; n < 5; n += 1) await acceptInvitation(db, invitation, { ...WISH, digits: '0000' })
    expect(await acceptInvitation(db, invitation, WISH)).toMatchObject({ ok: false, because: 'too-many', minutes: 1 })
    expect((await db.select().from(invitations))[0]?.alert).toBe('wrong-digits')
    expect((await acceptInvitation(db, invitation, { ...WISH, now: after(2) })).ok).toBe(true)
  })

  test.for([{ expiresAt: after(-1) }, { revokedAt: TEST_NOW }, { usedAt: TEST_NOW }])('with %j it is gone', async (more, { db }) => {
    const { invitation } = await invited(db, more)
    expect(await acceptInvitation(db, invitation, WISH)).toMatchObject({ ok: false, because: 'gone' })
  })

  test('for a number that has an account changes nothing of that account: its owner signs in and accepts', async ({ db }) => {
    const { invitation } = await invited(db, { phone: '+212600000013', cohortId: SALE })
    expect(await hasAccount(db, invitation)).toBe(true)
    const undone = db.transaction((tx) => acceptInvitation(tx, invitation, { ...WISH, digits: '0013' }))
    expect(await undone.catch((error: unknown) => ({ ok: isUniqueViolation(error) ? false : error }))).toMatchObject({ ok: false })
    expect((await signIn(db, { ...attempt, name: '0600000013', password: DEMONSTRATION_PASSWORD })).ok).toBe(true)
    expect(await joinCohort(db, await viewerOf(db, 'aminata'), invitation.id, TEST_NOW)).toMatchObject({ ok: false })
    expect(await joinCohort(db, await viewerOf(db, 'ibrahim'), invitation.id, TEST_NOW)).toEqual({ ok: true })
    const mine = and(eq(enrolments.personId, idOf('ibrahim')), eq(enrolments.cohortId, SALE))
    expect(await db.select().from(enrolments).where(mine)).toHaveLength(1)
  })

  test('twice at once, one wins', async () => {
    const { db } = await worldDatabase()
    const { invitation } = await invited(db)
    try {
      const outcomes = await Promise.all([1, 2, 3].map(() => acceptInvitation(db, invitation, WISH)))
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.filter((outcome) => !outcome.ok && outcome.because === 'gone')).toHaveLength(2)
      expect(await db.select().from(people).where(eq(people.phone, '+212611223344'))).toHaveLength(1)
    } finally {
      await db.delete(people).where(eq(people.phone, '+212611223344'))
      await db.delete(invitations)
    }
  })

  test('a link that has ended asks its coordinator for a new one, once', async ({ db }) => {
    const { invitation } = await invited(db, { expiresAt: after(-1) })
    for (const minutes of [1, 2]) await askRenewal(db, invitation.id, after(minutes))
    expect((await db.select().from(invitations))[0]?.renewalAskedAt).toEqual(after(1))
  })
})

describe('asking by a group link', () => {
  const linked = async (db: Db) =>
    (
      await db
        .insert(groupLinks)
        .values({ cohortId: SALE, expiresAt: after(60) })
        .returning()
    )[0]!
  const form = { name: 'Rose', phone: '0611223344', language: 'fr' as const }

  test('is noted once, and answers the same for a number that has an account', async ({ db }) => {
    const { id } = await linked(db)
    for (const phone of ['0611223344', '+212 611 223344', '0600000001'])
      expect(await askToJoin(db, id, { ...form, phone }, CALLER)).toEqual({ ok: true })
    expect(await db.select().from(joinRequests)).toHaveLength(2)
  })

  test('often from one address has to wait', async ({ db }) => {
    const { id } = await linked(db)
    for (let n = 0; n < 40; n += 1) await askToJoin(db, id, form, CALLER)
    expect(await askToJoin(db, id, form, CALLER)).toMatchObject({ ok: false, because: 'too-many' })
    expect(await askToJoin(db, id, form, { ...CALLER, address: '192.0.2.10' })).toEqual({ ok: true })
  })
})

const sent: Array<{ to: string; letter: Letter }> = []
const partsOf = (db: Db, jobId: string): WorkParts => ({
  ...{ db, settings: readSettings({ DEMONSTRATION: 'yes' }), secret: SECRET, log: openLog('silent'), origin: 'http://site.example' },
  mail: { send: async ({ to }, letter) => void sent.push({ to: to.address, letter }) },
  ...{ now: TEST_NOW, jobId, signal: new AbortController().signal },
})

describe('access to an account', () => {
  test('asked for under any writing, or under no name at all, has one answer and one job', async ({ db }) => {
    for (const name of ['0600000005', '+212 600-000-005', 'nobody@example.org', 'x'.repeat(200)])
      expect(await askAccess(db, name, CALLER)).toEqual({ ok: true })
    const queued = await db.select().from(jobs)
    expect(queued.map(({ payload }) => payload['personId']).sort()).toEqual([idOf('fatou'), null, null].sort())
    expect(JSON.stringify(queued)).not.toMatch(/nobody|600000005/)
  })

  test('leaves by e-mail where there is an address, once, and is on the list of the coordinator where there is none', async ({ db }) => {
    sent.length = 0
    const jobId = crypto.randomUUID()
    for (const _try of [1, 2]) await answerRecovery({ personId: idOf('claire') }, partsOf(db, jobId))
    await answerRecovery({ personId: idOf('fatou') }, partsOf(db, crypto.randomUUID()))
    await answerRecovery({ personId: null }, partsOf(db, crypto.randomUUID()))
    const rows = await db.select().from(accessLinks)
    expect(rows.find(({ personId }) => personId === idOf('fatou'))).toMatchObject({ tokenHash: null, askedAt: TEST_NOW })
    expect(rows.filter(({ personId }) => personId === idOf('claire'))).toHaveLength(1)
    expect(sent.map(({ to }) => to)).toEqual(['claire@passerelle.example', 'claire@passerelle.example'])
    const [, token = ''] = /\/acces\/([\w-]+)/.exec(sent[0]?.letter.text ?? '') ?? []
    expect((await accessByToken(db, token))?.phoneToConfirm).toBeNull()
  })

  test('by a link that arrives three times at once, one wins', async () => {
    const { db } = await worldDatabase()
    const id = crypto.randomUUID()
    const token = linkToken(SECRET, 'access', id, 1)
    const [before] = await db
      .select({ hash: people.passwordHash })
      .from(people)
      .where(eq(people.id, idOf('fatou')))
    await db
      .insert(accessLinks)
      .values({ id, personId: idOf('fatou'), tokenHash: hashOfNew('access', token), expiresAt: after(60), madeBy: idOf('claire') })
    try {
      const found = (await accessByToken(db, token))!
      const tried = ['un', 'deux', 'trois'].map((word) =>
        useAccessLink(db, found, { digits: '0005', password: `quatre mots pour ${word}`, now: TEST_NOW, cost: 'low' }),
      )
      const outcomes = await Promise.all(tried)
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.filter((outcome) => !outcome.ok && outcome.because === 'gone')).toHaveLength(2)
    } finally {
      await db.delete(accessLinks).where(eq(accessLinks.id, id))
      await db
        .update(people)
        .set({ passwordHash: before?.hash ?? null })
        .where(eq(people.id, idOf('fatou')))
    }
  })

  test('by a link: a new password once, with the last digits where it was handed over', async ({ db }) => {
    const id = crypto.randomUUID()
    const token = linkToken(SECRET, 'access', id, 1)
    await db
      .insert(accessLinks)
      .values({ id, personId: idOf('fatou'), tokenHash: hashOfNew('access', token), expiresAt: after(60), madeBy: idOf('claire') })
    const found = (await accessByToken(db, token))!
    expect(found.phoneToConfirm).toBe('+212600000005')
    const wish = { digits: '0005', password: 'quatre mots pour moi', now: TEST_NOW, cost: 'low' as const }
    expect(await useAccessLink(db, found, { ...wish, digits: '9999' })).toMatchObject({ ok: false, because: 'digits-wrong' })
    expect(await useAccessLink(db, found, { ...wish, now: after(61) })).toMatchObject({ ok: false, because: 'gone' })
    expect(await useAccessLink(db, found, wish)).toEqual({ ok: true })
    expect(await useAccessLink(db, found, wish)).toMatchObject({ ok: false, because: 'gone' })
    expect((await signIn(db, { ...attempt, name: '0600000005', password: wish.password })).ok).toBe(true)
    expect((await signIn(db, { ...attempt, name: '0600000005', password: DEMONSTRATION_PASSWORD })).ok).toBe(false)
  })
})
