import { eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, describe, expect } from 'vitest'
import { rows, type Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { grants, people } from '#db/schema/people.ts'
import { plans, revisions, submissionParts, submissions } from '#db/schema/plans.ts'
import { LEARNERS } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import map from '#app/routes.ts'
import { sessionsOn } from './sessions.server.ts'
import { DOOR_TABLE } from './test-door-table.ts'
import { doorAt, doorsOf, KNOCKING, request, viewerFor, type Answered, type Door, type Knock } from './test-doors.ts'
import { viewerOf } from './test-viewers.ts'
import type { Viewer } from './viewer.ts'

let doors: Door[]
beforeAll(async () => {
  doors = await doorsOf(map)
})

/** Every request that somebody of the table makes: each route has at least one line there, which the doors test keeps so. */
const RECORDED: readonly Knock[] = DOOR_TABLE.map(([asked]) => asked)
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Every id of every table with the ids of its kind. */
async function idsByKind(db: Db): Promise<Map<string, string[]>> {
  const named = await db.execute(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'uuid' order by table_name`)
  const found = new Map<string, string[]>()
  for (const { name } of rows<{ name: string }>(named)) {
    const kept = rows<{ id: string }>(await db.execute(sql`select id from ${sql.identifier(name)} order by id limit 60`)).map(
      ({ id }) => id,
    )
    for (const id of kept) if (!found.has(id)) found.set(id, kept)
  }
  return found
}

/** A request with its ids swapped: for others of their kind, for those of another kind, for one of nobody. */
function swapped(asked: Knock, kinds: Map<string, string[]>): Knock[] {
  const all = [...kinds.keys()]
  const others = [1, 5].map((step) => (id: string) => {
    const kind = kinds.get(id) ?? all
    return kind[(kind.indexOf(id) + step) % kind.length] ?? id
  })
  const foreign = (id: string) => all[(all.indexOf(id) + 997) % all.length] ?? id
  const ways = [...others, foreign, () => idOf('nobody of the cast')]
  const text = JSON.stringify(asked)
  if (!ID.test(text)) return [asked]
  return [asked, ...ways.map((way) => JSON.parse(text.replace(ID, way)) as Knock)]
}

type Canary = { text: string; ownerId: string; cohorts: string[]; organisations: string[] }

const canaryOf = (name: string) => `canari-${name}-canari`

/** Marks what is most private of each learner, so that it is known wherever it turns up: their number, and the words of their plan. */
async function withCanaries(db: Db): Promise<Canary[]> {
  const canaries: Canary[] = []
  for (const { name } of LEARNERS) {
    const ownerId = idOf(name)
    const own = db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, ownerId))
    const sent = db.select({ id: submissions.id }).from(submissions).where(inArray(submissions.planId, own))
    await db
      .update(revisions)
      .set({ text: canaryOf(name) })
      .where(inArray(revisions.planId, own))
    await db
      .update(submissionParts)
      .set({ text: canaryOf(name) })
      .where(inArray(submissionParts.submissionId, sent))
    const belongs = await db
      .select({ cohort: enrolments.cohortId, organisation: enrolments.organisationId })
      .from(enrolments)
      .where(eq(enrolments.personId, ownerId))
    const [person] = await db.select({ phone: people.phone }).from(people).where(eq(people.id, ownerId))
    const seen = {
      ownerId,
      cohorts: belongs.map(({ cohort }) => cohort),
      organisations: belongs.flatMap(({ organisation }) => (organisation ? [organisation] : [])),
    }
    canaries.push({ ...seen, text: canaryOf(name) })
    if (person?.phone) canaries.push({ ...seen, text: person.phone })
  }
  return canaries
}

/** Written apart from the permissions under test: oneself, the staff of one's cohorts, the coordinators of one's organisation; numbers also the administrators. */
function maySee(viewer: Viewer | null, canary: Canary): boolean {
  if (viewer === null) return false
  const shares = (one: readonly string[], other: readonly string[]) => one.some((id) => other.includes(id))
  return (
    viewer.id === canary.ownerId ||
    shares(viewer.trains, canary.cohorts) ||
    shares(viewer.coordinates, canary.cohorts) ||
    shares(viewer.organisations, canary.organisations) ||
    // Trainers of one course read the work of its cohort, never the numbers of its people.
    (!canary.text.startsWith('+') && viewer.trainsCourses.some(({ cohortId }) => canary.cohorts.includes(cohortId))) ||
    (viewer.isAdministrator && canary.text.startsWith('+'))
  )
}

/** What is wrong with an answer: somebody else's words in it, or a change made for who was turned away. */
function faultsOf(asked: Knock, viewer: Viewer | null, { outcome, text, wrote }: Answered, canaries: Canary[]): string[] {
  const place = `${asked.method} ${asked.at} ${JSON.stringify(asked.form ?? {})} as ${viewer?.name ?? 'nobody'}`
  const foreign = canaries
    .filter((canary) => text.includes(canary.text) && !maySee(viewer, canary))
    .map((canary) => `${place}: ${canary.text}`)
  const isTurnedAway = outcome === 'is refused' || outcome === 'finds nothing' || outcome === 'signs in'
  return [...foreign, ...(isTurnedAway && wrote > 0 ? [`${place}: ${outcome}, and ${wrote} rows were written`] : [])]
}

async function replay(
  db: Db,
  viewer: Viewer | null,
  canaries: Canary[],
): Promise<{ faults: string[]; asked: number; met: number; wrote: number }> {
  const kinds = await idsByKind(db)
  const requests = RECORDED.flatMap((asked) => swapped(asked, kinds))
  const faults: string[] = []
  let met = 0
  let wrote = 0
  for (const asked of requests) {
    const answered = await request(db, doors, asked, viewer).catch((error: unknown) => {
      faults.push(`${asked.method} ${asked.at} as ${viewer?.name ?? 'nobody'}: ${error instanceof Error ? error.message : 'failed'}`)
      return undefined
    })
    if (!answered) continue
    faults.push(...faultsOf(asked, viewer, answered, canaries))
    wrote += answered.wrote
    if (canaries.some(({ text }) => answered.text.includes(text))) met += 1
  }
  return { faults, asked: requests.length, met, wrote }
}

/**
 * Whether a place is there is asked before the form is read: to whom GET says that nothing is there, no form may say "not so" or "done".
 * Asked with the form that is right and with an empty one.
 */
async function toldByForms(db: Db, viewer: Viewer | null): Promise<{ faults: string[]; unfound: number }> {
  const kinds = await idsByKind(db)
  const formsAt = new Map<string, Array<Record<string, string>>>()
  for (const { at, form = {} } of RECORDED.filter(({ method }) => method === 'POST').flatMap((asked) => swapped(asked, kinds)))
    formsAt.set(at, [...(formsAt.get(at) ?? [{}]), form])
  const faults = new Set<string>()
  let unfound = 0
  for (const [at, forms] of formsAt) {
    const read = await request(db, doors, { method: 'GET', at }, viewer)
    if (read.outcome !== 'finds nothing') continue
    unfound += 1
    for (const form of forms) {
      const { outcome } = await request(db, doors, { method: 'POST', at, form }, viewer)
      if (outcome !== 'finds nothing' && outcome !== 'is refused')
        faults.add(`${doorAt(doors, at).door.path} ${JSON.stringify(form).replace(ID, 'ID')}: ${outcome}`)
    }
  }
  return { faults: [...faults], unfound }
}

describe('every recorded request, replayed with its identifiers swapped, shows nothing of others, changes nothing and never fails', () => {
  test.for(KNOCKING.map((who) => ({ who, name: who ?? 'nobody' })))('as $name', { timeout: 300_000 }, async ({ who }, { db }) => {
    const viewer = await viewerFor(db, who)
    const canaries = await withCanaries(db)
    const { faults, asked, met, wrote } = await replay(db, viewer, canaries)
    expect(faults).toEqual([])
    expect(asked).toBeGreaterThan(RECORDED.length)
    // The test sees what it looks for: somebody signed in meets canaries that are theirs to see, and their own changes count as writing.
    expect(met > 0).toBe(who !== null)
    expect(wrote).toBeGreaterThan(0)
  })

  test.for(KNOCKING.map((who) => ({ who, name: who ?? 'nobody' })))(
    'what $name does not find with GET is not found with any form either',
    { timeout: 300_000 },
    async ({ who }, { db }) => {
      const viewer = await viewerFor(db, who)
      const told = await toldByForms(db, viewer)
      expect(told.faults).toEqual([])
      expect(told.unfound).toBeGreaterThan(who === null ? 0 : 10)
    },
  )

  test('as a trainer of one course of one cohort', { timeout: 300_000 }, async ({ db }) => {
    await db.insert(grants).values({ personId: idOf('binta'), role: 'trainer', cohortId: idOf('cohort:odt'), courseId: 'c1' })
    const viewer = await viewerOf(db, 'binta')
    expect(viewer).toMatchObject({ trains: [], trainsCourses: [{ cohortId: idOf('cohort:odt') }] })
    const { faults } = await replay(db, viewer, await withCanaries(db))
    expect(faults).toEqual([])
  })

  test('as a person whose account is closed', { timeout: 300_000 }, async ({ db }) => {
    const cookie = (await sessionsOn(db, false).open(idOf('sarah'), false)).split(';')[0] ?? ''
    await db
      .update(people)
      .set({ archivedAt: new Date() })
      .where(eq(people.id, idOf('sarah')))
    const { viewer } = await sessionsOn(db, false).read(cookie)
    expect(viewer).toBeNull()
    const { faults } = await replay(db, viewer, await withCanaries(db))
    expect(faults).toEqual([])
  })
})
