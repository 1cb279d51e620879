import { count, eq, type SQL } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { BY_WORKER, FINISHED_AT, LEADS_TO, OWNER, SENT_AT } from '#app/offline/phone-headers.ts'
import { openEmbedded } from '#db/client.server.ts'
import { remarkReplies, remarkTicks } from '#db/schema/grading.ts'
import { partQuestions, plans, revisions, submissions } from '#db/schema/plans.ts'
import { progressEvents } from '#db/schema/progress.ts'
import { answerSteps, attempts, practiceAnswers } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { castOn, type Caller } from '../support/caller.ts'
import { gateTo, type Fate, type Gate } from '../support/gate.ts'
import { filled, formsOf, reads, type PlainForm } from '../support/plain-browser.ts'
import { startSeededSite, type Site } from '../support/site.ts'

/** Who sends a form again after a cut: the person with the page that still stands there, or the worker of their phone. */
type Sender = 'page' | 'worker'
const EVERY_CUT: ReadonlyArray<[Fate, Sender]> = [
  ['during', 'page'],
  ['during', 'worker'],
  ['before', 'page'],
  ['before', 'worker'],
  ['after', 'page'],
  ['after', 'worker'],
]
/** In `npm test` the cut that does most harm, after which the server knows and the phone does not; all of them in `npm run test:long`. */
const CUTS = process.env['LONG'] === 'yes' ? EVERY_CUT : EVERY_CUT.slice(0, 2)

type Walker = { caller: Caller; gate: Gate; fate: Fate; sender: Sender; id: string }

/** Asks once on the line that is cut, and again on the line that is mended. */
async function twice({ gate, fate }: Walker, send: () => Promise<Response>): Promise<Response> {
  if (fate === 'open') return send()
  gate.decides(fate)
  const first = await send().catch(() => null)
  expect(first === null).toBe(fate !== 'after')
  gate.decides('open')
  return send()
}

const opens = (walker: Walker, address: string) =>
  reads({ get: (path, headers) => twice(walker, () => walker.caller.get(path, headers)) }, address)

/** Sends a form as its sender does; answers where it led. */
async function sends(walker: Walker, { address, fields }: PlainForm): Promise<string> {
  const [finished, sent] = [new Date(Date.now() - 60_000).toISOString(), new Date().toISOString()]
  const headers: Record<string, string> =
    walker.sender === 'worker' ? { [BY_WORKER]: '1', [OWNER]: walker.id, [FINISHED_AT]: finished, [SENT_AT]: sent } : {}
  const answer = await twice(walker, () => walker.caller.post(address, Object.fromEntries(fields), headers))
  const to = answer.headers.get(LEADS_TO) ?? answer.headers.get('location')
  if (to === null) throw new Error(`${address} was answered ${answer.status}`)
  return to
}

/** Opens a page, fills in the form that the words or the address name, and sends it. */
async function does(walker: Walker, page: string, words: RegExp, changes: Record<string, string> = {}): Promise<string> {
  const { html, here } = await opens(walker, page)
  const form = formsOf(html, here).find(({ text }) => words.test(text))
  if (!form) throw new Error(`${here} has no form with ${words}`)
  return sends(walker, filled(html, form, changes))
}

async function learns(walker: Walker): Promise<void> {
  await does(walker, '/lecons/c10-m7-l1', /J’ai lu/)
  await does(walker, '/lecons/c10-m7-l1/questions/1', /Vérifier/)
  let place = await does(walker, '/quiz/c10-m7-quiz', /Commencer/)
  while (!place.endsWith('/verifier')) place = await does(walker, place, /suivante|Vérifier/, { go: 'next' })
  expect(await does(walker, place, /Envoyer mes réponses/)).toMatch(/resultat/)
  const { here } = await opens(walker, '/plan/c10-plan')
  await does(walker, `${here}/p2`, /Enregistrer/, { text: 'Écrit quand la ligne est coupée.', done: 'yes' })
  const { html } = await opens(walker, `${here}/p3`)
  const form = formsOf(html, `${here}/p3`).find(({ text }) => text.includes('Enregistrer'))
  if (!form) throw new Error('A part has no form')
  const kept = filled(html, form, { text: 'Gardé en écrivant.', done: 'later' })
  const saved = await twice(walker, () =>
    walker.caller.post(`${here}/p3/garder`, Object.fromEntries(kept.fields), { Accept: 'application/json' }),
  )
  expect(saved.status).toBe(200)
  await does(walker, `${here}/p2/avis`, /question/i, { question: 'Est-ce assez clair ?' })
}

async function corrects(walker: Walker): Promise<void> {
  const plan = `/plan/${idOf('plan:aminata')}`
  await does(walker, `${plan}/remarques`, /Envoyer la réponse/, { body: 'J’ai compté.' })
  await does(walker, `${plan}/remarques`, /C’est corrigé/, { ticked: 'yes' })
  await does(walker, `${plan}/p3`, /Enregistrer/, { text: 'Corrigé quand la ligne est coupée.', done: 'yes' })
  const receipt = await does(walker, `${plan}/verifier`, /Envoyer la version 2/, { agree: 'yes', anyway: 'yes' })
  expect(receipt).toMatch(/recu\/2/)
}

async function withdraws(walker: Walker): Promise<void> {
  await does(walker, `/plan/${idOf('plan:aminata')}/recu/2`, /Retirer mon envoi/)
}

/** How much of everything that a learner makes the site holds of two people. */
async function heldOn({ dataDir }: Site): Promise<Record<string, number>> {
  const { db, close } = await openEmbedded(dataDir)
  const held: Record<string, number> = {}
  const people = { binta: idOf('binta'), aminata: idOf('aminata') }
  for (const [name, id] of Object.entries(people)) {
    const note = async (what: string, rows: Promise<Array<{ n: number }>>) => {
      held[`${name}: ${what}`] = (await rows)[0]?.n ?? 0
    }
    const number = { n: count() }
    const own: SQL = eq(plans.ownerId, id)
    await note('steps of progress', db.select(number).from(progressEvents).where(eq(progressEvents.personId, id)))
    await note('practice answers', db.select(number).from(practiceAnswers).where(eq(practiceAnswers.personId, id)))
    await note('attempts', db.select(number).from(attempts).where(eq(attempts.personId, id)))
    const answers = db.select(number).from(answerSteps).innerJoin(attempts, eq(attempts.id, answerSteps.attemptId))
    await note('answers of quizzes', answers.where(eq(attempts.personId, id)))
    await note('versions of parts', db.select(number).from(revisions).innerJoin(plans, eq(plans.id, revisions.planId)).where(own))
    await note('hand-ins', db.select(number).from(submissions).innerJoin(plans, eq(plans.id, submissions.planId)).where(own))
    await note('questions', db.select(number).from(partQuestions).innerJoin(plans, eq(plans.id, partQuestions.planId)).where(own))
  }
  held['replies'] = (await db.select({ n: count() }).from(remarkReplies))[0]?.n ?? 0
  held['ticks'] = (await db.select({ n: count() }).from(remarkTicks))[0]?.n ?? 0
  await close()
  return held
}

const folders: Site[] = []
afterAll(() => Promise.all(folders.map((site) => site.stop())))

/** All that the two do, on a line of one kind, on a site of their own; answers what the site holds afterwards. */
async function walked(fate: Fate, sender: Sender): Promise<Record<string, number>> {
  const site = await startSeededSite()
  folders.push(site)
  const gate = await gateTo(site.origin)
  for (const [who, walks] of [
    ['binta', [learns]],
    ['aminata', [corrects, withdraws]],
  ] as const) {
    const caller = (await castOn(site.origin, who)).at(gate.origin)
    const { html } = await reads(caller, '/aide')
    const [, id = ''] = /data-owner="([^"]+)"/.exec(html) ?? []
    for (const walk of walks) await walk({ caller, gate, fate, sender, id })
  }
  await gate.stop()
  site.process.kill('SIGTERM')
  await new Promise((resolve) => site.process.once('exit', resolve))
  return heldOn(site)
}

describe('every request of a learner is cut and sent again', () => {
  let whole: Promise<Record<string, number>> | undefined

  test.each(CUTS)('%s, by the %s: the site holds what it holds on a good line', { timeout: 300_000 }, async (fate, sender) => {
    const expected = await (whole ??= walked('open', 'page'))
    const held = await walked(fate, sender)
    expect(held).toEqual(expected)
    expect(held['aminata: hand-ins']).toBeGreaterThan(1)
    expect(held['binta: answers of quizzes']).toBeGreaterThan(3)
  })
})
