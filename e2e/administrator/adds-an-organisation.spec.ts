import { expect, test } from '../support/story.ts'

test('an administrator adds an association under its platform, after correcting two points', async ({ comes }) => {
  const { page, goes } = await comes('ines', { scripts: false })
  await goes('/admin/organisations')
  await page.getByRole('link', { name: 'P.ASCOMS' }).click()
  await page.getByRole('link', { name: 'Ajouter une organisation au-dessous' }).click()
  await expect(page.getByLabel('Fait partie de')).toHaveValue(/.{36}/)

  await page.getByLabel('Nom', { exact: true }).fill('Femmes debout')
  await page.getByRole('button', { name: 'Ajouter' }).click()
  const faults = page.getByRole('alert')
  await expect(faults.getByRole('link')).toHaveText([
    'Une organisation au même endroit a déjà ce nom.',
    'Choisissez une sorte d’organisation.',
  ])
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Femmes debout')

  await page.getByLabel('Nom', { exact: true }).fill('Tisseuses de Fès')
  await page.getByLabel('Sorte').selectOption('Association')
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'L’organisation est ajoutée.' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tisseuses de Fès')

  await page.getByRole('link', { name: 'Organisations' }).first().click()
  await expect(page.getByRole('row', { name: /Tisseuses de Fès dans .*P\.ASCOMS/ })).toContainText('Association')
})
