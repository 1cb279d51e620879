import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { accessLinks, groupLinks, invitations } from '#db/schema/invitations.ts'
import { noticeAcceptances } from '#db/schema/privacy.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { hashOfNew } from '#app/platform/link-tokens.server.ts'
import { test } from '#db/test-world.ts'
import map from '#app/routes.ts'
import { grants } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { DOOR_TABLE } from './test-door-table.ts'
import { doorAt, doorsOf, knock, KNOCKING, request, type Knock, type Outcome } from './test-doors.ts'
import { viewerOf } from './test-viewers.ts'

const SALE = idOf('cohort:sale')

const doors = await doorsOf(map)
const DOOR_CALL =
  /export const (loader|action) = (anyone|leaving|signedIn|asLearner|asTrainer|asCoordinator|asAuthor|asBankKeeper|asAdministrator|asStaff|asStepped)\(/g

describe('what happens to whom at each address', () => {
  test.for(DOOR_TABLE.map(([asked, outcomes]) => ({ asked, outcomes, name: `${asked.method} ${asked.at}` })))(
    '$name',
    async ({ asked, outcomes }, { db }) => {
      const happened: Record<string, string> = {}
      for (const who of KNOCKING) happened[who ?? 'a visitor'] = await knock(db, doors, asked, who)
      expect(happened).toEqual(Object.fromEntries(KNOCKING.map((who, column) => [who ?? 'a visitor', outcomes[column]])))
    },
  )
})

/** What a trainer of one course finds: its hand-ins and quizzes; of its cohort nothing else. */
const OF_ONE_COURSE: ReadonlyArray<[string, Outcome]> = [
  ['/cohortes', 'enters'],
  [`/correction/${idOf('submission:mariam:1')}`, 'enters'],
  [`/cohortes/${SALE}/quiz`, 'enters'],
  [`/cohortes/${SALE}/quiz/c10-m1-quiz`, 'enters'],
  [`/cohortes/${SALE}`, 'finds nothing'],
  [`/cohortes/${SALE}/tableau.csv`, 'finds nothing'],
  [`/cohortes/${SALE}/personnes/${idOf('enrolment:sale:aminata')}`, 'finds nothing'],
  ['/accompagner', 'is refused'],
  [`/cohortes/${SALE}/invitations`, 'finds nothing'],
]

describe('a trainer of one course', () => {
  test('enters what belongs to it, and finds nothing else of the cohort', async ({ db }) => {
    await db.insert(grants).values({ personId: idOf('moussa'), role: 'trainer', cohortId: SALE, courseId: 'c10' })
    const moussa = await viewerOf(db, 'moussa')
    const happened = []
    for (const [at] of OF_ONE_COURSE) happened.push([at, (await request(db, doors, { method: 'GET', at }, moussa)).outcome])
    expect(happened).toEqual(OF_ONE_COURSE)
  })

  test('of another course finds neither hand-ins nor quizzes of this one', async ({ db }) => {
    await db.insert(grants).values({ personId: idOf('moussa'), role: 'trainer', cohortId: SALE, courseId: 'c9' })
    const moussa = await viewerOf(db, 'moussa')
    for (const [at, outcome] of OF_ONE_COURSE.filter(([at]) => at.includes('c10') || at.startsWith('/correction'))) {
      expect(outcome).toBe('enters')
      expect((await request(db, doors, { method: 'GET', at }, moussa)).outcome).toBe('finds nothing')
    }
  })
})

const OPEN = '7KQ4-M2XD-9TWB-3HCP'

/** What each of the known people finds behind a link that is open. */
async function behind(db: Db, asked: Knock): Promise<string[]> {
  const found: string[] = []
  for (const who of KNOCKING) found.push(await knock(db, doors, asked, who))
  return found
}

describe('behind an open link', () => {
  const entering = KNOCKING.map(() => 'enters')

  test('of an invitation everybody finds a page, and wrong digits leave nothing but their count', async ({ db }) => {
    const invited = { cohortId: SALE, name: 'Rose Mabika', phone: '+212611223344', language: 'fr' as const }
    await db
      .insert(invitations)
      .values({ ...invited, tokenHash: hashOfNew('invitation', OPEN), expiresAt: new Date(TEST_NOW.getTime() + 3_600_000) })
    expect(await behind(db, { method: 'GET', at: `/b/${OPEN}` })).toEqual(entering)
    expect(await behind(db, { method: 'POST', at: `/b/${OPEN}`, form: { act: 'digits', digits: '0000' } })).toEqual(entering)
    const right = { act: 'create', digits: '3344', password: 'quatre mots pour moi', notice: 'yes' }
    expect(await knock(db, doors, { method: 'POST', at: `/b/${OPEN}`, form: right }, null)).toBe('→ /accueil')
    for (const at of [`/b/${OPEN.replace('7', '8')}`, `/rejoindre/${OPEN}`, `/acces/${OPEN}`])
      expect(await behind(db, { method: 'GET', at })).toEqual(KNOCKING.map(() => 'finds nothing'))
  })

  test('of a group somebody asks to take part', async ({ db }) => {
    await db
      .insert(groupLinks)
      .values({ cohortId: SALE, tokenHash: hashOfNew('group', OPEN), expiresAt: new Date(TEST_NOW.getTime() + 3_600_000) })
    expect(await behind(db, { method: 'GET', at: `/rejoindre/${OPEN}` })).toEqual(entering)
    const form = { name: 'Rose', phone: '0611223344', language: 'fr' }
    expect(await knock(db, doors, { method: 'POST', at: `/rejoindre/${OPEN}`, form }, null)).toBe(`→ /rejoindre/${OPEN}`)
    expect(await behind(db, { method: 'GET', at: `/b/${OPEN}` })).toEqual(KNOCKING.map(() => 'finds nothing'))
  })

  test('to an account a new password is chosen, and the notice comes first where it was not read', async ({ db }) => {
    const link = {
      personId: idOf('fatou'),
      madeBy: idOf('claire'),
      tokenHash: hashOfNew('access', OPEN),
      expiresAt: new Date(TEST_NOW.getTime() + 3_600_000),
    }
    await db.insert(accessLinks).values(link)
    expect(await behind(db, { method: 'GET', at: `/acces/${OPEN}` })).toEqual(entering)
    const asked = { method: 'POST', at: `/acces/${OPEN}`, form: { digits: '0005', password: 'quatre mots pour moi' } } as const
    expect(await knock(db, doors, asked, null)).toBe('→ /accueil')
    await db.delete(noticeAcceptances).where(eq(noticeAcceptances.personId, idOf('fatou')))
    expect(await knock(db, doors, asked, null)).toBe('→ /confidentialite')
    expect(await knock(db, doors, { ...asked, form: { ...asked.form, digits: '1111' } }, null)).toBe('enters')
  })
})

describe('no door is forgotten', () => {
  const knocked = (method: 'GET' | 'POST') =>
    new Set(DOOR_TABLE.filter(([asked]) => asked.method === method).map(([asked]) => doorAt(doors, asked.at).door.file))

  test('every route has a line in the table, and one more for its changes', () => {
    const [read, changed] = [knocked('GET'), knocked('POST')]
    const missing = doors.flatMap(({ file, path, module }) => [
      ...('loader' in module && !read.has(file) ? [`GET ${path}`] : []),
      ...('action' in module && !changed.has(file) ? [`POST ${path}`] : []),
    ])
    expect(missing).toEqual([])
  })

  test('every loader and action is a door, and no page stands without one', () => {
    const faults = doors.flatMap(({ file, module, source }) => {
      const guarded = [...source.matchAll(DOOR_CALL)].map(([, name]) => name)
      const open = ['loader', 'action'].filter((name) => name in module && !guarded.includes(name)).map((name) => `${file}: ${name}`)
      return 'loader' in module ? open : [...open, `${file}: no loader`]
    })
    expect(faults).toEqual([])
  })

  test('every route file of the project is on the map', () => {
    const files = Object.keys(import.meta.glob('../**/*.route.{ts,tsx}')).map((file) => file.replace('../', ''))
    const onMap = new Set(doors.map(({ file }) => file))
    expect(files.filter((file) => !onMap.has(file))).toEqual([])
  })
})
