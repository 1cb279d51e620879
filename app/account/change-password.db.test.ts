import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { people } from '#db/schema/people.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { changePassword } from './change-password.server.ts'
import { signIn } from './sign-in.server.ts'

const wish = {
  current: DEMONSTRATION_PASSWORD,
  next: 'quatre mots pour moi',
  now: TEST_NOW,
  cost: 'low' as const,
  secret: 'for tests',
  requestId: 'r1',
}
const at = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)

describe('changing one’s own password', () => {
  test('the new one opens, the old one does not', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    expect(await changePassword(db, aminata, wish)).toEqual({ ok: true })
    const attempt = { name: '0600000001', address: '192.0.2.1', now: TEST_NOW, cost: 'low' as const, secret: 'for tests' }
    expect(await signIn(db, { ...attempt, password: wish.next })).toMatchObject({ ok: true, personId: idOf('aminata'), owesProof: false })
    expect(await signIn(db, { ...attempt, password: DEMONSTRATION_PASSWORD })).toMatchObject({ ok: false, because: 'not-matching' })
  })

  test.for([
    [{ current: 'something else' }, 'current-wrong'],
    [{ next: 'short' }, 'too-short'],
    [{ next: 'x'.repeat(129) }, 'too-long'],
    [{ next: 'Aminata Diallo' }, 'same-as-name'],
    [{ next: 'password123' }, 'too-common'],
  ] as const)('%j is refused as %s and changes nothing', async ([change, because], { db }) => {
    const aminata = await viewerOf(db, 'aminata')
    const hashOf = async () => (await db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, aminata.id)))[0]?.hash
    const before = await hashOf()
    expect(await changePassword(db, aminata, { ...wish, ...change })).toMatchObject({ ok: false, because })
    expect(await hashOf()).toBe(before)
  })

  test('counts to its last sign: neither cut nor folded', async ({ db }) => {
    const next = `${'Trois Mots '.repeat(11)}é fin`
    expect(await changePassword(db, await viewerOf(db, 'aminata'), { ...wish, next })).toEqual({ ok: true })
    const tries = [next.slice(0, -1), next.slice(0, 72), next.toLowerCase(), `${next} `, next.replace('é', 'e'), next.replaceAll(' ', '')]
    // Each from an hour of its own, so that no pause answers in place of the password.
    for (const [hour, password] of tries.entries()) {
      const attempt = { name: '0600000001', address: '192.0.2.1', now: at(60 * hour), cost: 'low' as const, secret: 'for tests' }
      expect([password, await signIn(db, { ...attempt, password })]).toMatchObject([password, { ok: false, because: 'not-matching' }])
    }
    const right = { name: '0600000001', address: '192.0.2.1', now: at(60 * 9), cost: 'low' as const, secret: 'for tests' }
    expect(await signIn(db, { ...right, password: next })).toMatchObject({ ok: true })
  })

  test('who guesses the current password must wait, and may try again later', async ({ db }) => {
    const aminata = await viewerOf(db, 'aminata')
    for (let round = 0; round < 5; round += 1) await changePassword(db, aminata, { ...wish, current: 'guess' })
    expect(await changePassword(db, aminata, wish)).toMatchObject({ ok: false, because: 'too-many' })
    expect(await changePassword(db, aminata, { ...wish, now: at(20) })).toEqual({ ok: true })
  })
})
