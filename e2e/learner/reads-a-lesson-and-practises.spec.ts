import { expect, expectAccessible, test } from '../support/story.ts'

test('a leader reads a lesson and answers its questions without scripts', async ({ comes }) => {
  const binta = await comes('binta', { scripts: false })
  const { page } = binta
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Binta')
  await expect(page.getByText('À faire maintenant')).toBeVisible()
  await page.getByRole('link', { name: 'Commencer' }).click()
  await expect(page).toHaveURL(/\/lecons\/c10-m1-l1$/)
  await expect(page.getByText(/^Module 1 · Leçon 1 sur \d$/)).toBeVisible()
  await expect(page.getByText(/^\d+ minutes · \d+\sKo$/)).toBeVisible()

  await page.getByRole('button', { name: 'J’ai lu : passer aux questions' }).click()
  await expect(page.getByText('Question 1 sur 2')).toBeVisible()

  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByRole('alert')).toHaveText('Choisissez une réponse.')

  await page.getByLabel(/La cuisine, c.est dans mon sang/).check()
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Pas encore.' })).toContainText('vérifier')
  await expect(page.getByLabel(/La cuisine, c.est dans mon sang/)).toBeChecked()

  await page.getByLabel(/huit fêtes/).check()
  await page.getByRole('button', { name: 'Essayer encore' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'C’est juste.' })).toContainText('Un nombre et un fait')
  await page.getByRole('link', { name: 'Question suivante' }).click()

  await page.getByLabel(/formation de tableur/).selectOption({ label: 'Apprendre' })
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByRole('alert')).toHaveText('Il manque une réponse à une ligne.')
  await expect(page.getByLabel(/formation de tableur/)).not.toHaveValue('')
  await page.getByLabel(/Ma sœur répond/).selectOption({ label: 'Partager' })
  await page.getByLabel(/Je ne livre pas/).selectOption({ label: 'Contourner' })
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await page.getByRole('link', { name: 'Voir la fin' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 sur 2 au premier essai')
  await expect(page.getByRole('link', { name: /Quelle phrase montre/ })).toBeVisible()

  await binta.goes('/accueil')
  await expect(page.getByText(/^1 étape terminée sur \d+$/)).toBeVisible()
})

test('a question answered wrong twice gives its answer and leads back to the lesson', async ({ comes }) => {
  const rokia = await comes('rokia')
  const { page } = rokia
  await rokia.goes('/lecons/c10-m1-l1/questions/1?encore=1')
  for (const button of ['Vérifier', 'Essayer encore']) {
    await page.getByLabel(/La cuisine, c.est dans mon sang/).check()
    await page.getByRole('button', { name: button }).click()
    await expect(page).toHaveURL(/#note$/)
    await expectAccessible(rokia)
  }
  const note = page.getByRole('status').filter({ hasText: 'Voici la réponse' })
  await expect(note).toContainText('huit fêtes')
  await expect(note).toContainText('Une force se prouve')
  await page.getByRole('link', { name: 'Revoir la leçon' }).click()
  await expect(page).toHaveURL(/\/lecons\/c10-m1-l1$/)
  await expectAccessible(rokia)
})

test('a leader reads in Arabic: the frame is mirrored, a French text keeps its direction', async ({ comes }) => {
  const hassan = await comes('hassan')
  const { page } = hassan
  await expect(page.getByText('الخطوة التالية')).toBeVisible()
  await expectAccessible(hassan)
  await hassan.goes('/lecons/c4-m3-l1')
  await expect(page.getByText('هذا الدرس متوفر بالفرنسية فقط.')).toBeVisible()
  await expect(page.locator('article')).toHaveAttribute('dir', 'ltr')
  await expect(page.locator('article')).toHaveAttribute('lang', 'fr')
  await expectAccessible(hassan)
  await hassan.goes('/lecons/c4-m3-l1/questions/1')
  await expectAccessible(hassan)
})

test('a course that is not one’s own does not exist', async ({ comes }) => {
  const binta = await comes('binta')
  for (const address of ['/cours/c1', '/modules/c1-m1', '/lecons/c1-m1-l1', '/lecons/c1-m1-l1/questions/1', '/quiz/c1-m1-quiz']) {
    expect((await binta.page.goto(address))?.status()).toBe(404)
  }
})

test('before the cohort begins the home page says when, and the course stands closed', async ({ comes }) => {
  const oumou = await comes('oumou')
  await expect(oumou.page.getByRole('heading', { name: /Votre cours commence le/ })).toBeVisible()
  await oumou.page.getByRole('link', { name: 'Voir le cours' }).click()
  await expect(oumou.page.getByText(/Ce cours ouvre le/)).toBeVisible()
  await expectAccessible(oumou)
  expect((await oumou.page.goto('/lecons/c10-m1-l1'))?.status()).toBe(404)
})
