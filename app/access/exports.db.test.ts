import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect } from 'vitest'
import { auditEntries } from '#db/schema/operations.ts'
import { turnCounts } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { EXPORTS } from '#app/platform/take-turn.server.ts'
import map from '#app/routes.ts'
import { contextFor, doorAt, doorsOf, type Door } from './test-doors.ts'
import { viewerOf } from './test-viewers.ts'
import type { Viewer } from './viewer.ts'

/** Files that hold no personal data: forms of files, title, time and place of a workshop, questions of a bank, and the record of processing. */
const WITHOUT_PEOPLE = [
  ...['privacy/record-html.route.tsx', 'privacy/record-csv.route.tsx'],
  ...['bank/exchange/export-file.route.ts', 'bank/exchange/template.route.ts'],
  'coordination/workshops/calendar.route.ts',
]

/** Files that stand on a page, opened one by one by who reads that page: `files.db.test.ts` compares who may; and pictures of questions. */
const ON_PAGES = ['learning/plan/files/file.route.ts', 'learning/plan/files/preview.route.ts', 'bank/picture.route.ts']

/** Sheets of one's own work: they say what the page beside them says, and are limited because drawing costs. */
const OWN_WORK = [
  ...['version-paper', 'feedback-paper', 'draft-paper'].map((name) => `learning/plan/${name}.route.ts`),
  ...['certificate-pdf', 'certificate-picture'].map((name) => `certificates/${name}.route.ts`),
]

let doors: Door[]
beforeAll(async () => {
  doors = await doorsOf(map)
})

const filesOf = () => doors.filter(({ source }) => /Content-Disposition|\b(pdfAnswer|fileAnswer)\(/.test(source))

test('every file that leaves is behind a fresh proof and a limit; of others also in the audit', () => {
  const withPeople = filesOf().filter(({ file }) => ![...WITHOUT_PEOPLE, ...ON_PAGES, ...OWN_WORK].includes(file))
  expect(withPeople.length).toBeGreaterThanOrEqual(6)
  const faults = withPeople.flatMap(({ file, path, source }) => [
    ...(source.includes('= asStepped(') ? [] : [`${file} asks for no fresh proof`]),
    ...(/\b(takeOut|demandTurn)\(/.test(source) ? [] : [`${file} has no limit`]),
    ...(path.startsWith('/profil/') || /\b(takeOut|recordAudit)\(/.test(source) ? [] : [`${file} leaves no line in the audit`]),
  ])
  expect(faults).toEqual([])
})

test('a file that stands on a page is saved or played, and opens as no page of this site', () => {
  const shown = filesOf().filter(({ file }) => ON_PAGES.includes(file))
  expect(shown.map(({ file }) => file).sort()).toEqual([...ON_PAGES].sort())
  for (const { source } of shown) expect(source).toMatch(/fileAnswer\(|sandbox; frame-ancestors 'none'/)
})

test('sheets of one’s own work are open to learners and limited', () => {
  const own = filesOf().filter(({ file }) => OWN_WORK.includes(file))
  expect(own.map(({ file }) => file).sort()).toEqual([...OWN_WORK].sort())
  for (const { source } of own) expect(source).toMatch(/= asLearner\([\s\S]*demandTurn\(db, PAPERS/)
})

type Parts = Parameters<typeof contextFor>

async function fetchFile(db: Parts[0], at: string, viewer: Viewer): Promise<Response> {
  const { door, params } = doorAt(doors, at)
  const { loader } = door.module
  if (typeof loader !== 'function') throw new Error(`${door.file} does not answer`)
  const url = new URL(at, 'http://test')
  const context = { passerelle: contextFor(db, viewer, url) }
  const answer: unknown = await Promise.resolve(loader({ request: new Request(url), params, context })).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw answer
  return answer
}

const SALE = idOf('cohort:sale')
const FILES = [
  { at: `/cohortes/${SALE}/tableau.csv`, who: 'claire', action: 'data-exported' },
  { at: `/correction/${idOf('submission:mariam:1')}/plan.pdf`, who: 'sarah', action: 'data-exported' },
  { at: `/correction/${idOf('submission:mariam:1')}/fiche.pdf`, who: 'claire', action: 'data-exported' },
  { at: '/admin/donnees/incidents.csv', who: 'ines', action: 'data-exported' },
  { at: '/admin/journal.csv', who: 'ines', action: 'journal-exported' },
  { at: '/profil/donnees.json', who: 'fatou', action: null },
  { at: '/profil/donnees.html', who: 'fatou', action: null },
  { at: '/profil/donnees.zip', who: 'fatou', action: null },
] as const

describe('a file with personal data', () => {
  test.for(FILES)('$at is given after a fresh proof, noted, and not without end', async ({ at, who, action }, { db }) => {
    const viewer = { ...(await viewerOf(db, who)), provenAt: TEST_NOW }
    const stale = { ...viewer, provenAt: new Date(TEST_NOW.getTime() - 11 * 60_000) }
    const led = await fetchFile(db, at, stale)
    expect([led.status, led.headers.get('Location')]).toEqual([303, `/profil/confirmer?suite=${encodeURIComponent(at)}`])
    expect(await db.$count(turnCounts)).toBe(0)

    const given = await fetchFile(db, at, viewer)
    expect(given.status).toBe(200)
    expect(given.headers.get('Content-Disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+"$/)
    const [noted] = await db.select().from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1)
    expect(noted?.action === 'data-exported' || noted?.action === 'journal-exported' ? noted.action : null).toBe(action)

    await db.update(turnCounts).set({ turns: EXPORTS.most })
    const refused = await fetchFile(db, at, viewer)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3600'])
    expect(await db.$count(auditEntries, eq(auditEntries.action, action ?? 'data-exported'))).toBe(action === null ? 0 : 1)
  })

  test('is closed to who sees through somebody’s eyes', async ({ db }) => {
    const seenBy = { id: idOf('ines'), name: 'Inès', until: new Date(TEST_NOW.getTime() + 60_000) }
    const seen = { ...(await viewerOf(db, 'claire')), provenAt: TEST_NOW, seenBy }
    expect((await fetchFile(db, `/cohortes/${SALE}/tableau.csv`, seen)).status).toBe(403)
  })
})
