import { expect, expectAccessible, test } from '../support/story.ts'

test('an administrator finds a person by telephone number and reads what they may do', async ({ comes }) => {
  const ines = await comes('ines')
  await ines.goes('/admin/personnes')
  await ines.page.getByLabel('Nom, téléphone ou e-mail').fill('06 00 00 00 13')
  await ines.page.getByRole('button', { name: 'Chercher' }).click()
  await expect(ines.page.getByRole('status').filter({ hasText: '1 personne' })).toBeVisible()
  await ines.page.getByRole('link', { name: 'Ibrahim Sow' }).click()
  await expect(ines.page.getByText('Aucun rôle : cette personne apprend.')).toBeVisible()
  await expect(ines.page.getByRole('row', { name: /ODT Rabat Responsable/ })).toBeVisible()

  await ines.goes('/admin/personnes?q=hicham')
  await ines.page.getByRole('link', { name: 'Hicham Alaoui' }).click()
  await expect(ines.page.getByText(/Accompagne les personnes de .*ODT Travailleurs migrants.* et de ses sections/)).toBeVisible()
  await expectAccessible(ines)
})
