import { describe, expect } from 'vitest'
import { test } from '#db/test-world.ts'
import map from '#app/routes.ts'
import { grants } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { DOOR_TABLE } from './test-door-table.ts'
import { doorAt, doorsOf, knock, KNOCKING, request, type Outcome } from './test-doors.ts'
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
