import { readFile } from 'node:fs/promises'
import { expect, expectAccessible, test } from '../support/story.ts'

test('a learner reads why, takes her data along, agrees and takes it back, corrects, and asks to be erased', async ({ comes }) => {
  const rokia = await comes('rokia')
  const { page } = rokia
  await rokia.goes('/profil')
  await page.getByRole('link', { name: 'Voir mes données' }).click()
  await expectAccessible(rokia)
  await page.getByRole('link', { name: 'Pourquoi nous gardons vos données' }).click()
  await expect(page.getByText('Vous avez lu ce texte', { exact: false })).toBeVisible()
  await expectAccessible(rokia)
  await page.getByRole('link', { name: 'Mes données' }).click()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Une page à lire et à imprimer' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('passerelle-mes-donnees.html')
  expect(await readFile(await file.path(), 'utf8')).toContain('Rokia Traoré')

  const testimony = page.locator('form').filter({ hasText: 'Mon témoignage peut être publié.' })
  await testimony.getByRole('button', { name: 'Donner mon accord' }).click()
  await expect(page.getByText('Votre choix est gardé.')).toBeVisible()
  await testimony.getByRole('button', { name: 'Retirer mon accord' }).click()
  await expect(testimony.getByText('Pas d’accord.')).toBeVisible()

  await page.getByRole('link', { name: 'Corriger mes données' }).click()
  await page.getByLabel('Téléphone').fill('06 12')
  await page.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByRole('alert')).toContainText('Ce numéro de téléphone n’est pas complet.')
  await expect(page.getByLabel('Téléphone')).toHaveValue('06 12')
  await expectAccessible(rokia)
  await page.getByLabel('Téléphone').fill('06 00 00 00 09')
  await page.getByLabel('Femme ou homme (facultatif)').selectOption({ label: 'Je ne le dis pas' })
  await page.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText('Vos données sont corrigées.')).toBeVisible()

  await page.getByRole('link', { name: 'Mes données' }).click()
  await page.getByRole('link', { name: 'Effacer mes données' }).click()
  await expect(page.getByRole('heading', { name: 'Ce qui reste, sans votre nom' })).toBeVisible()
  await page.getByRole('button', { name: 'Demander l’effacement' }).click()
  await expect(page.getByText('Vous pouvez la retirer jusqu’au', { exact: false })).toBeVisible()
  await expectAccessible(rokia)
  await page.getByRole('button', { name: 'Retirer ma demande' }).click()
  await expect(page.getByText('Votre demande est retirée. Rien n’est effacé.')).toBeVisible()
})
