import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { passkeys, recoveryCodes, secondFactors } from '#db/schema/people.ts'
import { DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { sessionsOn } from '#app/access/sessions.server.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { codeAt, stepOf } from '#app/platform/one-time-code.server.ts'
import { unseal } from '#app/platform/seal.server.ts'
import { signIn } from '../sign-in.server.ts'
import { awaitProof } from './await-proof.server.ts'
import { beginCodes } from './begin-codes.server.ts'
import { checkCode, CODE_SEAL } from './check-code.server.ts'
import { checkOwnPasskey } from './check-own-passkey.server.ts'
import { checkPasskey } from './check-passkey.server.ts'
import { confirmCodes } from './confirm-codes.server.ts'
import { endProof } from './end-proof.server.ts'
import { owedProof } from './factors.queries.server.ts'
import { keepPasskey } from './keep-passkey.server.ts'
import { hasPasskeys } from './passkeys.server.ts'
import { removeFactor } from './remove-factor.server.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.server.ts'
import { makes, softwareKey, uses } from './test-authenticator.ts'

const secret = 'a secret for tests only'
const INES = idOf('ines')
const at = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1000)
const typed = (code: string, now = TEST_NOW) => ({ code, now, secret, cost: 'low' as const })

/** The code that the app of Inès shows. */
async function appCode(db: Db, now = TEST_NOW): Promise<string> {
  const [own] = await db.select().from(secondFactors).where(eq(secondFactors.personId, INES))
  return codeAt(unseal(secret, CODE_SEAL, own!.sealedSecret) ?? '', stepOf(now))
}

/** Inès with the codes of an app, confirmed a minute ago. */
async function withCodes(db: Db) {
  const ines = await viewerOf(db, 'ines')
  await beginCodes(db, ines, { now: at(-60), secret })
  expect(await confirmCodes(db, ines, { code: await appCode(db, at(-60)), now: at(-60), secret })).toEqual({ ok: true })
  return ines
}

const attempt = {
  name: 'ines@passerelle.example',
  password: DEMONSTRATION_PASSWORD,
  address: '192.0.2.1',
  now: TEST_NOW,
  cost: 'low' as const,
  secret,
}

describe('codes of an app', () => {
  test('are asked for only after a first right one', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    await beginCodes(db, ines, { now: TEST_NOW, secret })
    expect(await confirmCodes(db, ines, { code: '000000', now: TEST_NOW, secret })).toEqual({ ok: false, because: 'code-wrong' })
    expect(await signIn(db, attempt)).toMatchObject({ ok: true, personId: INES, owesProof: false })
    expect(await checkCode(db, INES, typed(await appCode(db)))).toMatchObject({ ok: false })
    expect(await confirmCodes(db, ines, { code: await appCode(db), now: TEST_NOW, secret })).toEqual({ ok: true })
    expect(await signIn(db, attempt)).toMatchObject({ ok: true, personId: INES, owesProof: true })
  })

  test('the secret stands sealed in the table, and beginning again does not change a confirmed one', async ({ db }) => {
    const ines = await withCodes(db)
    const [before] = await db.select().from(secondFactors)
    expect(unseal('another secret', CODE_SEAL, before!.sealedSecret)).toBeUndefined()
    await beginCodes(db, ines, { now: TEST_NOW, secret })
    expect((await db.select().from(secondFactors))[0]).toEqual(before)
  })

  test('a code is taken once, and none before it afterwards', async ({ db }) => {
    await withCodes(db)
    const [earlier, code] = [await appCode(db, at(-30)), await appCode(db)]
    expect(await checkCode(db, INES, typed(code))).toEqual({ ok: true, kind: 'app' })
    expect(await checkCode(db, INES, typed(code))).toEqual({ ok: false, because: 'code-wrong' })
    expect(await checkCode(db, INES, typed(earlier))).toEqual({ ok: false, because: 'code-wrong' })
    expect(await checkCode(db, INES, typed(await appCode(db, at(30)), at(30)))).toEqual({ ok: true, kind: 'app' })
  })

  test('the code that confirmed them is used up', async ({ db }) => {
    await withCodes(db)
    expect(await checkCode(db, INES, typed(await appCode(db, at(-60)), at(-60)))).toEqual({ ok: false, because: 'code-wrong' })
  })

  test('after five wrong ones a person waits, also with a right one, and not for good', async ({ db }) => {
    await withCodes(db)
    for (let time = 0; time < 5; time += 1) expect(await checkCode(db, INES, typed('000000'))).toEqual({ ok: false, because: 'code-wrong' })
    expect(await checkCode(db, INES, typed(await appCode(db)))).toEqual({ ok: false, because: 'too-many', minutes: 1 })
    expect(await checkCode(db, INES, typed(await appCode(db, at(61)), at(61)))).toEqual({ ok: true, kind: 'app' })
  })

  test('of one person open nothing for another', async ({ db }) => {
    await withCodes(db)
    expect(await checkCode(db, idOf('claire'), typed(await appCode(db)))).toEqual({ ok: false, because: 'code-wrong' })
  })
})

describe('codes on paper', () => {
  test('are ten, stored as hashes, and each is taken once', async ({ db }) => {
    const ines = await withCodes(db)
    const codes = await renewRecoveryCodes(db, ines, { now: TEST_NOW, cost: 'low' })
    expect(new Set(codes).size).toBe(10)
    const stored = JSON.stringify(await db.select().from(recoveryCodes))
    for (const code of codes) expect(stored).not.toContain(code.replaceAll('-', '').slice(1))
    expect(await checkCode(db, INES, typed(codes[3]!))).toEqual({ ok: true, kind: 'recovery' })
    expect(await checkCode(db, INES, typed(codes[3]!))).toEqual({ ok: false, because: 'code-wrong' })
    expect(await checkCode(db, INES, typed(codes[4]!.toLowerCase().replaceAll('-', ' ')))).toEqual({ ok: true, kind: 'recovery' })
  })

  test('new ones take the place of the old', async ({ db }) => {
    const ines = await withCodes(db)
    const [old] = await renewRecoveryCodes(db, ines, { now: TEST_NOW, cost: 'low' })
    await renewRecoveryCodes(db, ines, { now: TEST_NOW, cost: 'low' })
    expect(await checkCode(db, INES, typed(old!))).toEqual({ ok: false, because: 'code-wrong' })
  })
})

describe('the last factor', () => {
  test('of somebody who must have one stays; of others it goes, with the codes on paper', async ({ db }) => {
    const ines = await withCodes(db)
    await renewRecoveryCodes(db, ines, { now: TEST_NOW, cost: 'low' })
    const wish = { passkeyId: null, now: TEST_NOW }
    expect(await removeFactor(db, ines, { ...wish, isDemanded: true })).toEqual({ ok: false, because: 'last-factor' })
    expect(await removeFactor(db, ines, { ...wish, isDemanded: false })).toEqual({ ok: true })
    expect(await db.$count(recoveryCodes)).toBe(0)
    expect(await signIn(db, attempt)).toMatchObject({ owesProof: false })
    const noted = await db.select({ action: auditEntries.action }).from(auditEntries)
    expect(noted.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['second-factor-added', 'recovery-codes-made', 'second-factor-removed']),
    )
  })
})

const site = { origin: 'https://lms.example', name: 'Passerelle' }

async function withPasskey(db: Db, key = softwareKey(), spoil: { origin?: string; challenge?: string } = {}) {
  const ines = await viewerOf(db, 'ines')
  const token = await awaitProof(db, { personId: INES, isSharedPhone: false }, TEST_NOW)
  const owed = await owedProof(db, token, TEST_NOW)
  const attestation = makes(key, spoil.challenge ?? owed!.challenge, spoil.origin ?? site.origin)
  const made = { attestation, token, site, device: 'Firefox, Linux', now: TEST_NOW }
  return { ines, made, outcome: await keepPasskey(db, ines, made) }
}

async function owes(db: Db) {
  const token = await awaitProof(db, { personId: INES, isSharedPhone: false }, TEST_NOW)
  return (await owedProof(db, token, TEST_NOW))!
}

describe('passkeys', () => {
  test('one that the browser made is kept, and then asked for; the same answer again is refused', async ({ db }) => {
    const { ines, made, outcome } = await withPasskey(db)
    expect(outcome).toEqual({ ok: true })
    expect(await keepPasskey(db, ines, made)).toEqual({ ok: false, because: 'passkey-refused' })
    expect(await signIn(db, attempt)).toMatchObject({ owesProof: true })
  })

  test.for([{ origin: 'https://elsewhere.example' }, { challenge: 'bm90IHRoZSBjaGFsbGVuZ2U' }])(
    'made with %j is refused',
    async (spoil, { db }) => {
      expect((await withPasskey(db, softwareKey(), spoil)).outcome).toEqual({ ok: false, because: 'passkey-refused' })
      expect(await db.$count(passkeys)).toBe(0)
    },
  )

  test('opens once for each challenge', async ({ db }) => {
    const key = softwareKey()
    await withPasskey(db, key)
    const owed = await owes(db)
    const assertion = uses(key, owed.challenge, site.origin)
    expect(await checkPasskey(db, owed, { assertion, site, now: TEST_NOW, secret })).toEqual({ ok: true })
    expect(await endProof(db, owed.id)).toBe(true)
    expect(await endProof(db, owed.id)).toBe(false)
    expect(await checkPasskey(db, await owes(db), { assertion, site, now: TEST_NOW, secret })).toEqual({
      ok: false,
      because: 'passkey-wrong',
    })
  })

  test('proves again who sits here before something grave, with a challenge of one’s own, once', async ({ db }) => {
    const key = softwareKey()
    await withPasskey(db, key)
    const token = await awaitProof(db, { personId: INES, isSharedPhone: false }, TEST_NOW)
    const challenge = (await owedProof(db, token, TEST_NOW))?.challenge ?? ''
    const used = { assertion: uses(key, challenge, site.origin), token, site, now: TEST_NOW, secret }
    const refused = { ok: false, because: 'passkey-wrong' }
    expect(await checkOwnPasskey(db, { id: idOf('claire') }, used)).toEqual(refused)
    expect(await checkOwnPasskey(db, { id: INES }, { ...used, token: undefined })).toEqual(refused)
    expect(await checkOwnPasskey(db, { id: INES }, { ...used, now: at(600) })).toEqual(refused)
    expect(await checkOwnPasskey(db, { id: INES }, used)).toEqual({ ok: true })
    expect(await checkOwnPasskey(db, { id: INES }, used)).toEqual(refused)
  })

  test('a copy whose counter does not grow, another key, another site and no JSON are refused', async ({ db }) => {
    const key = softwareKey()
    await withPasskey(db, key)
    const refused = { ok: false, because: 'passkey-wrong' }
    const shows = async (make: (challenge: string) => string) => {
      const owed = await owes(db)
      return checkPasskey(db, owed, { assertion: make(owed.challenge), site, now: TEST_NOW, secret })
    }
    const copy = { ...key }
    expect(await shows((challenge) => uses(key, challenge, site.origin))).toEqual({ ok: true })
    expect(await shows((challenge) => uses(copy, challenge, site.origin))).toEqual(refused)
    expect(await shows((challenge) => uses(softwareKey(), challenge, site.origin))).toEqual(refused)
    expect(await shows((challenge) => uses(key, challenge, 'https://elsewhere.example'))).toEqual(refused)
    expect(await shows(() => '{"id":')).toEqual(refused)
  })
})

test.for([
  ['https://lms.example', true],
  ['http://localhost:3000', true],
  ['http://127.0.0.1:3000', false],
  ['http://lms.example', false],
  ['https://[::1]', false],
] as const)('at %s passkeys can be made: %s', ([origin, can]) => expect(hasPasskeys({ origin })).toBe(can))

describe('between the two steps', () => {
  test('the place is kept for ten minutes, under a hash, and one at a time', async ({ db }) => {
    const first = await awaitProof(db, { personId: INES, isSharedPhone: true }, TEST_NOW)
    expect(await owedProof(db, first, at(599))).toMatchObject({ personId: INES, isSharedPhone: true })
    expect(await owedProof(db, first, at(600))).toBeUndefined()
    const second = await awaitProof(db, { personId: INES, isSharedPhone: false }, TEST_NOW)
    expect(await owedProof(db, first, TEST_NOW)).toBeUndefined()
    expect((await owedProof(db, second, TEST_NOW))?.id).not.toContain(second)
  })

  test('signing in costs two queries beside the hash', async ({ db }) => {
    const { queries } = await countingQueries(async () => {
      await signIn(db, attempt)
      await sessionsOn(db, false).open(INES, false, 'session=of-before')
    })
    expect(queries).toBe(2)
  })
})
