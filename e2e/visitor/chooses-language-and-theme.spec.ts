import { castOn, strangerOn } from '../support/caller.ts'
import { expect, test } from '../support/story.ts'

const LESSON = '/lecons/c10-m6-l1'
const ground = () => getComputedStyle(document.body).backgroundColor
const LIGHT = 'rgb(251, 250, 247)'
const DARK = 'rgb(20, 21, 29)'

test('a language is chosen by a form alone, kept on the account, and leads back to the same page', async ({ site }) => {
  const rokia = await castOn(site.origin, 'rokia')
  expect(await (await rokia.get(`${LESSON}?lang=ar`)).text()).toContain('<html lang="ar" dir="rtl"')
  expect(await (await rokia.get(LESSON)).text()).toContain('<html lang="fr"')
  const answer = await rokia.post('/affichage', { language: 'en', suite: `${LESSON}?x=1` })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${LESSON}?x=1`])
  expect(await (await (await castOn(site.origin, 'rokia')).get(LESSON)).text()).toContain('<html lang="en"')
})

test.describe('a choice that is none', () => {
  for (const [what, fields] of [
    ['another language', { language: 'de' }],
    ['a language twice as long as an address', { language: 'a'.repeat(4000) }],
    ['another theme', { theme: 'dark; Path=/x' }],
    ['nothing', {}],
  ] as const)
    test(`${what} changes nothing`, async ({ site }) => {
      const answer = await strangerOn(site.origin).post('/affichage', fields)
      expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([303, '/', []])
    })

  test('leads nobody away from the site', async ({ site }) => {
    for (const suite of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example']) {
      const answer = await strangerOn(site.origin).post('/affichage', { theme: 'dark', suite })
      expect(answer.headers.get('location')).toBe('/')
    }
  })
})

test('a page that a browser keeps is another one after the choice of a theme', async ({ site }) => {
  const rokia = await castOn(site.origin, 'rokia')
  const tag = (await rokia.get(LESSON)).headers.get('etag') ?? ''
  expect((await rokia.get(LESSON, { 'If-None-Match': tag })).status).toBe(304)
  await rokia.post('/affichage', { theme: 'dark' })
  const dark = await rokia.get(LESSON, { 'If-None-Match': tag })
  expect(dark.status).toBe(200)
  expect(dark.headers.get('vary')).toContain('Cookie')
  expect(await dark.text()).toContain('data-theme="dark"')
  await rokia.post('/affichage', { theme: 'device' })
  expect((await rokia.get(LESSON, { 'If-None-Match': tag })).status).toBe(304)
})

for (const scripts of [true, false])
  test(`dark is chosen on a light device and light on a dark one, ${scripts ? 'with' : 'without'} scripts`, async ({ comes }) => {
    const sarah = await comes('sarah', { scripts })
    const { page } = sarah
    await sarah.goes('/correction')
    expect(await page.evaluate(ground)).toBe(LIGHT)
    await page.getByRole('button', { name: 'Affichage sombre' }).click()
    await expect(page).toHaveURL(/\/correction$/)
    expect(await page.evaluate(ground)).toBe(DARK)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Affichage clair' }).click()
    expect(await page.evaluate(ground)).toBe(LIGHT)
    await sarah.goes('/menu')
    await expect(page.getByRole('button', { name: 'Affichage clair' })).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: 'Comme l’appareil' }).click()
    expect(await page.evaluate(ground)).toBe(DARK)
  })

test('a lesson that is kept on the phone follows the choice as soon as there is a network', async ({ comes }) => {
  const awa = await comes('awa')
  const { page, context } = awa
  await awa.goes('/modules/c10-m1')
  await page.locator('button[data-pack]').click()
  await expect(page.locator('button[data-pack]')).toContainText('Retirer', { timeout: 30_000 })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await awa.goes('/lecons/c10-m1-l1')
  await page.getByRole('link', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Affichage sombre' }).click()
  await expect(page.getByRole('button', { name: 'Affichage sombre' })).toHaveAttribute('aria-pressed', 'true')
  await awa.goes('/lecons/c10-m1-l1')
  expect(await page.evaluate(ground)).toBe(DARK)
  await context.setOffline(true)
  await awa.goes('/lecons/c10-m1-l1')
  expect(await page.evaluate(ground)).toBe(DARK)
  await awa.goes('/lecons/c10-m1-l2')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
