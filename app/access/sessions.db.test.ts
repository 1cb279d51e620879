import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { people, sessions } from '#db/schema/people.ts'
import { test } from '#db/test-world.ts'
import { sessionsOn } from './sessions.server.ts'

const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? ''

async function signedIn(db: Db, name: string, isSharedPhone = false): Promise<string> {
  return cookieOf(await sessionsOn(db, false).open(idOf(name), isSharedPhone))
}

const end = (db: Db, name: string, at = new Date(Date.now() - 1000)) =>
  db
    .update(sessions)
    .set({ expiresAt: at })
    .where(eq(sessions.userId, idOf(name)))

describe('a session', () => {
  test('is read in one query, with all its person may reach', async ({ db }) => {
    const cookie = await signedIn(db, 'sarah')
    const { result, queries } = await countingQueries(() => sessionsOn(db, false).read(cookie))
    expect(queries).toBe(1)
    expect(result.viewer).toMatchObject({ name: 'Sarah Benali', language: 'fr', isAdministrator: false })
    expect(result.viewer?.trains).toContain(idOf('cohort:sale'))
  })

  test('is stored as a hash: what the table holds opens nothing', async ({ db }) => {
    const cookie = await signedIn(db, 'fatou')
    const [row] = await db
      .select()
      .from(sessions)
      .where(eq(sessions.userId, idOf('fatou')))
    expect(cookie).not.toContain(row?.id)
    expect((await sessionsOn(db, false).read(`session=${row?.id}`)).viewer).toBeNull()
  })

  test('on a shared phone lasts half an hour without use, and use prolongs it', async ({ db }) => {
    const cookie = await signedIn(db, 'fatou', true)
    const ofFatou = eq(sessions.userId, idOf('fatou'))
    const minutesLeft = async () => {
      const [row] = await db.select({ at: sessions.expiresAt }).from(sessions).where(ofFatou)
      return Math.round(((row?.at.getTime() ?? 0) - Date.now()) / 60_000)
    }
    expect(await minutesLeft()).toBe(30)
    await end(db, 'fatou', new Date(Date.now() + 5 * 60_000))
    expect((await sessionsOn(db, false).read(cookie)).viewer?.isSharedPhone).toBe(true)
    expect(await minutesLeft()).toBe(30)
  })

  test('that has ended opens nothing, but says whose it was, as long as the browser keeps its cookie', async ({ db }) => {
    const cookie = await signedIn(db, 'fatou')
    await end(db, 'fatou')
    for (const _time of [1, 2])
      expect(await sessionsOn(db, false).read(cookie)).toEqual({ viewer: null, endedPersonId: idOf('fatou'), setCookie: undefined })
  })

  test('that has ended is gone when its person signs in again; others stay', async ({ db }) => {
    await signedIn(db, 'fatou')
    await signedIn(db, 'mariam')
    await end(db, 'fatou')
    await end(db, 'mariam')
    await signedIn(db, 'fatou')
    const kept = await db.select({ userId: sessions.userId }).from(sessions)
    expect(kept.filter(({ userId }) => userId === idOf('fatou'))).toHaveLength(1)
    expect(kept.filter(({ userId }) => userId === idOf('mariam'))).toHaveLength(1)
  })

  test('closed by its person leaves nothing, and its cookie is cleared', async ({ db }) => {
    const cookie = await signedIn(db, 'fatou')
    expect(await sessionsOn(db, false).close(cookie)).toContain('Max-Age=0')
    const { viewer, endedPersonId, setCookie } = await sessionsOn(db, false).read(cookie)
    expect({ viewer, endedPersonId }).toEqual({ viewer: null, endedPersonId: null })
    expect(setCookie).toContain('Max-Age=0')
  })

  test('of an archived person opens nothing', async ({ db }) => {
    const cookie = await signedIn(db, 'fatou')
    await db
      .update(people)
      .set({ archivedAt: new Date() })
      .where(eq(people.id, idOf('fatou')))
    expect((await sessionsOn(db, false).read(cookie)).viewer).toBeNull()
  })

  test.for(['', 'session=', 'session=unknown', 'other=1; session=%00', 'session=a; session=b'])(
    'the cookie "%s" stands for nobody',
    async (cookie, { db }) => {
      expect((await sessionsOn(db, false).read(cookie)).viewer).toBeNull()
    },
  )

  test('has a host-bound secure cookie on https, and a plain one on http', async ({ db }) => {
    expect(await sessionsOn(db, true).open(idOf('fatou'), false)).toMatch(
      /^__Host-session=.*HttpOnly.*Secure|^__Host-session=.*Secure.*HttpOnly/,
    )
    const plain = await sessionsOn(db, false).open(idOf('fatou'), false)
    expect(plain).toMatch(/^session=/)
    expect(plain).toContain('HttpOnly')
    expect(plain).toContain('SameSite=Lax')
  })
})
