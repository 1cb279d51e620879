import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { castOn, strangerOn, type Caller } from '../support/caller.ts'
import { gateTo, type Fate, type Gate } from '../support/gate.ts'
import { filled, formsOf, reads } from '../support/plain-browser.ts'
import { startSeededSite, type Site } from '../support/site.ts'

const SALE = `/cohortes/${idOf('cohort:sale')}`
const CUTS: Fate[] = ['before', 'during', 'after']

let site: Site
let gate: Gate
beforeAll(async () => {
  site = await startSeededSite()
  gate = await gateTo(site.origin)
})
afterAll(async () => {
  await gate.stop()
  await site.stop()
})

/** Asks once on the line that is cut, and again on the line that is mended. */
async function twice(fate: Fate, send: () => Promise<Response>): Promise<Response> {
  gate.decides(fate)
  const first = await send().catch(() => null)
  expect(first === null).toBe(fate !== 'after')
  gate.decides('open')
  return fate === 'after' && first ? first : send()
}

/** Opens a page on a cut line, fills in the form that the words name, and sends it on a cut line. */
async function does(fate: Fate, caller: Caller, page: string, words: RegExp, changes: Record<string, string>): Promise<Response> {
  const { html, here } = await reads({ get: (path) => twice(fate, () => caller.get(path)) }, page)
  const form = formsOf(html, here).find(({ text }) => words.test(text))
  if (!form) throw new Error(`${here} has no form with ${words}`)
  const { address, fields } = filled(html, form, changes)
  return twice(fate, () => caller.post(address, Object.fromEntries(fields)))
}

const signsIn = (fate: Fate, caller: Caller, name: string, password: string) =>
  does(fate, caller, '/connexion', /Mot de passe/, { name, password, shared: '' })

/** The address of a link in a message that a coordinator sends. */
function linkIn(html: string): string {
  const [, text = ''] = /wa\.me\/\d+\?text=([^"]+)"/.exec(html) ?? []
  return new URL(decodeURIComponent(text.replaceAll('&amp;', '&')).split('\n').at(-1) ?? '').pathname
}

/** Where a form led; null where a page answered it. */
const led = (answer: Response) => answer.headers.get('location')

test.each(CUTS)('%s: somebody who was invited enters once, with the password they chose', async (fate) => {
  const [name, phone, password] = [`Rose ${fate}`, `061122330${CUTS.indexOf(fate)}`, `trois jolis mots ${fate}`]
  const claire = await castOn(site.origin, 'claire')
  const { html } = await reads(claire, `${SALE}/invitations/nouvelle`)
  const form = formsOf(html, `${SALE}/invitations/nouvelle`).find(({ text }) => text.includes('Préparer'))
  if (!form) throw new Error('Nobody can be invited')
  const made = await claire.post(form.address, Object.fromEntries(filled(html, form, { name, phone, email: '', language: 'fr' }).fields))
  const link = linkIn((await reads(claire, led(made) ?? '')).html)

  const rose = strangerOn(site.origin).at(gate.origin)
  await does(fate, rose, link, /Français/, { language: 'fr' })
  const digits = await does(fate, rose, link, /./, { act: 'digits', digits: phone.slice(-4) })
  expect(digits.status).toBe(200)
  const account = formsOf(await digits.text(), link).find(({ fields }) => fields.some(([field]) => field === 'password'))
  if (!account) throw new Error('No password is asked for')
  const fields = { ...Object.fromEntries(account.fields), password, notice: 'yes' }
  const created = await twice(fate, () => rose.post(account.address, fields))
  // The account stands though nobody heard of it: the link says that it was used, and leads to signing in.
  if (fate === 'during') {
    expect(led(created)).toBe(link)
    const used = await (await rose.get(link)).text()
    expect(used).toContain('Ce lien a déjà servi. Connectez-vous avec votre mot de passe.')
    expect(led(await signsIn(fate, rose, phone, password))).toBe('/')
  } else expect(led(created)).toBe('/accueil')
  const { html: home } = await reads(rose, '/accueil')
  expect(home).toContain('Bonjour <bdi>Rose</bdi>')
  const list = (await reads(claire, `${SALE}/invitations`)).html
  expect(list.split(name).length - 1).toBe(1)
})

test.each(CUTS)('%s: somebody signs in, and changes their password', async (fate) => {
  const [phone, next] = ['+212600000005', `trois autres mots ${fate}`]
  const before = fate === 'before' ? 'trois mots simples' : `trois autres mots ${CUTS[CUTS.indexOf(fate) - 1] ?? ''}`
  const fatou = strangerOn(site.origin).at(gate.origin)
  expect((await signsIn(fate, fatou, phone, before)).status).toBe(303)
  const changed = await does(fate, fatou, '/profil', /mot de passe/i, { current: before, next })
  // The password stands though nobody heard of it, and every session is over: no page carries what was typed, they sign in with the new one.
  expect(led(changed)).toBe(fate === 'during' ? '/connexion?suite=%2Fprofil' : '/profil?change=1')
  const [old, chosen] = [strangerOn(site.origin), strangerOn(site.origin)]
  expect((await old.post('/connexion', { name: phone, password: before })).status).toBe(400)
  expect((await chosen.post('/connexion', { name: phone, password: next })).status).toBe(303)
})

test.each(CUTS)('%s: somebody who lost their password gets in by the link of their coordinator', async (fate) => {
  const [phone, password] = ['+212600000011', `encore trois mots ${fate}`]
  const claire = await castOn(site.origin, 'claire')
  const address = `/invitations/acces/${idOf('chantal')}`
  const { html } = await reads(claire, address)
  const form = formsOf(html, address).find(({ text }) => text.includes('Créer le lien'))
  if (!form) throw new Error('No link can be made')
  const made = await claire.post(form.address, Object.fromEntries(form.fields))
  const link = linkIn(led(made) === null ? await made.text() : (await reads(claire, led(made) ?? '')).html)

  const chantal = strangerOn(site.origin).at(gate.origin)
  const used = await does(fate, chantal, link, /mot de passe/i, { digits: '0011', password })
  expect(led(used)).toBe(fate === 'during' ? link : '/accueil')
  if (fate === 'during') expect(await (await chantal.get(link)).text()).toContain('Ce lien a déjà servi')
  expect((await strangerOn(site.origin).post('/connexion', { name: phone, password })).status).toBe(303)
})
