import { castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { keyboardOf } from '../support/keyboard.ts'
import { startSeededSite, type Site } from '../support/site.ts'
import { expect, openOn, signIn, test } from '../support/story.ts'

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

test('with the keyboard alone a leader ticks and answers remarks, corrects a part, checks her plan and sends it', async ({ chrome }) => {
  const aminata = await openOn(site, chrome, 'aminata', {})
  const { page, context } = aminata
  const { opens, writes, ticks } = keyboardOf(page)
  await signIn(aminata, castPerson('aminata').phone ?? '')
  const plan = `/plan/${idOf('plan:aminata')}`
  await page.goto(`${plan}/remarques`)
  const remarks = page.getByRole('article')
  await opens(remarks.first().locator('summary'))
  await writes(remarks.first().getByLabel('Votre réponse'), 'Elles sont quarante.')
  await opens(remarks.first().getByRole('button', { name: 'Envoyer la réponse' }))
  await expect(page.getByText('Elles sont quarante.')).toBeVisible()
  await opens(page.getByRole('button', { name: 'C’est corrigé' }).first())
  await expect(page.getByText('Corrigé', { exact: true }).first()).toBeVisible()

  await page.goto(`${plan}/p3`)
  await writes(page.getByLabel('Votre réponse'), 'Quarante familles du quartier achètent. ')
  await ticks(page.getByLabel('Oui'))
  await opens(page.getByRole('button', { name: 'Enregistrer et continuer' }))
  await expect(page).not.toHaveURL(/\/p3$/)
  await page.goto(`${plan}/verifier`)
  await opens(page.getByRole('button', { name: 'Envoyer la version 2' }))
  await expect(page).toHaveTitle(/^Erreur/)
  await ticks(page.getByLabel('Oui, c’est bien notre plan'))
  await opens(page.getByRole('button', { name: 'Envoyer la version 2' }))
  await opens(page.getByRole('button', { name: 'Envoyer quand même' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre plan est bien envoyé')
  await context.close()
})
