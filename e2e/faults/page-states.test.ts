import { request } from 'node:http'
import { text as wholeText } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES, directionOf, type Language } from '#app/rules/languages.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { offlineWords } from '#app/learning/offline/words/words.ts'
import { castOn, strangerOn, type Caller } from '../support/caller.ts'
import { startSeededSite, type Site } from '../support/site.ts'

let site: Site
let fatou: Caller
beforeAll(async () => {
  site = await startSeededSite()
  fatou = await castOn(site.origin, 'fatou')
})
afterAll(() => site.stop())

/** Announces a form of so many bytes, and reads what is answered before it is sent. */
const announce = (bytes: number, headers: Record<string, string>) =>
  new Promise<Response>((resolve, reject) => {
    const type = 'application/x-www-form-urlencoded'
    const about = { Origin: site.origin, Accept: 'text/html', 'Content-Type': type, 'Content-Length': bytes, ...headers }
    const sent = request(`${site.origin}/connexion`, { method: 'POST', headers: about }, (answer) => {
      wholeText(answer)
        .then((html) => resolve(new Response(html, { status: answer.statusCode ?? 0 })))
        .catch(reject)
        .finally(() => sent.destroy())
    })
    sent.on('error', reject).flushHeaders()
  })

const spoken = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')

/** The page says in a language what happened and what to do, and leads on. */
async function expectState(answer: Response, language: Language, status: number, texts: readonly string[]): Promise<void> {
  const html = spoken(await answer.text())
  expect(answer.status).toBe(status)
  expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}"`)
  for (const text of texts) expect(html).toContain(text)
  expect(html).toMatch(/<title>[^<]+<\/title>/)
  expect(html).toMatch(/<a class="btn[^"]*" href="\/">/)
}

describe.each(LANGUAGES)('what went wrong is said in %s, with a way back', (language) => {
  const { errors } = interfaceWords[language]
  const reader = { 'Accept-Language': language }

  test('a place that is not there', async () => {
    const texts = [errors.notFoundTitle, errors.notFound]
    await expectState(await strangerOn(site.origin).get('/nulle-part', reader), language, 404, texts)
    await expectState(await fatou.get(`/lecons/nulle-part?lang=${language}`), language, 404, texts)
  })

  test('a place for other roles', async () => {
    await expectState(await fatou.get(`/cohortes?lang=${language}`), language, 403, [errors.forbiddenTitle, errors.forbidden])
  })

  test('a form from elsewhere, an address that nobody can read', async () => {
    const texts = [errors.badRequestTitle, errors.badRequest]
    await expectState(await strangerOn(site.origin).post('/connexion', {}, { ...reader, Origin: 'null' }), language, 403, texts)
    await expectState(await strangerOn(site.origin).get('/%', reader), language, 400, texts)
  })

  test('a form of a kind that no page sends', async () => {
    const headers = { ...reader, Origin: site.origin, Accept: 'text/html', 'Content-Type': 'application/json' }
    const answer = await fetch(`${site.origin}/connexion`, { method: 'POST', redirect: 'manual', headers, body: '{}' })
    await expectState(answer, language, 415, [errors.badRequestTitle, errors.badRequest])
  })

  test('more than a form may hold', async () => {
    const answer = await announce(11_000_000, reader)
    await expectState(answer, language, 413, [errors.tooLargeTitle, errors.tooLarge])
  })

  test('a page that this phone does not keep', async () => {
    const answer = await fatou.get(`/telephone?lang=${language}`)
    const html = spoken(await answer.text())
    const { phone } = offlineWords[language]
    for (const text of [phone.missing, phone.missingText, phone.noScripts, phone.toHome]) expect(html).toContain(text)
  })
})

describe('the first screen after signing in', () => {
  test.each([
    ['fatou', '/accueil'],
    ['sarah', '/a-faire'],
    ['claire', '/a-faire'],
    ['ines', '/a-faire'],
  ])('of %s is %s, and says what to do next', async (who, screen) => {
    const caller = await castOn(site.origin, who)
    const home = await caller.get('/')
    expect([home.status, home.headers.get('location')]).toEqual([302, screen])
    const html = await (await caller.get(screen)).text()
    expect(html.match(/class="btn(?: wide)?"/g) ?? []).toHaveLength(1)
  })
})

test('an installation has a name and colours of its own on every page', async () => {
  const own = await startSeededSite({ SITE_NAME: 'Atelier des mots', SITE_COLOUR: '#0b5d4e' })
  try {
    const [stranger, aminata] = [strangerOn(own.origin), await castOn(own.origin, 'aminata')]
    const shown = [
      ...['/', '/connexion', '/confidentialite', '/nulle-part'].map((address) => [stranger, address] as const),
      ...['/accueil', '/menu', '/aide', '/profil', '/profil/donnees'].map((address) => [aminata, address] as const),
    ]
    for (const [reader, address] of shown) {
      const html = await (await reader.get(address)).text()
      expect(html).toContain('Atelier des mots')
      expect(html).not.toMatch(/Passerelle/)
      expect(html).toContain('href="/identite.css"')
    }
    const sheet = await stranger.get('/identite.css')
    expect([sheet.status, await sheet.text()]).toEqual([200, expect.stringContaining('#0b5d4e')])
    expect(await (await stranger.get('/manifest.webmanifest')).text()).toContain('Atelier des mots')
  } finally {
    await own.stop()
  }
})
