import { readFile } from 'node:fs/promises'
import { eq, isNull } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { accessLinks, groupLinks, invitations, joinRequests } from '#db/schema/invitations.ts'
import { jobs } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { linkToken } from '#app/platform/link-tokens.server.ts'
import { INVITING, withTurn } from '#app/platform/take-turn.server.ts'
import { createAccessLink } from './create-access-link.server.ts'
import { createGroupLink } from './create-group-link.server.ts'
import { createInvitation } from './create-invitation.server.ts'
import { decideRequest } from './decide-request.server.ts'
import type { InvitationForm } from './invitations.forms.ts'
import { cohortsWithInvitations, invitationsIn, oneInvitation } from './invitations.queries.server.ts'
import { renewInvitation } from './renew-invitation.server.ts'
import { revokeInvitation } from './revoke-invitation.server.ts'

const SECRET = 'a secret of the tests'
const SALE = idOf('cohort:sale')
const FORM: InvitationForm = { name: 'Rose Mabika', phone: '06 11 22 33 44', email: '', language: 'fr', organisation: undefined }
const invite = async (db: Db, form: Partial<InvitationForm> = {}, who = 'claire', cohortId = SALE) =>
  createInvitation(db, await viewerOf(db, who), { cohortId, form: { ...FORM, ...form } }, SECRET, TEST_NOW)

describe('inviting a person', () => {
  test('keeps the number in one form, the token nowhere, and creates nobody', async ({ db }) => {
    const before = (await db.select().from(people)).length
    const made = await invite(db, { phone: '+212 (0)6-11.22.33.44' })
    expect(made.ok).toBe(true)
    const [row] = await db.select().from(invitations)
    expect(row).toMatchObject({ phone: '+212611223344', name: 'Rose Mabika', issue: 1 })
    const token = linkToken(SECRET, 'invitation', row!.id, 1)
    expect(JSON.stringify(row)).not.toContain(token)
    expect(JSON.stringify(row)).not.toContain(token.replaceAll('-', ''))
    expect((await db.select().from(people)).length).toBe(before)
    const shown = await oneInvitation(db, await viewerOf(db, 'claire'), { cohortId: SALE, id: row!.id }, SECRET, TEST_NOW)
    expect(shown.token).toBe(token)
    const elsewhere = await oneInvitation(db, await viewerOf(db, 'claire'), { cohortId: SALE, id: row!.id }, 'another secret', TEST_NOW)
    expect(elsewhere.token).toBeNull()
  })

  test.for([
    [{ name: '' }, 'name-empty'],
    [{ name: '\u202e\u200b' }, 'name-empty'],
    [{ name: 'x'.repeat(10_000) }, 'name-too-long'],
    [{ name: 'https://bad.example' }, 'name-address'],
    [{ phone: '' }, 'unreachable'],
    [{ phone: '0611' }, 'phone-too-short'],
    [{ phone: '06112233445566778899' }, 'phone-too-long'],
    [{ phone: '01 11 22 33 44' }, 'phone-not-moroccan'],
    [{ phone: 'x'.repeat(10_000) }, 'phone-not-digits'],
    [{ phone: '', email: '\u0430wa@example.org' }, 'email-no-address'],
    [{ email: 'a@example.org\r\nBcc: b@example.org' }, 'email-no-address'],
    [{ language: undefined }, 'language-missing'],
    [{ phone: '0600000001' }, 'already-here'],
  ] as const)('%j is refused as %s and leaves nothing', async ([form, because], { db }) => {
    expect(await invite(db, form)).toMatchObject({ ok: false, because })
    expect(await db.select().from(invitations)).toEqual([])
  })

  test.for(['رقية تراوري', 'O’Brien-Ñandú', "Robert'); drop table people;--", 'Zo\u0308e\u0301'])(
    'the name %s is taken',
    async (name, { db }) => {
      expect((await invite(db, { name })).ok).toBe(true)
    },
  )

  test('a second open invitation to the same number is refused; after cancelling it is not', async ({ db }) => {
    const first = await invite(db)
    expect(await invite(db, { name: 'Somebody else' })).toMatchObject({ ok: false, because: 'already-invited' })
    const claire = await viewerOf(db, 'claire')
    if (first.ok) await revokeInvitation(db, claire, first.id, TEST_NOW)
    expect((await invite(db)).ok).toBe(true)
  })

  test('a number that belongs to somebody elsewhere is not told of', async ({ db }) => {
    const made = await invite(db, { phone: '0600000013', organisation: idOf('odt-rabat') }, 'hicham', idOf('cohort:odt'))
    expect(made).toMatchObject({ ok: false, because: 'already-here' })
    expect((await invite(db, { phone: '0600000014', organisation: idOf('odt-rabat') }, 'hicham', idOf('cohort:odt'))).ok).toBe(true)
  })

  test.for(['aminata', 'sarah', 'hicham'])('%s may not invite into a cohort that is not theirs', async (who, { db }) => {
    expect(await invite(db, {}, who)).toMatchObject({ ok: false, because: 'not-yours' })
  })

  test('with an e-mail address it is also sent, once for each issue', async ({ db }) => {
    const made = await invite(db, { email: 'rose@example.org' })
    if (made.ok) await renewInvitation(db, await viewerOf(db, 'claire'), made.id, SECRET, TEST_NOW)
    expect((await db.select().from(jobs)).map(({ payload }) => payload['issue']).sort()).toEqual([1, 2])
  })

  test('renewing gives another link and forgets the tries', async ({ db }) => {
    const made = await invite(db)
    if (!made.ok) throw new Error('not made')
    const [before] = await db.select().from(invitations)
    await db.update(invitations).set({ alert: 'wrong-digits', failures: 7, lastFailureAt: TEST_NOW, renewalAskedAt: TEST_NOW })
    await renewInvitation(db, await viewerOf(db, 'hicham'), made.id, SECRET, TEST_NOW)
    expect((await db.select().from(invitations))[0]?.issue).toBe(1)
    await renewInvitation(db, await viewerOf(db, 'claire'), made.id, SECRET, TEST_NOW)
    const [after] = await db.select().from(invitations)
    expect(after).toMatchObject({ issue: 2, alert: null, failures: 0, renewalAskedAt: null })
    expect(after?.tokenHash).not.toBe(before?.tokenHash)
  })
})

describe('requests by a group link', () => {
  const ask = async (db: Db) => {
    const claire = await viewerOf(db, 'claire')
    await createGroupLink(db, claire, { cohortId: SALE, organisationId: idOf('femmes-debout') }, SECRET, TEST_NOW)
    const [link] = await db.select().from(groupLinks)
    const [request] = await db
      .insert(joinRequests)
      .values({ linkId: link!.id, name: 'Rose Mabika', phone: '+212611223344', language: 'ar' })
      .returning()
    return { claire, request: request! }
  }

  test('accepted, they become an invitation to that number', async ({ db }) => {
    const { claire, request } = await ask(db)
    const decided = await decideRequest(db, claire, request.id, { act: 'accept' }, SECRET, TEST_NOW)
    expect(decided).toMatchObject({ ok: true })
    expect((await db.select().from(invitations))[0]).toMatchObject({
      phone: '+212611223344',
      language: 'ar',
      organisationId: idOf('femmes-debout'),
    })
    expect(await decideRequest(db, claire, request.id, { act: 'refuse', reason: 'late' }, SECRET, TEST_NOW)).toMatchObject({
      because: 'already-decided',
    })
  })

  test('refused, they need a reason; by somebody else they do not exist', async ({ db }) => {
    const { claire, request } = await ask(db)
    expect(await decideRequest(db, claire, request.id, { act: 'refuse', reason: ' ' }, SECRET, TEST_NOW)).toMatchObject({
      because: 'reason-missing',
    })
    const hicham = await viewerOf(db, 'hicham')
    await expect(decideRequest(db, hicham, request.id, { act: 'accept' }, SECRET, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    expect(await decideRequest(db, claire, request.id, { act: 'refuse', reason: 'Pas de place' }, SECRET, TEST_NOW)).toEqual({
      ok: true,
      invitationId: null,
    })
    expect(await db.select().from(invitations)).toEqual([])
  })

  test('of somebody who is invited already stay undecided', async ({ db }) => {
    const { claire, request } = await ask(db)
    await invite(db)
    expect(await decideRequest(db, claire, request.id, { act: 'accept' }, SECRET, TEST_NOW)).toMatchObject({ because: 'already-invited' })
    expect((await db.select().from(joinRequests))[0]?.decidedAt).toBeNull()
  })
})

describe('a one-time link', () => {
  test('is made for who one accompanies, and ends the one before', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    for (const _time of [1, 2]) await createAccessLink(db, claire, idOf('aminata'), SECRET, TEST_NOW)
    const all = await db.select().from(accessLinks)
    expect(all.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
  })

  test.for([
    ['sarah', 'aminata'],
    ['hicham', 'fatou'],
    ['claire', 'ines'],
  ] as const)('%s cannot make one for %s', async ([who, whom], { db }) => {
    await db.insert(enrolments).values({ cohortId: SALE, personId: idOf('ines'), status: 'active' })
    await expect(createAccessLink(db, await viewerOf(db, who), idOf(whom), SECRET, TEST_NOW)).rejects.toMatchObject({ status: 404 })
    expect(
      await db
        .select()
        .from(accessLinks)
        .where(eq(accessLinks.personId, idOf(whom))),
    ).toEqual([])
  })
})

describe('what one person hands out in an hour is limited', () => {
  test('beyond the limit nothing is made, and what finds nothing takes no turn', async ({ db }) => {
    const claire = await viewerOf(db, 'claire')
    const parts = { secret: SECRET, now: TEST_NOW }
    const limit = { ...INVITING, most: 1 }
    const give = (whom: string) => withTurn(db, limit, claire.id, parts, (tx) => createAccessLink(tx, claire, idOf(whom), SECRET, TEST_NOW))
    await expect(give('ines')).rejects.toMatchObject({ status: 404 })
    await give('aminata')
    await expect(give('fatou')).rejects.toMatchObject({ status: 429 })
    expect((await db.select().from(accessLinks).where(isNull(accessLinks.revokedAt))).map(({ personId }) => personId)).not.toContain(
      idOf('fatou'),
    )
  })

  test('every form that hands out a way in takes a turn', async () => {
    for (const file of ['new-invitation', 'invitation', 'invitations', 'access']) {
      const source = await readFile(`app/coordination/invitations/${file}.route.tsx`, 'utf8')
      expect(source, file).toMatch(/(withTurn|demandTurn)\(db, INVITING/)
    }
  })
})

test('the pages cost few queries', async ({ db }) => {
  await invite(db)
  const claire = await viewerOf(db, 'claire')
  expect((await countingQueries(() => cohortsWithInvitations(db, claire, TEST_NOW))).queries).toBe(3)
  const { result, queries } = await countingQueries(() => invitationsIn(db, claire, SALE, TEST_NOW))
  expect(queries).toBe(1)
  expect(result.map(({ name, state }) => [name, state])).toEqual([['Rose Mabika', 'open']])
})
