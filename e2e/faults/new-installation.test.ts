import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '#db/client.server.ts'
import { cohortCourses, cohorts, programmes } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { organisations } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { hashPassword } from '#app/platform/password.server.ts'
import { signedInOn, type Caller } from '../support/caller.ts'
import { startSite, type Site } from '../support/site.ts'

const REAL = { DEMONSTRATION: 'no', SECRET: 'a secret for tests only, long enough', SECOND_FACTOR: 'off' }
const PASSWORD = 'trois mots simples'
const group = idOf('new:group')

/** What each person of an installation that begins today can open. */
const SHOWN = {
  administrator: [
    '/a-faire',
    '/admin/organisations',
    '/admin/personnes',
    '/admin/cours',
    '/admin/journal',
    '/admin/donnees',
    '/admin/donnees/incidents',
    '/admin/messages',
    '/admin/sante',
    '/cohortes',
    '/invitations',
  ],
  coordinator: [
    '/a-faire',
    '/cohortes',
    `/cohortes/${group}`,
    `/cohortes/${group}?vue=organisations`,
    `/cohortes/${group}/personnes`,
    `/cohortes/${group}/invitations`,
    `/cohortes/${group}/quiz`,
    '/accompagner',
    '/invitations',
  ],
  trainer: ['/a-faire', '/correction', '/correction/avis', '/correction/reponses', '/correction/publier', '/banque', '/banque/quiz'],
  learner: ['/accueil', '/menu', '/telephone', '/profil/appareils', '/profil/donnees'],
} as const
type Newcomer = keyof typeof SHOWN

let dataDir: string
let site: Site

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-new-'))
  // The first start makes the database and reads the courses.
  await (await startSite({ dataDir, environment: REAL })).stop()
  const { db, close } = await openEmbedded(dataDir)
  const passwordHash = await hashPassword(PASSWORD, 'low')
  await db.insert(programmes).values({ id: 'first', title: { fr: 'Premier programme', en: 'First programme', ar: 'البرنامج الأول' } })
  await db.insert(organisations).values({ id: idOf('new:association'), kind: 'association', name: 'Première', validFrom: '2026-11-01' })
  await db.insert(cohorts).values({ id: group, programmeId: 'first', name: 'Premier groupe', startsOn: '2026-11-01', endsOn: '2027-11-01' })
  const [version] = await db.select({ id: courseVersions.id }).from(courseVersions).where(eq(courseVersions.courseId, 'c10'))
  await db.insert(cohortCourses).values({ cohortId: group, courseId: 'c10', versionId: version?.id ?? '', position: 1 })
  for (const who of ['administrator', 'coordinator', 'trainer', 'learner'] as const)
    await db.insert(people).values({ id: idOf(`new:${who}`), name: `Première ${who}`, email: `${who}@example.org`, passwordHash })
  await db.insert(grants).values([
    { personId: idOf('new:administrator'), role: 'administrator' },
    { personId: idOf('new:coordinator'), role: 'coordinator', cohortId: group },
    { personId: idOf('new:trainer'), role: 'trainer', cohortId: group },
  ])
  await close()
  site = await startSite({ dataDir, environment: REAL })
})
afterAll(async () => {
  await site.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const contentOf = (html: string) => /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
// A list that a script fills from the phone stands empty in the page.
const EMPTY_AREA = /<(ul|ol|tbody|dl|p|td|h2|h3|select)\b(?![^>]*\sdata-(?:list|fact|slot)=)[^>]*>\s*<\/\1>/

/** What is wrong with a page that has nothing to show yet. */
async function faultsOf(caller: Caller, address: string): Promise<string[]> {
  const answer = await caller.get(address)
  const content = contentOf(await answer.text())
  const words = content.replace(/<[^>]+>/g, ' ').match(/\p{L}{2,}/gu) ?? []
  return [
    ...(answer.status === 200 ? [] : [`${answer.status} ${answer.headers.get('location') ?? ''}`]),
    ...(words.length >= 6 ? [] : [`only ${words.length} words`]),
    ...(/<a\b[^>]*\shref="\/|<form\b|<tbody\b/.test(content) ? [] : ['neither something to see nor a next step']),
    ...(EMPTY_AREA.test(content) ? [`an empty area: ${EMPTY_AREA.exec(content)?.[0]}`] : []),
  ].map((fault) => `${address}: ${fault}`)
}

describe('where nothing is yet, every page says so and what comes next', () => {
  test.each(Object.keys(SHOWN) as Newcomer[])('for the first %s', async (who) => {
    const caller = await signedInOn(site.origin, `${who}@example.org`, PASSWORD)
    const faults: string[] = []
    for (const address of SHOWN[who]) faults.push(...(await faultsOf(caller, address)))
    expect(faults).toEqual([])
  })
})
