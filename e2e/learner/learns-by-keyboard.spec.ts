import { castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { keyboardOf } from '../support/keyboard.ts'
import { startSeededSite, type Site } from '../support/site.ts'
import { expect, openOn, test } from '../support/story.ts'

// A site of its own: other stories begin the course as Binta too.
let site: Site
test.beforeAll(async () => {
  site = await startSeededSite()
})
test.afterAll(() => site.stop())

test('with the keyboard alone a leader signs in, reads, answers a question and writes a part of her plan', async ({ chrome }) => {
  const { page, context } = await openOn(site, chrome, 'visitor', {})
  const { opens, writes, ticks } = keyboardOf(page)
  const focused = () => page.evaluate(() => document.activeElement?.id)
  await page.goto('/connexion')

  // Refused: the message has the focus, the title says so, and its link leads to the field.
  await writes(page.locator('#name'), castPerson('binta').phone ?? '')
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(/^Erreur\s: Se connecter/)
  expect(await focused()).toBe('erreurs')
  await opens(page.locator('#erreurs a'))
  expect(await focused()).toBe('password')
  await page.keyboard.type(DEMONSTRATION_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Binta')

  await opens(page.getByRole('link', { name: 'Commencer' }))
  await expect(page).toHaveURL(/\/lecons\/c10-m1-l1$/)
  await opens(page.getByRole('button', { name: 'J’ai lu : passer aux questions' }))
  await opens(page.getByRole('button', { name: 'Vérifier' }))
  await expect(page).toHaveTitle(/^Erreur/)
  expect(await focused()).toBe('erreurs')
  await opens(page.locator('#erreurs a'))
  expect(await focused()).toBe('question')
  await ticks(page.getByLabel(/huit fêtes/))
  await opens(page.getByRole('button', { name: 'Vérifier' }))
  await expect(page.getByRole('status').filter({ hasText: 'C’est juste.' })).toBeVisible()
  expect(await focused()).toBe('note')

  await page.goto('/plan/c10-plan')
  await opens(page.getByRole('link', { name: '1. Porteuse et équipe' }))
  await writes(page.getByLabel('Votre réponse'), 'Je vends des beignets.')
  await ticks(page.getByLabel('Oui'))
  await opens(page.getByRole('button', { name: 'Enregistrer et continuer' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2. Idée et problème')
  await context.close()
})
