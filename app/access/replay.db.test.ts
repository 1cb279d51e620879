import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, vi } from 'vitest'
import { rows, type Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { uploads } from '#db/schema/files.ts'
import { grants, people } from '#db/schema/people.ts'
import { plans, revisions, submissionParts, submissions } from '#db/schema/plans.ts'
import { LEARNERS } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import * as papers from '#app/paper/render-paper.server.tsx'
import * as pictures from '#app/paper/render-picture.server.ts'
import map from '#app/routes.ts'
import { sessionsOn } from './sessions.server.ts'
import { crawl } from './test-crawl.tsx'
import { doDeeds } from './test-deeds.ts'
import { DOOR_TABLE } from './test-door-table.ts'
import { doorAt, doorsOf, KNOCKING, request, viewerFor, type Answered, type Door, type Knock } from './test-doors.ts'
import { viewerOf } from './test-viewers.ts'
import type { Viewer } from './viewer.ts'

let doors: Door[]
beforeAll(async () => {
  doors = await doorsOf(map)
  // Sheets and pictures are answered as what they are drawn from: shapes of letters hide whose words they are, and drawing costs more than all else.
  vi.spyOn(papers, 'renderPaper').mockImplementation(async (paper) => Buffer.from(JSON.stringify(paper)))
  vi.spyOn(pictures, 'renderPicture').mockImplementation(async ({ svg }) => Buffer.from(svg))
})
afterAll(() => vi.restoreAllMocks())

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Every request that is replayed: those of the table of doors, where each route has a line, and those that pages offered to each person who walked
 * through the whole site by its links, its forms as they stood.
 */
async function recordedIn(db: Db, ledTo: readonly string[]): Promise<Knock[]> {
  const recorded = new Map(DOOR_TABLE.map(([asked]) => [JSON.stringify(asked), asked]))
  // No page offers the address of a file on its way: a script was answered it.
  const onTheirWay = await db.select({ id: uploads.id }).from(uploads)
  for (const asked of onTheirWay.map(({ id }): Knock => ({ method: 'POST', at: `/envois/${id}?a=0`, form: { a: 'piece' } })))
    recorded.set(JSON.stringify(asked), asked)
  for (const who of KNOCKING) {
    const viewer = await viewerFor(db, who)
    for (const asked of await crawl(db, doors, viewer, [...ledTo, '/', '/menu', ...BEHIND_A_STEP]))
      recorded.set(JSON.stringify(asked), asked)
  }
  return [...recorded.values()]
}

/** Pages that no page links to, because a form leads there. */
const BEHIND_A_STEP = [
  '/quiz/c10-m6-quiz/1',
  '/quiz/c10-m6-quiz/verifier',
  '/lecons/c10-m1-l1/questions/1',
  '/profil/confirmer?suite=/profil',
]

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

/** A request as it was made, and with its ids swapped: for another of their kind, for one of another kind. */
function swapped(asked: Knock, kinds: Map<string, string[]>): Knock[] {
  const text = JSON.stringify(asked)
  const ids = text.match(ID)
  if (!ids) return [asked]
  const all = [...kinds.keys()]
  const other = (id: string) => {
    const kind = kinds.get(id) ?? all
    return kind[(kind.indexOf(id) + 1) % kind.length] ?? id
  }
  const foreign = (id: string) => all[(all.indexOf(id) + 997) % all.length] ?? id
  return [asked, ...[other, foreign].map((way) => JSON.parse(text.replace(ID, way)) as Knock)]
}

type Canary = { text: string; ownerId: string; cohorts: string[]; organisations: string[] }

/** What coordinators of the cohort in Salé and administrators may read, and nobody else but its owner. */
const OF_SALE = ['canari-certificat-canari', 'canari-invitation-canari', 'canari-feuille-canari']

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
  const ownerId = idOf('aminata')
  return [...canaries, ...OF_SALE.map((text) => ({ text, ownerId, cohorts: [], organisations: [] }))]
}

/** Written apart from the permissions under test: oneself, the staff of one's cohorts, the coordinators of one's organisation; numbers also the administrators. */
function maySee(viewer: Viewer | null, canary: Canary): boolean {
  if (viewer === null) return false
  if (OF_SALE.includes(canary.text)) {
    const isHers = canary.text.includes('certificat') && viewer.id === canary.ownerId
    return isHers || viewer.coordinates.includes(idOf('cohort:sale')) || viewer.isAdministrator
  }
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

/** The check page of a certificate is for everybody who has its code. */
const isPublic = ({ at }: Knock) => at.startsWith('/v/')

/** What is wrong with an answer: somebody else's words in it, or a change made for who was turned away. */
function faultsOf(asked: Knock, viewer: Viewer | null, { outcome, text, wrote }: Answered, canaries: Canary[]): string[] {
  const place = `${asked.method} ${asked.at} ${JSON.stringify(asked.form ?? {}).slice(0, 120)} as ${viewer?.name ?? 'nobody'}`
  const foreign = (isPublic(asked) ? [] : canaries)
    .filter((canary) => text.includes(canary.text) && !maySee(viewer, canary))
    .map((canary) => `${place}: ${canary.text}`)
  const isTurnedAway = outcome === 'is refused' || outcome === 'finds nothing' || outcome === 'signs in'
  return [...foreign, ...(isTurnedAway && wrote > 0 ? [`${place}: ${outcome}, and ${wrote} rows were written`] : [])]
}

async function replay(
  db: Db,
  viewer: Viewer | null,
  requests: readonly Knock[],
  canaries: Canary[],
): Promise<{ faults: string[]; met: number; wrote: number; entered: Set<string> }> {
  const faults: string[] = []
  const entered = new Set<string>()
  let met = 0
  let wrote = 0
  const unfound = new Set<string>()
  for (const asked of [...requests].sort((one, other) => one.method.localeCompare(other.method))) {
    const answered = await request(db, doors, asked, viewer).catch((error: unknown) => {
      faults.push(`${asked.method} ${asked.at} as ${viewer?.name ?? 'nobody'}: ${error instanceof Error ? error.message : 'failed'}`)
      return undefined
    })
    if (!answered) continue
    const { outcome } = answered
    faults.push(...faultsOf(asked, viewer, answered, canaries))
    if (asked.method === 'GET' && outcome === 'finds nothing') unfound.add(asked.at)
    // Whether a place is there is asked before the form is read: to whom GET says that nothing is there, no form may say "not so" or "done".
    if (asked.method === 'POST' && unfound.has(asked.at) && outcome !== 'finds nothing' && outcome !== 'is refused')
      faults.push(`${asked.at} ${JSON.stringify(asked.form)} as ${viewer?.name ?? 'nobody'}: ${outcome}, where nothing is found`)
    if (outcome === 'enters' || outcome.startsWith('→')) entered.add(`${asked.method} ${doorAt(doors, asked.at).door.path}`)
    wrote += answered.wrote
    if (!isPublic(asked) && canaries.some(({ text }) => answered.text.includes(text))) met += 1
  }
  return { faults, met, wrote, entered }
}

/** A request without the canaries that stood in its fields: what somebody sends themselves is no news to them. */
function withoutCanaries(asked: Knock, canaries: Canary[]): Knock {
  const texts = [...new Set(canaries.map(({ text }) => text))]
  const clean = (value: string) => texts.reduce((kept, text) => kept.replaceAll(text, 'un mot'), value)
  const form = asked.form && Object.fromEntries(Object.entries(asked.form).map(([name, value]) => [name, clean(value)]))
  return { ...asked, ...(form && { form }) }
}

/** The requests with their ids swapped; of each address that takes forms also its page, an empty form and the form that is right. */
async function requestsIn(db: Db, canaries: Canary[], ledTo: readonly string[]): Promise<Knock[]> {
  const kinds = await idsByKind(db)
  const all = (await recordedIn(db, ledTo)).flatMap((asked) => swapped(withoutCanaries(asked, canaries), kinds))
  const posted = all.filter(({ method }) => method === 'POST')
  const pages = posted
    .filter(({ at }) => 'loader' in doorAt(doors, at).door.module)
    .flatMap(({ at }): Knock[] => [
      { method: 'GET', at },
      { method: 'POST', at, form: {} },
    ])
  return [...new Map([...all, ...pages].map((asked) => [JSON.stringify(asked), asked])).values()]
}

/** A trainer of one course of one cohort. */
async function trainerOfOneCourse(db: Db): Promise<Viewer> {
  await db.insert(grants).values({ personId: idOf('binta'), role: 'trainer', cohortId: idOf('cohort:odt'), courseId: 'c1' })
  const viewer = await viewerOf(db, 'binta')
  expect(viewer).toMatchObject({ trains: [], trainsCourses: [{ cohortId: idOf('cohort:odt') }] })
  return viewer
}

/** Whoever comes with a cookie of an account that was closed. */
async function removed(db: Db): Promise<Viewer | null> {
  const cookie = (await sessionsOn(db, false).open(idOf('joseph'), false)).split(';')[0] ?? ''
  await db
    .update(people)
    .set({ archivedAt: new Date() })
    .where(eq(people.id, idOf('joseph')))
  return (await sessionsOn(db, false).read(cookie)).viewer
}

/** Addresses whose rows this world does not hold: the doors' own test opens links, the tests of the other rooms enter them and turn others away. */
const ENTERED_ELSEWHERE = [
  ...['GET /acces/:token', 'POST /acces/:token', 'POST /b/:token'],
  ...['GET /admin/messages/:id', 'GET /admin/messages/:id/html', 'GET /banque/importer/:id', 'POST /banque/importer/:id'],
  ...['GET', 'POST'].flatMap((method) => [
    `${method} /cohortes/:id/quiz/:quiz/corrections/:correction`,
    `${method} /correction/reponses/:attempt/:n`,
  ]),
  'GET /*',
]

describe('what each person was offered, replayed as every other person with its identifiers swapped', () => {
  test('shows nothing of others, changes nothing for who is turned away, and never fails', { timeout: 1_200_000 }, async ({ db }) => {
    const ledTo = await doDeeds(db, doors)
    const canaries = await withCanaries(db)
    const requests = await requestsIn(db, canaries, ledTo)
    const entered = new Set<string>()
    for (const who of [...KNOCKING, 'a trainer of one course', 'somebody removed'] as const) {
      const viewer =
        who === 'a trainer of one course'
          ? await trainerOfOneCourse(db)
          : who === 'somebody removed'
            ? await removed(db)
            : await viewerFor(db, who)
      const told = await replay(db, viewer, requests, canaries)
      expect(told.faults).toEqual([])
      // The test sees what it looks for: somebody signed in meets canaries that are theirs to see, and changes count as writing.
      expect([who, told.met > 0]).toEqual([who, viewer !== null])
      expect(told.wrote).toBeGreaterThan(0)
      for (const one of told.entered) entered.add(one)
    }
    const everywhere = doors.flatMap(({ path, module }) => [
      ...('loader' in module ? [`GET ${path}`] : []),
      ...('action' in module ? [`POST ${path}`] : []),
    ])
    // A request that nobody may make shows nothing: at each address somebody enters, so that the others are turned away from something.
    expect(everywhere.filter((one) => !entered.has(one)).sort()).toEqual([...ENTERED_ELSEWHERE].sort())
  })
})
