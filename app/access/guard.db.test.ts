import { describe, expect } from 'vitest'
import { z } from 'zod'
import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people, secondFactors } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { PROOF_LASTS } from '#app/rules/session-limits.ts'
import { anyone, asAdministrator, asStepped, leaving, signedIn, type Entered } from './guard.server.ts'
import { owesSecondFactor } from './second-factor.ts'
import { contextFor } from './test-doors.ts'
import { viewerOf } from './test-viewers.ts'
import type { Viewer } from './viewer.ts'

type Asked = { path?: string; method?: string; parts?: string; secondFactor?: 'off' | 'administrators' | 'staff' }

/** What a door answers a viewer: `inside`, or the status with the place it leads to. */
async function at(door: (args: never) => Promise<unknown>, db: Db, viewer: Viewer | null, asked: Asked = {}): Promise<unknown> {
  const url = new URL(asked.path ?? '/admin/personnes', 'http://test')
  const context = contextFor(db, viewer, url)
  const passerelle = { ...context, settings: { ...context.settings, secondFactor: asked.secondFactor ?? 'off' } }
  const sent = { body: asked.parts ?? null, headers: { 'Content-Type': 'multipart/form-data; boundary=limit' } }
  const request = new Request(url, asked.parts === undefined ? { method: asked.method ?? 'GET' } : { method: 'POST', ...sent })
  try {
    return await door({ request, params: {}, context: { passerelle } } as never)
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return [thrown.status, thrown.headers.get('Location')]
  }
}

const none = z.object({})
const inside = async () => 'inside'
const earlier = (milliseconds: number) => new Date(TEST_NOW.getTime() - milliseconds)

describe('a step before what is grave', () => {
  const door = asStepped(asAdministrator, none, inside)

  test('is asked of who has not proved themselves within ten minutes, and leads back', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    expect(await at(door, db, { ...ines, provenAt: earlier(PROOF_LASTS - 1) })).toBe('inside')
    const late = { ...ines, provenAt: earlier(PROOF_LASTS) }
    const step = [303, '/profil/confirmer?suite=%2Fadmin%2Fpersonnes%3Fa%3D1']
    expect(await at(door, db, late, { path: '/admin/personnes?a=1' })).toEqual(step)
    expect(await at(door, db, late, { path: '/admin/personnes?a=1', method: 'POST' })).toEqual(step)
  })

  test('comes after the door itself, and is closed to who sees through somebody’s eyes', async ({ db }) => {
    expect(await at(door, db, await viewerOf(db, 'fatou'))).toEqual([403, null])
    const ines = await viewerOf(db, 'ines')
    const seenBy = { id: idOf('claire'), name: 'Claire', until: TEST_NOW }
    expect(await at(door, db, { ...ines, seenBy })).toEqual([403, null])
  })
})

describe('a form in parts', () => {
  const door = signedIn(none, async ({ request }) => [...(await request.formData()).keys()])
  const whole = '--limit\r\nContent-Disposition: form-data; name="file"\r\n\r\na\r\n--limit--\r\n'

  test('is read whole, and refused with 400 where it is broken, also of who is not signed in', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    expect(await at(door, db, fatou, { parts: whole })).toEqual(['file'])
    for (const parts of ['', 'garbage', whole.replaceAll('limit', 'other'), whole.slice(0, 30)])
      for (const viewer of [fatou, null]) expect([parts, await at(door, db, viewer, { parts })]).toEqual([parts, [400, null]])
  })

  test('holds no zero byte in its texts and no control in the name of a file; what is in the file stays', async ({ db }) => {
    const reading = signedIn(none, async ({ request }) => {
      const form = await request.formData()
      const file = form.get('file')
      return [form.get('text'), ...(file instanceof File ? [file.name, await file.text()] : [])]
    })
    const part = (head: string, text: string) => `--limit\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`
    const parts = part('name="text"', 'a\0é') + part('name="file"; filename="a\0\u0001b.csv"', 'x\0y') + '--limit--\r\n'
    expect(await at(reading, db, await viewerOf(db, 'fatou'), { parts })).toEqual(['aé', 'ab.csv', 'x\0y'])
  })
})

describe('a second factor that is demanded', () => {
  test.for([
    ['ines', 'administrators', true],
    ['ines', 'off', false],
    ['sarah', 'administrators', false],
    ['sarah', 'staff', true],
    ['fatou', 'staff', false],
  ] as const)('%s, demanded of %s: owed %s', async ([name, demand, isOwed], { db }) => {
    expect(owesSecondFactor(await viewerOf(db, name), demand)).toBe(isOwed)
  })

  test('opens nothing but one’s own account before it is set up, and everything afterwards', async ({ db }) => {
    const door = signedIn(none, inside)
    const ines = await viewerOf(db, 'ines')
    const asked = { secondFactor: 'administrators' } as const
    expect(await at(door, db, ines, asked)).toEqual([302, '/profil/second-facteur'])
    expect(await at(door, db, ines, { ...asked, path: '/profil/second-facteur' })).toBe('inside')
    expect(await at(door, db, ines, { ...asked, path: '/profilage' })).toEqual([302, '/profil/second-facteur'])
    await db.insert(secondFactors).values({ personId: ines.id, sealedSecret: 'x', confirmedAt: TEST_NOW })
    expect(await at(door, db, await viewerOf(db, 'ines'), asked)).toBe('inside')
  })
})

describe('seeing through somebody’s eyes', () => {
  const renames = async ({ db }: Entered<unknown, unknown>) => {
    await db
      .update(people)
      .set({ name: 'Changed' })
      .where(eq(people.id, idOf('fatou')))
    return 'inside'
  }
  const seen = async (db: Db): Promise<Viewer> => ({
    ...(await viewerOf(db, 'fatou')),
    seenBy: { id: idOf('ines'), name: 'Inès', until: TEST_NOW },
  })
  const nameOf = async (db: Db) =>
    (
      await db
        .select({ name: people.name })
        .from(people)
        .where(eq(people.id, idOf('fatou')))
    )[0]?.name

  test.for(['POST', 'PUT', 'DELETE'])('%s is refused at every door but the way out', async (method, { db }) => {
    const viewer = await seen(db)
    expect(await at(signedIn(none, renames), db, viewer, { method })).toEqual([403, null])
    expect(await at(anyone(none, renames), db, viewer, { method })).toEqual([403, null])
    expect(await at(leaving(none, inside), db, viewer, { method })).toBe('inside')
    expect(await nameOf(db)).toBe('Fatou Sarr')
  })

  test('what a page writes when it is read is put back, also when it leads on or fails', async ({ db }) => {
    const viewer = await seen(db)
    expect(await at(signedIn(none, renames), db, viewer)).toBe('inside')
    const leads = async (entered: Entered<unknown, unknown>) => {
      await renames(entered)
      throw new Response(null, { status: 404 })
    }
    expect(await at(anyone(none, leads), db, viewer)).toEqual([404, null])
    expect(await nameOf(db)).toBe('Fatou Sarr')
    expect(await at(signedIn(none, renames), db, await viewerOf(db, 'fatou'))).toBe('inside')
    expect(await nameOf(db)).toBe('Changed')
  })
})
