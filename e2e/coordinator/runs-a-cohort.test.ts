import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { readXlsx } from '#app/exchange/read-xlsx.ts'
import { writeXlsx } from '#app/exchange/write-xlsx.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { castOn, strangerOn, type Caller } from '../support/caller.ts'
import { startSeededSite, type Site } from '../support/site.ts'

let site: Site
beforeAll(async () => {
  site = await startSeededSite()
})
afterAll(() => site.stop())

const today = moroccoDay(new Date())
const COHORT = randomUUID()
const NAMES = ['Awa', 'Bintou', 'Coumba', 'Djeneba', 'Elina', 'Fanta'].map((name) => `${name} Essai`)
const PHONES = NAMES.map((_, index) => `06 77 00 00 1${index}`)

async function page(who: Caller, address: string): Promise<string> {
  const answer = await who.get(address)
  expect([address, answer.status]).toEqual([address, 200])
  return await answer.text()
}

/** Sends a form and answers where it leads to. */
async function sent(who: Caller, address: string, fields: Record<string, string>): Promise<string> {
  const answer = await who.post(address, fields)
  expect([address, answer.status]).toEqual([address, 303])
  return answer.headers.get('location') ?? ''
}

/** The words of a page without its tags. */
const textOf = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** The part of a page from where a text stands to the end of its card. */
const cardOf = (html: string, name: string) => html.split('<article').find((part) => part.includes(name)) ?? ''
const valueIn = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]+)"`).exec(html)?.[1] ?? ''

async function makesCohort(claire: Caller): Promise<void> {
  expect(textOf(await page(claire, '/cohortes/nouvelle?parcours=femmes'))).toContain('Organisations concernées')
  const course = { take: 'c10', 'position-c10': '1', 'required-c10': 'on', spread: 'on' }
  const days = { startsOn: addDays(today, -60), endsOn: addDays(today, -20) }
  const form = { id: COHORT, programme: 'femmes', name: 'Essai du voyage', revision: '0', ...days, ...course }
  expect(await sent(claire, '/cohortes/nouvelle', form)).toBe(`/cohortes/${COHORT}`)
  expect(textOf(await page(claire, `/cohortes/${COHORT}`))).toContain('Cette cohorte est prête. Elle n’a encore personne.')
}

/** Uploads a workbook, matches its columns, sees a faulty row, mends it, and confirms. Answers the links of the invitations, by name. */
async function invitesFromSheet(claire: Caller): Promise<Map<string, string>> {
  const rows = NAMES.map((name, index) => [name, index === 5 ? '06 77' : (PHONES[index] ?? ''), 'Femmes debout', 'SECRET'])
  const book = writeXlsx('Liste', [['Nom', 'Téléphone', 'Association', 'Nationalité'], ...rows], [20, 20, 20, 20])
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(book)]), 'liste.xlsx')
  const headers = { Cookie: claire.cookie(), Origin: site.origin, Accept: 'text/html' }
  const uploaded = await fetch(`${site.origin}/cohortes/${COHORT}/importer`, { method: 'POST', redirect: 'manual', headers, body })
  expect(uploaded.status).toBe(303)
  const steps = uploaded.headers.get('location') ?? ''
  const columns = await page(claire, steps)
  expect(columns).not.toContain('SECRET')
  expect(textOf(columns)).toContain('Nationalité')
  const fields = { 'column-0': 'name', 'column-1': 'phone', 'column-2': 'organisation', language: 'fr', organisation: '' }
  await sent(claire, steps, { act: 'match', ...fields })
  const checked = await page(claire, steps)
  expect(textOf(checked)).toMatch(/5 nouvelles personnes/)
  const line = valueIn(checked, 'line')
  await sent(claire, steps, { act: 'mend', line, [`phone-${line}`]: PHONES[5] ?? '' })
  expect(textOf(await page(claire, steps))).toMatch(/6 nouvelles personnes/)
  expect(textOf(await page(claire, `/cohortes/${COHORT}`))).toContain('Elle n’a encore personne.')
  await sent(claire, steps, { act: 'confirm' })
  const made = await page(claire, steps)
  return new Map(NAMES.map((name) => [name, /\/b\/[0-9A-Z-]{19}/.exec(cardOf(made, name))?.[0] ?? '']))
}

/** A learner opens her link, says the last digits of her number, chooses a password and reads her first lesson. */
async function entersAndReads(link: string, phone: string): Promise<Caller> {
  const learner = strangerOn(site.origin)
  await learner.post('/affichage', { language: 'fr', suite: link })
  const digits = phone.replaceAll(' ', '').slice(-4)
  expect(textOf(await (await learner.post(link, { act: 'digits', digits })).text())).toMatch(
    /Bonjour \p{L}+\. .*Vous entrez avec Femmes debout/u,
  )
  expect(await sent(learner, link, { act: 'create', digits, password: 'trois jolis mots', notice: 'yes' })).toBe('/accueil')
  await page(learner, '/lecons/c10-m1-l1')
  await sent(learner, '/lecons/c10-m1-l1', {})
  return learner
}

test('a coordinator runs a cohort from the empty board to the report, a leader sees her association, and another coordinator nothing', async () => {
  const claire = await castOn(site.origin, 'claire')
  await makesCohort(claire)
  const links = await invitesFromSheet(claire)
  const learners = []
  for (const [index, name] of NAMES.entries()) learners.push(await entersAndReads(links.get(name) ?? '', PHONES[index] ?? ''))

  const board = await page(claire, `/cohortes/${COHORT}`)
  expect(textOf(board)).toMatch(/6 sont en retard/)
  const person = new RegExp(`/cohortes/${COHORT}/personnes/[0-9a-f-]{36}(?=#c10-m1")`).exec(board)?.[0] ?? ''
  expect(textOf(await page(claire, person))).toMatch(/Awa Essai.*terminé/)

  const toCall = `/accompagner?cohorte=${COHORT}`
  const calls = cardOf(await page(claire, toCall), 'Awa Essai')
  expect(textOf(calls)).toContain('7 modules de retard')
  expect(calls).toContain('https://wa.me/212677000010?text=Bonjour%20Awa')
  const reminder = { act: 'sent', enrolment: valueIn(calls, 'enrolment'), because: valueIn(calls, 'because') }
  expect(await sent(claire, toCall, { ...reminder, id: valueIn(calls, 'id') })).toBe(`${toCall}&fait=envoye`)
  expect((await claire.post(toCall, { ...reminder, id: randomUUID() })).status).toBe(409)
  expect(textOf(await page(claire, person))).toContain('WhatsApp')
  for (const learner of learners) expect(textOf(await page(learner, '/accueil'))).not.toMatch(/en retard de|à accompagner/i)

  const wish = { from: addDays(today, -90), to: today, cohort: COHORT, attribution: 'enrolment', day: '' }
  const report = await sent(claire, '/rapports/nouveau', wish)
  await page(claire, report)
  const book = readXlsx(new Uint8Array(await (await claire.get(`${report}/fichier/xlsx`)).arrayBuffer()))
  if (!book.ok) throw new Error(book.because)
  const rows = book.sheet.rows.map(({ cells }) => cells)
  expect(book.others.length).toBeGreaterThan(0)
  // Everybody of the six has begun, nobody is half through; all are of one association and none has said her gender.
  expect(rows.filter((cells) => cells[0] === 'Femmes debout' && cells.slice(2, 5).join() === '6,6,0').length).toBeGreaterThan(0)

  const aminata = await castOn(site.origin, 'aminata')
  const led = textOf(await page(aminata, `/mon-association/${idOf('femmes-debout')}`))
  for (const name of NAMES) expect(led).toContain(name)
  expect(led).not.toMatch(/%|\/ ?100/)

  const hicham = await castOn(site.origin, 'hicham')
  const places = [
    '',
    '/tableau.csv',
    '/reglages',
    '/importer',
    '/importer/fichier/modele.csv',
    '/dates',
    '/personnes',
    '/ateliers',
    '/quiz',
  ]
  const addresses = [
    ...[...places, '/plan', '/certificats', '/invitations', '/appels'].map((place) => `/cohortes/${COHORT}${place}`),
    ...[person, report, ...['xlsx', 'csv', 'json', 'pdf'].map((format) => `${report}/fichier/${format}`)],
    `/mon-association/${idOf('femmes-debout')}`,
  ]
  for (const address of addresses) expect([address, (await hicham.get(address)).status]).toEqual([address, 404])
  for (const address of ['/cohortes', '/accompagner', '/rapports', '/invitations'])
    expect(await page(hicham, address)).not.toMatch(/Essai|Femmes debout/)
})
