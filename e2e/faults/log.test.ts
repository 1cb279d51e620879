import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { castOn, strangerOn } from '../support/caller.ts'
import { startSeededSite, type Site } from '../support/site.ts'

let site: Site
beforeAll(async () => {
  site = await startSeededSite({ LOG_LEVEL: 'debug' })
})
afterAll(() => site.stop())

/** The lines of the log: what a start prints for its operator is no part of it. */
const logged = () =>
  site
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))

test('no password, session, token, name, number, address or search stands in the log, and each line is JSON with its time', async () => {
  const stranger = strangerOn(site.origin)
  const wrong = 'un mot faux et secret'
  await stranger.post('/connexion', { name: '+212600000011', password: wrong })
  await stranger.post('/connexion', { name: 'sarah@passerelle.example', password: wrong })
  await stranger.post('/acces', { name: 'sarah@passerelle.example' })
  const tokens = ['ABCD-EFGH-JKLM-NPQR', 'abcdefghjkmnpqrstvwx']
  for (const token of tokens) for (const at of ['b', 'acces', 'rejoindre']) await stranger.get(`/${at}/${token}`)
  const ines = await castOn(site.origin, 'ines')
  const fatou = await castOn(site.origin, 'fatou')
  await ines.get('/admin/personnes?q=Aminata&role=learner')
  await fatou.post('/profil', { current: DEMONSTRATION_PASSWORD, next: 'quatre mots pour moi' })
  await fatou.get('/nulle-part?secret=mot-de-la-question')

  const lines = logged()
  // The log is there: signing in, refusals and requests are in it.
  for (const said of ['sign-in refused', '"path":"/admin/personnes"', '"status":404']) expect(lines.join('\n')).toContain(said)
  const cookies = [ines.cookie(), fatou.cookie()].map((cookie) => cookie.split('=')[1] ?? 'no cookie')
  const secrets = [wrong, DEMONSTRATION_PASSWORD, 'quatre mots pour moi', ...tokens, ...cookies, '600000011', 'passerelle.example']
  const personal = ['Aminata', 'Fatou', 'Sarah', 'mot-de-la-question', '127.0.0.1']
  const text = lines.join('\n').toLowerCase()
  expect([...secrets, ...personal].filter((word) => text.includes(word.toLowerCase()))).toEqual([])
  for (const line of lines) expect(Date.parse(JSON.parse(line).time)).not.toBeNaN()
})
