import { expect, expectAccessible, test } from '../support/story.ts'

test('an administrator takes the record along, notes an incident and refuses an erasure with a reason', async ({ comes }) => {
  const ines = await comes('ines', { screen: 'laptop' })
  const { page } = ines
  await ines.goes('/admin/donnees')
  await expectAccessible(ines)
  await page.getByRole('link', { name: 'Registre des traitements' }).click()
  const [record] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger le tableau (CSV)' }).click(),
  ])
  expect(record.suggestedFilename()).toBe('passerelle-registre.csv')
  await page
    .getByText(/\d+ colonnes/)
    .first()
    .click()
  await expectAccessible(ines)

  await ines.goes('/admin/donnees/incidents/nouveau')
  await page.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByRole('alert')).toContainText('Écrivez un titre.')
  await page.getByLabel('Titre').fill('Un courriel au mauvais groupe')
  await page.getByLabel('Ce qui s’est passé').fill('Des adresses étaient visibles de tous.')
  await page.getByLabel('Personnes touchées').fill('٣٠')
  await page.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText('Gardé. Les versions d’avant restent dans l’historique.')).toBeVisible()
  await expect(page.getByText(/Il reste 7[12] heures pour informer la CNDP/)).toBeVisible()
  await expect(page.getByLabel('Personnes touchées')).toHaveValue('30')
  await expectAccessible(ines)

  await ines.goes('/admin/donnees')
  await page.getByRole('link', { name: 'Prisca Ondo' }).click()
  await page.getByRole('button', { name: 'Refuser' }).click()
  await expect(page.getByRole('alert')).toContainText('Écrivez une raison')
  await page.getByLabel('Raison').fill('Une question est encore ouverte avec votre association.')
  await page.getByRole('button', { name: 'Refuser' }).click()
  await expect(page.getByRole('row', { name: /Prisca Ondo .* Refusée/ })).toBeVisible()
})
