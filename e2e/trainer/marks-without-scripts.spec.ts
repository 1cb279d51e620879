import { idOf } from '#db/seed/named-id.ts'
import { expect, test } from '../support/story.ts'

const MARIAM = `/correction/${idOf('submission:mariam:1')}`

test('without scripts a trainer marks, remarks on copied words, and is told why a decision is refused', async ({ comes }) => {
  const sarah = await comes('sarah', { scripts: false })
  const { page } = sarah
  await sarah.goes(MARIAM)
  await page.getByRole('button', { name: 'Commencer la correction' }).click()
  await page.getByRole('button', { name: 'Demander une correction' }).click()
  await expect(page.getByText('Écrivez d’abord au moins une remarque', { exact: false })).toBeVisible()

  const criterion = page.locator('#critere-k1')
  await criterion.getByLabel('Très bien', { exact: true }).check()
  await criterion.getByRole('button', { name: 'Enregistrer ce critère' }).click()
  await expect(page.getByText('Le critère est enregistré.')).toBeVisible()
  await expect(criterion.getByLabel('Points')).toHaveValue('9')
  await criterion.getByLabel('À améliorer', { exact: true }).check()
  await criterion.getByRole('button', { name: 'Enregistrer ce critère' }).click()
  await expect(criterion.getByLabel('Points')).toHaveValue('5')

  await page
    .locator('form', { has: page.getByLabel('Passage cité') })
    .getByLabel('Sur quoi ?')
    .selectOption({ label: '4. Offre et prix' })
  await page.getByLabel('Passage cité').fill('des mots qui n’y sont pas')
  await page.getByLabel('Votre remarque').fill('Comparez aussi avec le marché.')
  await page.getByRole('button', { name: 'Ajouter la remarque' }).click()
  await expect(page.getByText('Ce passage manque dans cette partie', { exact: false }).first()).toBeVisible()
  await expect(page.getByLabel('Votre remarque')).toHaveValue('Comparez aussi avec le marché.')
  await page.getByLabel('Passage cité').fill('Ma gamme a trois produits et un service.')
  await page.getByRole('button', { name: 'Ajouter la remarque' }).click()
  await expect(page.getByText('La remarque est enregistrée.')).toBeVisible()
  await expect(page.locator('mark')).toContainText('Ma gamme a trois produits')

  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByText('Il manque le niveau de ces critères :')).toBeVisible()
  await page.getByRole('button', { name: 'Rendre à la file' }).click()
  await expect(page.getByText('Libre, brouillon commencé')).toBeVisible()
})

test('a second trainer reads, is told who marks, and changes nothing', async ({ comes }) => {
  const sarah = await comes('sarah', { scripts: false })
  const joseph = await comes('joseph', { scripts: false })
  const esther = `/correction/${idOf('submission:esther:2')}`
  await sarah.goes(esther)
  await joseph.goes(esther)
  await sarah.page.getByRole('button', { name: 'Commencer la correction' }).click()
  await joseph.page.getByRole('button', { name: 'Commencer la correction' }).click()
  await expect(joseph.page.getByText(/Sarah Benali corrige ce plan depuis .* Rien n’a été enregistré/)).toBeVisible()
  await expect(joseph.page.getByText(/Sarah Benali corrige depuis/)).toBeVisible()
  await expect(joseph.page.getByRole('button', { name: 'Demander une correction' })).toHaveCount(0)
  await joseph.goes('/correction')
  await expect(joseph.page.getByText(/Pris par Sarah Benali depuis/)).toBeVisible()
  await sarah.page.getByRole('button', { name: 'Rendre à la file' }).click()
  await expect(sarah.page.getByRole('heading', { level: 1 })).toHaveText('Correction')
})

test('a learner and the trainer of another cohort find no queue and no submission', async ({ comes }) => {
  const mariam = await comes('mariam')
  expect((await mariam.page.goto('/correction'))?.status()).toBe(403)
  const hicham = await comes('hicham')
  expect((await hicham.page.goto(MARIAM))?.status()).toBe(404)
})
