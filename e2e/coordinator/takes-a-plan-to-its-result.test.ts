import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { castOn, type Caller } from '../support/caller.ts'
import { wordsOfPaper } from '../support/paper.ts'
import { startSeededSite, type Site } from '../support/site.ts'
import { STALL_FIGURES } from '../support/stall-figures.ts'

let site: Site
beforeAll(async () => {
  site = await startSeededSite()
})
afterAll(() => site.stop())

const SALE = `/cohortes/${idOf('cohort:sale')}`
/** The words of a page without its tags, spaces of every kind as one. */
const textOf = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const valueIn = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function page(who: Caller, address: string): Promise<string> {
  const answer = await who.get(address)
  expect([address, answer.status]).toEqual([address, 200])
  return await answer.text()
}
async function sent(who: Caller, address: string, fields: Record<string, string>): Promise<string> {
  const answer = await who.post(address, fields)
  expect([address, fields['intent'] ?? '', answer.status, answer.status === 303 ? '' : textOf(await answer.text()).slice(0, 400)]).toEqual([
    address,
    fields['intent'] ?? '',
    303,
    '',
  ])
  return answer.headers.get('location') ?? ''
}
async function paper(who: Caller, address: string): Promise<string> {
  const answer = await who.get(address)
  expect([address, answer.headers.get('content-type')]).toEqual([address, 'application/pdf'])
  return wordsOfPaper(new Uint8Array(await answer.arrayBuffer()))
}

/** Writes every part of course 10's plan with forms alone, hands it in, and answers the address of the plan. */
async function writesAndHandsIn(leader: Caller): Promise<string> {
  const plan = (await leader.get('/plan/c10-plan')).headers.get('location') ?? ''
  const links = [...(await page(leader, plan)).matchAll(new RegExp(`href="${plan}/(p\\d+[a-z]?)"`, 'g'))]
  const parts = [...new Set(links.map(([, part]) => part ?? ''))]
  expect(parts).toHaveLength(15)
  for (const part of parts) await writes(leader, plan, part, `Ma partie ${part}, écrite au marché.`)
  expect(textOf(await page(leader, `${plan}/p7c`))).toContain('249,50')
  await handsIn(leader, plan)
  return plan
}

async function writes(leader: Caller, plan: string, part: string, text: string): Promise<void> {
  const html = await page(leader, `${plan}/${part}`)
  const keys = { id: valueIn(html, 'id'), basedOn: valueIn(html, 'basedOn') }
  await sent(leader, `${plan}/${part}`, { ...keys, text, done: 'yes', ...STALL_FIGURES[part] })
}

async function handsIn(leader: Caller, plan: string): Promise<void> {
  const requestKey = valueIn(await page(leader, `${plan}/verifier`), 'requestKey')
  const receipt = await sent(leader, `${plan}/verifier`, { requestKey, agree: 'yes', anyway: 'yes' })
  expect(textOf(await page(leader, receipt))).toMatch(/Numéro|reçu/i)
  // The same form again is the same hand-in.
  expect((await sent(leader, `${plan}/verifier`, { requestKey, agree: 'yes', anyway: 'yes' })).split('?')[0]).toBe(receipt.split('?')[0])
}

/** The hand-in of a person as the queue of a marker shows it. */
async function workOf(marker: Caller, name: string): Promise<string> {
  const line = new RegExp(`href="(/correction/[0-9a-f-]{36})"[^>]*>(?:<[^>]+>)*${name}`).exec(await page(marker, '/correction'))
  return line?.[1] ?? ''
}

/** Marks every criterion with the third level, and the first ones with the best: two markings that are not far apart. */
async function marksAll(marker: Caller, work: string, best: number): Promise<void> {
  await sent(marker, work, { intent: 'take' })
  const html = await page(marker, work)
  const ids = [...new Set([...html.matchAll(/name="criterionId" value="(k\d+)"/g)].map(([, id]) => id ?? ''))]
  expect(ids).toHaveLength(10)
  for (const [index, criterionId] of ids.entries())
    await sent(marker, work, {
      intent: 'criterion',
      criterionId,
      levelId: index < best ? 'l4' : 'l3',
      points: '',
      comment: '',
      basedOn: '0',
      was: '',
    })
}

test('a plan is written without scripts, returned, improved, compared, validated, marked a second time by the coordinator, released and taken away on paper', async () => {
  const [leader, sarah, claire] = await Promise.all(['nadege', 'sarah', 'claire'].map((who) => castOn(site.origin, who)))
  if (!leader || !sarah || !claire) throw new Error('Somebody is not there')
  const plan = await writesAndHandsIn(leader)

  const first = await workOf(sarah, 'Nad')
  await sent(sarah, first, { intent: 'take' })
  await sent(sarah, first, {
    intent: 'remark',
    id: randomUUID(),
    partId: 'p1',
    quote: '',
    quoteStart: '',
    readyId: '',
    body: 'Ajoutez un nombre.',
  })
  await sent(sarah, first, { intent: 'return' })
  expect(textOf(await page(leader, `${plan}/remarques`))).toContain('Ajoutez un nombre.')

  await writes(leader, plan, 'p1', 'Ma partie p1, écrite au marché avec douze clientes.')
  await handsIn(leader, plan)
  const second = await workOf(sarah, 'Nad')
  expect(second).not.toBe(first)
  expect(textOf(await page(sarah, `${second}?comparer=oui`))).toMatch(/ajouté/i)
  await marksAll(sarah, second, 0)
  await sent(sarah, second, { intent: 'validate' })

  await sent(claire, second, { intent: 'second' })
  await marksAll(claire, second, 2)
  await sent(claire, second, { intent: 'validate' })
  expect(textOf(await page(leader, '/accueil'))).not.toMatch(/plan.{0,40}accepté/i)
  await sent(claire, second, { intent: 'release' })

  const result = textOf(await page(leader, `${plan}/remarques`))
  expect(result).toMatch(/Résultat Le plan est accepté\. \d+ points sur 100/)
  const drawn = await paper(leader, `${plan}/versions/2/plan.pdf`)
  for (const text of ['Ma partie p11, écrite au marché.', 'avec douze clientes', 'Place au marché', '249,50', '4 250,50'])
    expect(drawn).toContain(text)
  expect(await paper(leader, `${plan}/versions/2/remarques.pdf`)).toMatch(/\d+ points sur 100/)

  const list = await page(claire, `${SALE}/plan`)
  const archive = /href="([^"]+)"[^>]*aria-label="Télécharger les plans de Cuisine du monde/.exec(list)?.[1] ?? ''
  const files = unzipSync(new Uint8Array(await (await claire.get(archive)).arrayBuffer()))
  expect(Object.keys(files).filter((name) => /Nad.*c10-plan-2/.test(name))).toHaveLength(2)
})
