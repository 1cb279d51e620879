import { idOf } from '#db/seed/named-id.ts'
import { expect, expectAccessible, test } from '../support/story.ts'

const sale = `/cohortes/${idOf('cohort:sale')}`

test('a coordinator reads the board, opens the evidence and downloads the table', async ({ comes }) => {
  const claire = await comes('claire')
  await claire.goes('/cohortes')
  await claire.page.getByRole('link', { name: 'Femmes entrepreneures, Salé et Rabat' }).click()
  await expect(claire.page.getByText(/avance(nt)? comme prévu/)).toBeVisible()
  await expect(claire.page.getByRole('row', { name: /Binta Camara/ })).toContainText('Jamais ouvert')
  await expectAccessible(claire)

  const download = claire.page.waitForEvent('download')
  await claire.page.getByRole('link', { name: 'Télécharger le tableau (CSV)' }).click()
  expect((await download).suggestedFilename()).toMatch(/^femmes-entrepreneures-sale-et-rabat-\d{4}-\d\d-\d\d\.csv$/)

  await claire.page.getByRole('link', { name: 'Aminata Diallo' }).click()
  await expect(claire.page.getByRole('heading', { level: 1 })).toHaveText('Aminata Diallo')
  await expect(claire.page.getByRole('row', { name: /Mes forces et mes limites|Quiz du module 1/ }).first()).toContainText('terminé')
  await expectAccessible(claire)
})

test('she calls somebody who never opened the course and notes it', async ({ comes }) => {
  const claire = await comes('claire')
  await claire.goes('/accompagner')
  await expectAccessible(claire)
  const binta = claire.page.getByRole('article').filter({ hasText: 'Binta Camara' })
  await expect(binta).toContainText('Jamais ouvert')
  await expect(binta.getByRole('link', { name: 'Ouvrir WhatsApp' })).toHaveAttribute(
    'href',
    /^https:\/\/wa\.me\/212600000012\?text=Bonjour%20Binta/,
  )
  await binta.getByText('Noter un contact').click()
  await binta.getByLabel('Appel').check()
  await binta.getByLabel('Résultat, en quelques mots').fill('Elle commence samedi.')
  await binta.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(claire.page.getByRole('status')).toContainText('Le contact est noté.')
  await expect(claire.page.getByRole('article').filter({ hasText: 'Binta Camara' })).toContainText('Elle commence samedi.')
})

test('the board works on a phone, in Arabic and without scripts', async ({ comes }) => {
  const claire = await comes('claire', { screen: 'phone', language: 'ar', scripts: false })
  await claire.goes(sale)
  await expect(claire.page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(claire.page.locator('tr', { hasText: 'Binta Camara' })).toContainText('لم يُفتح قط')
})

test('a coordinator of one organisation sees its people and nobody else', async ({ comes }) => {
  const hicham = await comes('hicham')
  await hicham.goes('/cohortes')
  await hicham.page.getByRole('link', { name: 'Responsables associatifs, ODT et CMSM' }).click()
  await expect(hicham.page.getByRole('rowheader', { name: 'Ibrahim Sow' })).toBeVisible()
  await expect(hicham.page.getByText('Jean-Paul Kabongo')).toHaveCount(0)
  const answer = await hicham.page.goto(sale)
  expect(answer?.status()).toBe(404)
})
