import type { Page } from '@playwright/test'
import { answers, keeps, label, onAPhone, taken } from '../support/on-a-phone.ts'
import { startSeededSite } from '../support/site.ts'
import { expect, signIn, test } from '../support/story.ts'

const read = (page: Page) => page.getByRole('button', { name: /J’ai lu/ }).click()
const nothingWaits = (page: Page) => page.getByText('Tout est envoyé. Rien n’attend.')

/** Everything that the caches of this phone hold, as text. */
const held = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) texts.push((await (await cache.match(request))?.text()) ?? '')
    }
    return texts
  })

test('a newer server: kept pages stand as they were, their forms are taken, and what is refused is shown with its text', async ({
  site,
  chrome,
}) => {
  const awa = await onAPhone(site, chrome, 'awa')
  const { page, gate } = awa
  await keeps(page, '/modules/c10-m5')
  gate.rebuilds('newer')
  gate.decides(({ path }) => (path.startsWith('/assets/') ? 'gone' : 'before'))
  await page.goto('/lecons/c10-m5-l1')
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.btn') ?? document.body).minHeight)).not.toBe('auto')
  await read(page)
  await expect(page).toHaveURL(/questions\/1/)
  // A page so old that its form is not understood any more.
  await page.evaluate(() => document.querySelector('input[name=step]')?.setAttribute('value', 'of an older build'))
  await answers(page)
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(label(page)).toHaveText(/2 réponses en attente/)
  await page.goto('/telephone')
  gate.decides('open')
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  await expect(page.locator('#attente').getByText('Pas accepté par le serveur').filter({ visible: true })).toBeVisible()
  await expect(label(page)).toHaveText('1 texte pas accepté')
  expect(taken(awa, /l1$/)).toEqual(['/lecons/c10-m5-l1'])
  await page.locator('#attente summary').last().click()
  await expect(page.locator('#attente .said').last()).not.toBeEmpty()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: 'Retirer de la liste' }).click()
  await expect(nothingWaits(page)).toBeVisible()
  await gate.stop()
})

test('a session that ended without a network: the words wait for their author, and nobody else sees them', async ({ site, chrome }) => {
  const chantal = await onAPhone(site, chrome, 'chantal')
  const { page, context, gate } = chantal
  await page.goto('/plan/c10-plan')
  await keeps(page, page.url())
  const plan = page.url()
  await context.setOffline(true)
  await page.goto(`${plan}/p1`)
  await page.getByLabel('Votre réponse').fill('Seulement pour Chantal.')
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(label(page)).toHaveText('Hors ligne : 1 réponse en attente')
  await context.clearCookies()
  await context.setOffline(false)
  await expect(label(page)).toHaveText('Connectez-vous pour envoyer')

  await signIn({ page }, '+212600000005')
  await page.goto('/telephone')
  await expect(nothingWaits(page)).toBeVisible()
  await expect(page.getByText('Seulement pour Chantal.')).toHaveCount(0)
  await page.goto(`${plan}/p1`)
  await expect(page.getByText('Seulement pour Chantal.')).toHaveCount(0)
  await page.goto('/menu')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL(/connexion/)

  await signIn({ page }, '+212600000011')
  await expect.poll(() => taken(chantal, /\/p1$/).length).toBeGreaterThan(0)
  await page.goto(`${plan}/p1`)
  await expect(page.getByLabel('Votre réponse')).toHaveValue('Seulement pour Chantal.')
  await gate.stop()
})

test('a café that answers for everybody is never kept, a full phone says so, a clock that is a day wrong changes nothing', async ({
  site,
  chrome,
}) => {
  const nadege = await onAPhone(site, chrome, 'nadege')
  const { page, context, gate } = nadege
  await keeps(page, '/modules/c10-m6')
  gate.decides('foreign')
  await page.goto('/modules/c10-m6')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/café/)
  await page.goto('/lecons/c10-m6-l1')
  await read(page)
  await expect(page).toHaveURL(/questions\/1/)
  await expect(label(page)).toHaveText('1 réponse en attente')
  expect((await held(page)).filter((text) => text.includes('café'))).toEqual([])

  const [worker] = context.serviceWorkers()
  await worker?.evaluate(() => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {}
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    Object.defineProperty(IDBObjectStore.prototype, 'put', { configurable: true, value: refuse })
    addEventListener('message', () => Object.defineProperty(IDBObjectStore.prototype, 'put', put), { once: true })
  })
  await answers(page)
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(label(page)).toHaveText('Pas gardé : téléphone plein')
  await page.evaluate(() => navigator.serviceWorker.controller?.postMessage({ act: 'send' }))

  await worker?.evaluate(() => {
    const real = Date.now.bind(Date)
    const day = 86_400_000
    globalThis.Date = new Proxy(Date, {
      construct: (target, args: [string?]) => (args.length === 0 ? new target(real() + day) : new target(args[0] ?? '')),
    })
  })
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(label(page)).toHaveText('2 réponses en attente')
  gate.decides('open')
  await page.goto('/telephone')
  await expect(nothingWaits(page)).toBeVisible({ timeout: 15_000 })
  await expect.poll(() => taken(nadege, /c10-m6-l1/), { timeout: 15_000 }).toHaveLength(2)
  await gate.stop()
})

test('a server that came back with yesterday’s data gets everything once more', async ({ site, chrome }) => {
  const fatou = await onAPhone(site, chrome, 'fatou')
  const { page, gate } = fatou
  await keeps(page, '/modules/c10-m7')
  await page.goto('/lecons/c10-m7-l1')
  await read(page)
  await expect(page).toHaveURL(/questions\/1/)
  const yesterday = await startSeededSite()
  gate.leadsTo(yesterday.origin)
  await signIn({ page }, '+212600000005')
  await page.goto('/telephone')
  await page.getByText('Envoyé ces 7 derniers jours').click()
  await page.getByRole('button', { name: 'Tout envoyer encore une fois' }).click()
  await expect(nothingWaits(page)).toBeVisible()
  await expect.poll(() => taken(fatou, /c10-m7-l1$/)).toHaveLength(2)
  await page.goto('/lecons/c10-m7-l1?neuf')
  await expect(page.getByText('Vous avez lu cette leçon', { exact: false })).toBeVisible()
  await Promise.all([gate.stop(), yesterday.stop()])
})
