import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { people, signInFailures } from '#db/schema/people.ts'
import { test } from '#db/test-world.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { hashPassword } from '#app/platform/password.server.ts'
import { isHeldFor, readHeld } from './account.forms.ts'
import { signIn } from './sign-in.server.ts'

const minutesLater = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)

const tries = (db: Db, wishes: Partial<Parameters<typeof signIn>[1]> = {}) =>
  signIn(db, {
    name: '06 00 00 00 05',
    password: DEMONSTRATION_PASSWORD,
    address: '192.0.2.1',
    now: TEST_NOW,
    cost: 'low',
    secret: 'a secret for tests only',
    ...wishes,
  })

async function failing(db: Db, times: number, wishes: Parameters<typeof tries>[1] = {}): Promise<void> {
  for (let time = 0; time < times; time += 1) await tries(db, { password: 'wrong', ...wishes })
}

describe('signing in', () => {
  test.for(['06 00 00 00 05', '+212600000005', '0600000005', '00212 6 00 00 00 05'])('Fatou is found by %s', async (name, { db }) => {
    const { result, queries } = await countingQueries(() => tries(db, { name }))
    expect(result).toEqual({ ok: true, personId: idOf('fatou'), owesProof: false, hasReadNotice: true })
    expect(queries).toBe(1)
  })

  test('an address is found whatever its letters', async ({ db }) => {
    expect(await tries(db, { name: ' Sarah@Passerelle.Example ' })).toEqual({
      ok: true,
      personId: idOf('sarah'),
      owesProof: false,
      hasReadNotice: true,
    })
  })

  test('an unknown name and a wrong password have one answer', async ({ db }) => {
    const wrong = await tries(db, { password: 'wrong' })
    expect(wrong).toEqual({ ok: false, because: 'not-matching' })
    expect(await tries(db, { name: '06 99 99 99 99', address: '192.0.2.2' })).toEqual(wrong)
  })

  test('a wrong password takes as long for an unknown name as for a known one', async ({ db }) => {
    const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD, 'normal')
    await db
      .update(people)
      .set({ passwordHash })
      .where(eq(people.id, idOf('fatou')))
    const timed = async (name: string, address: string) => {
      const began = performance.now()
      expect(await tries(db, { name, password: 'wrong', cost: 'normal', address })).toEqual({ ok: false, because: 'not-matching' })
      await db.delete(signInFailures)
      return performance.now() - began
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let n = 0; n < 9; n += 1) {
      known.push(await timed('06 00 00 00 05', '192.0.2.1'))
      unknown.push(await timed('06 99 99 99 99', '192.0.2.2'))
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? 0
    // Without the hash of an unknown name it would be ten times as fast.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5)
    expect(median(unknown) / median(known)).toBeLessThan(2)
  })

  test('a hash made with other costs is made anew when its password is at hand, once', async ({ db }) => {
    const own = async () =>
      (
        await db
          .select({ hash: people.passwordHash })
          .from(people)
          .where(eq(people.id, idOf('fatou')))
      )[0]?.hash
    const before = await own()
    expect(await tries(db)).toMatchObject({ ok: true })
    expect(await own()).toBe(before)
    expect(await tries(db, { password: 'wrong', cost: 'normal' })).toMatchObject({ ok: false })
    expect(await own()).toBe(before)
    expect(await tries(db, { cost: 'normal' })).toMatchObject({ ok: true })
    const after = await own()
    expect(after).not.toBe(before)
    const { result, queries } = await countingQueries(() => tries(db, { cost: 'normal' }))
    expect([result.ok, queries, await own()]).toEqual([true, 1, after])
  })

  test('after five wrong tries an account waits a minute, then two, whatever the address', async ({ db }) => {
    await failing(db, 5)
    expect(await tries(db, { address: '192.0.2.9' })).toEqual({ ok: false, because: 'too-many', minutes: 1 })
    await failing(db, 1, { now: minutesLater(1), address: '192.0.2.9' })
    expect(await tries(db, { now: minutesLater(1), address: '192.0.2.7' })).toEqual({ ok: false, because: 'too-many', minutes: 2 })
  })

  test('an address that tries many names waits too, and one right password does not free it', async ({ db }) => {
    for (let n = 10; n < 50; n += 1) await failing(db, 1, { name: `+2126999999${n}` })
    expect(await tries(db)).toMatchObject({ ok: false, because: 'too-many' })
    await tries(db, { now: minutesLater(1) })
    await failing(db, 1, { now: minutesLater(1), name: '+212699999950' })
    expect(await tries(db, { now: minutesLater(1) })).toMatchObject({ ok: false, because: 'too-many' })
  })

  test('the wrong tries of a few people on one network make nobody wait', async ({ db }) => {
    for (let n = 1; n <= 4; n += 1) await failing(db, 4, { name: `+21260000000${n}` })
    expect(await tries(db)).toMatchObject({ ok: true })
  })

  test('the pause of an account is its own: elsewhere others sign in', async ({ db }) => {
    await failing(db, 5, { name: '+212600000001' })
    expect(await tries(db, { address: '192.0.2.2' })).toMatchObject({ ok: true })
  })

  test('nobody is locked out for good, and a right password clears the count', async ({ db }) => {
    await failing(db, 5)
    for (let hour = 1; hour <= 6; hour += 1) await failing(db, 1, { now: minutesLater(hour * 60) })
    expect(await tries(db, { now: minutesLater(6 * 60 + 16) })).toMatchObject({ ok: true })
    expect(await db.select().from(signInFailures)).toHaveLength(1)
  })

  test('what is kept of failures names nobody', async ({ db }) => {
    await failing(db, 1)
    const kept = JSON.stringify(await db.select().from(signInFailures))
    expect(kept).not.toContain('600000005')
    expect(kept).not.toContain('192.0.2')
  })
})

describe('a text that waited for its person to sign in again', () => {
  const held = (wishes: Record<string, unknown>) =>
    readHeld(
      JSON.stringify({ kind: 'session-ended', address: '/travaux/p', owner: idOf('fatou'), typed: [['text', 'Mon plan']], ...wishes }),
    )

  test('goes back to that person only', () => {
    expect(isHeldFor(held({})!, idOf('fatou'))).toBe(true)
    expect(isHeldFor(held({})!, idOf('mariam'))).toBe(false)
  })

  test.for([{ address: 'https://elsewhere.example' }, { address: '//elsewhere.example' }, { kind: 'other' }, { typed: 'x' }])(
    'is not taken with %j',
    (wishes) => {
      expect(held(wishes)).toBeUndefined()
    },
  )
})
