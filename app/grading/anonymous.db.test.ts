import { eq, inArray, sql } from 'drizzle-orm'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { remarkReplies, remarks } from '#db/schema/grading.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, partQuestions, plans, revisions, submissionParts, submissions } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { contextFor, doorAt, doorsOf, type Door, type Knock } from '#app/access/test-doors.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Viewer } from '#app/access/viewer.ts'
import map from '#app/routes.ts'
import { saveRemark } from './save-remark.server.ts'
import { takeSubmission } from './take-submission.server.ts'
import { AMINATA, ESTHER, markAll, MARIAM, minutes } from './test-marking.ts'

let doors: Door[]
beforeAll(async () => {
  doors = await doorsOf(map)
})

type Author = { name: string; phone: string; email: string; organisation: string }

/** The authors of every plan of the cohort, each with an address, an organisation, and a text in which they say who they are. */
async function confessing(db: Db): Promise<Author[]> {
  await db.update(assignmentRuns).set({ isAnonymous: true })
  const owners = await db.selectDistinct({ id: plans.ownerId }).from(plans)
  for (const [n, { id }] of owners.entries())
    await db
      .update(people)
      .set({ phone: `+2126112233${String(n).padStart(2, '0')}`, email: `auteur-${n}@exemple.test` })
      .where(eq(people.id, id))
  const authors = await db
    .select({ id: people.id, name: people.name, phone: people.phone, email: people.email, organisation: organisations.name })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(
      inArray(
        people.id,
        owners.map(({ id }) => id),
      ),
    )
  for (const { id, name, phone, email, organisation } of authors) {
    const own = db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, id))
    const words = `Je suis ${name}, de ${organisation}. Appelez le ${phone} ou écrivez à ${email}. ${name.split(' ')[0]} vous répond.`
    const handedIn = db.select({ id: submissions.id }).from(submissions).where(inArray(submissions.planId, own))
    await db
      .update(submissionParts)
      .set({ text: words, tables: { t1: { rows: [{ name, contact: phone }] } } })
      .where(inArray(submissionParts.submissionId, handedIn))
    await db.update(submissions).set({ statement: words }).where(inArray(submissions.planId, own))
    await db.update(revisions).set({ text: words }).where(inArray(revisions.planId, own))
    await db.update(partQuestions).set({ question: words }).where(inArray(partQuestions.planId, own))
    const said = await db.select({ id: remarks.id }).from(remarks).where(inArray(remarks.submissionId, handedIn))
    for (const remark of said) await db.insert(remarkReplies).values({ remarkId: remark.id, authorId: id, body: words })
  }
  return authors.map(({ name, phone, email, organisation }) => ({ name, phone: phone ?? '', email: email ?? '', organisation }))
}

/** All that a marker receives from one address: data, headers, and for a file its text and what is written about it. */
async function received(db: Db, viewer: Viewer, { method, at, form }: Knock): Promise<string> {
  const { door, params } = doorAt(doors, at)
  const answer = door.module[method === 'GET' ? 'loader' : 'action']
  if (typeof answer !== 'function') throw new Error(`${door.file} does not answer ${method}`)
  const url = new URL(at, 'http://test')
  const sent = new Request(url, method === 'GET' ? {} : { method, body: new URLSearchParams(form) })
  const passerelle = contextFor(db, viewer, url)
  const given: unknown = await Promise.resolve(answer({ request: sent, params, context: { passerelle } })).catch(
    (thrown: unknown) => thrown,
  )
  if (!(given instanceof Response)) return JSON.stringify(given) ?? ''
  const headers = JSON.stringify([...given.headers])
  const bytes = new Uint8Array(await given.arrayBuffer())
  if (!given.headers.get('Content-Type')?.includes('pdf')) return headers + Buffer.from(bytes).toString('utf8')
  const file = await getDocumentProxy(bytes)
  const { text } = await extractText(file, { mergePages: true })
  expect(text.length).toBeGreaterThan(100)
  return headers + text + JSON.stringify(await file.getMetadata())
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What of an author stands in an answer. */
function tracesIn(answer: string, { name, phone, email, organisation }: Author): string[] {
  const seen = folded(answer)
  const digits = answer.replace(/[\s.-]/g, '')
  const words = [name, email, organisation, ...name.split(' ').filter((word) => word.length > 3)]
  return [
    ...words.filter((word) => new RegExp(`(?<!\\p{L})${folded(word)}(?!\\p{L})`, 'u').test(seen)),
    ...(digits.includes(phone.slice(-9)) ? [phone] : []),
  ]
}

describe('marking without a name', () => {
  test('no answer, file or header that a marker receives holds a name, number, address or organisation of an author', async ({ db }) => {
    const authors = await confessing(db)
    expect(authors.length).toBeGreaterThan(4)
    const sarah = await viewerOf(db, 'sarah')
    expect(await takeSubmission(db, sarah, MARIAM, minutes(0))).toEqual({ ok: true })
    const all = await db.select({ id: submissions.id }).from(submissions)
    const questions = await db.select({ id: partQuestions.id }).from(partQuestions)
    expect(questions.length).toBeGreaterThan(0)
    const asked: Knock[] = [
      ...['/a-faire', '/correction/publier', '/correction/avis', '/correction/comparer', '/correction/reponses'].map((at) => ({
        method: 'GET' as const,
        at,
      })),
      ...['a-corriger', 'en-revision', 'a-publier', 'publies'].map((tab) => ({ method: 'GET' as const, at: `/correction?onglet=${tab}` })),
      ...questions.map(({ id }) => ({ method: 'GET' as const, at: `/correction/avis/${id}` })),
      ...all.flatMap(({ id }) =>
        ['', '?comparer=oui', '?apres=' + MARIAM + '&decision=return', '/plan.pdf', '/fiche.pdf'].map((end) => ({
          method: 'GET' as const,
          at: `/correction/${id}${end}`,
        })),
      ),
      { method: 'POST', at: `/correction/${MARIAM}`, form: { intent: 'validate' } },
      { method: 'POST', at: `/correction/${MARIAM}`, form: { intent: 'identify' } },
      { method: 'POST', at: `/correction/${MARIAM}/garder`, form: { intent: 'message', overall: 'Bravo', privateNote: '', basedOn: '9' } },
      { method: 'POST', at: `/correction/publier`, form: { submission: AMINATA } },
    ]
    const leaks: string[] = []
    let read = 0
    for (const one of asked) {
      const answer = await received(db, sarah, one)
      read += answer.length
      for (const author of authors) for (const trace of tracesIn(answer, author)) leaks.push(`${one.method} ${one.at}: ${trace}`)
    }
    expect([...new Set(leaks)]).toEqual([])
    expect(read).toBeGreaterThan(100_000)
  })

  test('the same addresses tell the names where the run is not anonymous: the search finds them', async ({ db }) => {
    const authors = await confessing(db)
    await db.update(assignmentRuns).set({ isAnonymous: false })
    const sarah = await viewerOf(db, 'sarah')
    const mariam = authors.find(({ name }) => name.startsWith('Mariam'))!
    for (const at of [`/correction/${MARIAM}`, `/correction/${MARIAM}/plan.pdf`, '/correction'])
      expect(tracesIn(await received(db, sarah, { method: 'GET', at }), mariam), at).toContain(mariam.name)
  })

  test('a filter by organisation tells nothing: no work of an anonymous run stands behind it', async ({ db }) => {
    await confessing(db)
    const sarah = await viewerOf(db, 'sarah')
    const [sent] = await db.select().from(submissions).where(eq(submissions.id, MARIAM))
    const answer = await received(db, sarah, { method: 'GET', at: `/correction?organisation=${sent!.organisationId}` })
    expect(answer).not.toContain(MARIAM)
    expect(await received(db, sarah, { method: 'GET', at: '/correction' })).toContain(MARIAM)
  })

  test('a passage is quoted as it is shown, and its author reads it as it was written', async ({ db }) => {
    const authors = await confessing(db)
    const mariam = authors.find(({ name }) => name.startsWith('Mariam'))!
    const sarah = await viewerOf(db, 'sarah')
    await takeSubmission(db, sarah, MARIAM, minutes(0))
    const quote = `Je suis ${'•'.repeat(mariam.name.length)}`
    const id = idOf('anonymous remark')
    const remark = { id, submissionId: MARIAM, partId: 'p2', quote, quoteStart: 0, criterionId: null, body: 'Qui ?' }
    expect(await saveRemark(db, sarah, remark, minutes(1))).toEqual({ ok: true })
    const [kept] = await db.select().from(remarks).where(eq(remarks.id, id))
    expect(kept?.quote).toBe(`Je suis ${mariam.name}`)
  })

  test('a coordinator asks for the name, which is noted; a trainer finds no such question', async ({ db }) => {
    await confessing(db)
    const ask: Knock = { method: 'POST', at: `/correction/${ESTHER}`, form: { intent: 'identify' } }
    expect(await received(db, await viewerOf(db, 'claire'), ask)).toContain('Esther')
    expect(await received(db, await viewerOf(db, 'sarah'), ask)).not.toContain('Esther')
    const noted = await db.select().from(auditEntries).where(eq(auditEntries.action, 'submission.identified'))
    expect(noted).toHaveLength(1)
  })

  test('marks and results go to the line, not to the name: an anonymous plan is marked, returned and released like any other', async ({
    db,
  }) => {
    await confessing(db)
    const sarah = await viewerOf(db, 'sarah')
    await takeSubmission(db, sarah, MARIAM, minutes(0))
    await markAll(db, sarah, MARIAM, 'l3', minutes(1))
    const numbers = await db.select({ n: sql<string>`upper(substr(md5(${plans.id}::text), 1, 6))` }).from(plans)
    expect(new Set(numbers.map(({ n }) => n)).size).toBe(numbers.length)
  })
})
