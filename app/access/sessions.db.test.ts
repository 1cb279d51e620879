import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { grants, people, secondFactors, sessions } from '#db/schema/people.ts'
import { test } from '#db/test-world.ts'
import { SESSION_LIMITS } from '#app/rules/session-limits.ts'
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

  test('is read beside any cookie that others set on the host, and under its exact name alone', async ({ db }) => {
    const cookie = await signedIn(db, 'fatou')
    const readBy = async (header: string, isSecure = false) => (await sessionsOn(db, isSecure).read(header)).viewer?.id
    for (const other of ['other=%E0%A4%A', '%=%', 'session', '__proto__=x', ';;', 'session2=x'])
      expect([other, await readBy(`${other}; ${cookie}`)]).toEqual([other, idOf('fatou')])
    for (const broken of ['session=%E0%A4%A', 'session=', 'session="x"', `session=${'x'.repeat(10_000)}`])
      expect([broken, await readBy(broken)]).toEqual([broken, undefined])
    const token = cookie.slice('session='.length)
    expect(await readBy(`__Host-session=${token}`, true)).toBe(idOf('fatou'))
    for (const name of ['%5F_Host-session', '__host-session', 'session'])
      expect([name, await readBy(`${name}=${token}`, true)]).toEqual([name, undefined])
  })

  test('is opened in one query, which also clears away those of its person that have ended', async ({ db }) => {
    await signedIn(db, 'fatou')
    await end(db, 'fatou')
    const { queries } = await countingQueries(() => sessionsOn(db, false).open(idOf('fatou'), false))
    expect(queries).toBe(1)
    expect(await db.$count(sessions, eq(sessions.userId, idOf('fatou')))).toBe(1)
  })

  test('takes the place of the one the browser had: the old token opens nothing', async ({ db }) => {
    const before = await signedIn(db, 'fatou')
    const after = cookieOf(await sessionsOn(db, false).open(idOf('mariam'), false, before))
    expect((await sessionsOn(db, false).read(before)).viewer).toBeNull()
    expect((await sessionsOn(db, false).read(after)).viewer?.id).toBe(idOf('mariam'))
  })
})

describe('how long a session lasts', () => {
  const ofRole = [
    ['fatou', false, 'learner'],
    ['fatou', true, 'shared'],
    ['sarah', false, 'staff'],
    ['ines', false, 'administrator'],
    ['ines', true, 'shared'],
  ] as const

  test.for(ofRole)('%s, shared phone %s: as for %s', async ([name, isSharedPhone, kind], { db }) => {
    const cookie = await signedIn(db, name, isSharedPhone)
    const own = eq(sessions.userId, idOf(name))
    const [row] = await db.select({ at: sessions.expiresAt }).from(sessions).where(own)
    const { idle, whole } = SESSION_LIMITS[kind]
    expect(Math.abs((row?.at.getTime() ?? 0) - Date.now() - idle)).toBeLessThan(10_000)

    const { queries } = await countingQueries(() => sessionsOn(db, false).read(cookie))
    expect(queries).toBe(1)
    await db
      .update(sessions)
      .set({ createdAt: new Date(Date.now() - whole - 1000) })
      .where(own)
    expect((await sessionsOn(db, false).read(cookie)).viewer).toBeNull()
  })
})

describe('what a session opens follows the grants', () => {
  test('a role taken away or at its end opens nothing at the next request', async ({ db }) => {
    const cookie = await signedIn(db, 'ines')
    const isAdministrator = async () => (await sessionsOn(db, false).read(cookie)).viewer?.isAdministrator
    expect(await isAdministrator()).toBe(true)
    const own = eq(grants.personId, idOf('ines'))
    await db
      .update(grants)
      .set({ endsAt: new Date(Date.now() - 1000) })
      .where(own)
    expect(await isAdministrator()).toBe(false)
    await db.update(grants).set({ endsAt: null, revokedAt: new Date() }).where(own)
    expect(await isAdministrator()).toBe(false)
  })

  test('a second factor counts once it was confirmed', async ({ db }) => {
    const cookie = await signedIn(db, 'ines')
    const has = async () => (await sessionsOn(db, false).read(cookie)).viewer?.hasSecondFactor
    await db.insert(secondFactors).values({ personId: idOf('ines'), sealedSecret: 'sealed' })
    expect(await has()).toBe(false)
    await db.update(secondFactors).set({ confirmedAt: new Date() })
    expect(await has()).toBe(true)
  })
})

describe('the devices of a person', () => {
  test('are listed by kind, the present one marked; one is ended alone, and not by others', async ({ db }) => {
    const phone = cookieOf(await sessionsOn(db, false, 'Chrome, Android').open(idOf('fatou'), true))
    const laptop = cookieOf(await sessionsOn(db, false, 'Firefox, Linux').open(idOf('fatou'), false))
    const here = sessionsOn(db, false)
    const listed = await here.devices(idOf('fatou'), laptop)
    expect(listed.map(({ device, isSharedPhone, isThis }) => [device, isSharedPhone, isThis]).sort()).toEqual([
      ['Chrome, Android', true, false],
      ['Firefox, Linux', false, true],
    ])
    const mark = listed.find(({ isThis }) => !isThis)?.mark ?? ''
    await here.closeDevice(idOf('mariam'), mark)
    expect((await here.read(phone)).viewer).not.toBeNull()
    await here.closeDevice(idOf('fatou'), mark)
    expect((await here.read(phone)).viewer).toBeNull()
    expect((await here.read(laptop)).viewer).not.toBeNull()
  })
})

describe('proving who one is', () => {
  test('changes the token and the time, and nothing else', async ({ db }) => {
    const cookie = await signedIn(db, 'ines')
    await db
      .update(sessions)
      .set({ provenAt: new Date(0) })
      .where(eq(sessions.userId, idOf('ines')))
    const proven = cookieOf(await sessionsOn(db, false).prove(cookie))
    expect((await sessionsOn(db, false).read(cookie)).viewer).toBeNull()
    const { viewer } = await sessionsOn(db, false).read(proven)
    expect(viewer?.id).toBe(idOf('ines'))
    expect(Date.now() - (viewer?.provenAt.getTime() ?? 0)).toBeLessThan(10_000)
  })

  test('of nobody opens nothing', async ({ db }) => {
    const cookie = cookieOf(await sessionsOn(db, false).prove('session=forged'))
    expect((await sessionsOn(db, false).read(cookie)).viewer).toBeNull()
  })
})

describe('seeing through somebody’s eyes', () => {
  const seenAs = async (db: Db, who: string, whom: string) => {
    const cookie = await signedIn(db, who)
    await sessionsOn(db, false).see(cookie, idOf(whom))
    return cookie
  }

  test('an administrator reads as the person, and the session says who looks', async ({ db }) => {
    const cookie = await seenAs(db, 'ines', 'fatou')
    const { viewer } = await sessionsOn(db, false).read(cookie)
    expect(viewer).toMatchObject({ id: idOf('fatou'), isAdministrator: false, isSharedPhone: true, seenBy: { id: idOf('ines') } })
  })

  test('ends when asked, by itself after half an hour, and with the right to it', async ({ db }) => {
    const cookie = await seenAs(db, 'ines', 'fatou')
    const who = async () => (await sessionsOn(db, false).read(cookie)).viewer?.id
    const [row] = await db.select().from(sessions)
    expect(Math.round(((row?.seeingUntil?.getTime() ?? 0) - Date.now()) / 60_000)).toBe(30)
    await sessionsOn(db, false).see(cookie, null)
    expect(await who()).toBe(idOf('ines'))
    await sessionsOn(db, false).see(cookie, idOf('fatou'))
    await db.update(sessions).set({ seeingUntil: new Date(Date.now() - 1000) })
    expect(await who()).toBe(idOf('ines'))
    await sessionsOn(db, false).see(cookie, idOf('fatou'))
    await db
      .update(grants)
      .set({ revokedAt: new Date() })
      .where(eq(grants.personId, idOf('ines')))
    expect(await who()).toBe(idOf('ines'))
  })
})
