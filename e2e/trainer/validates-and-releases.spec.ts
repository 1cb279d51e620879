import { idOf } from '#db/seed/named-id.ts'
import { keyboardOf } from '../support/keyboard.ts'
import { expect, expectAccessible, test } from '../support/story.ts'

const LEVELS = 10

test('by keyboard alone a trainer marks a second version, validates and releases it; its author sees the result', async ({ comes }) => {
  const sarah = await comes('sarah')
  const { page } = sarah
  await sarah.goes(`/correction/${idOf('submission:esther:2')}?comparer=oui`)
  await expect(page.getByText('Cette partie n’a pas changé.').first()).toBeVisible()
  await expect(page.locator('ins', { hasText: '600' }).first()).toBeVisible()
  await expect(page.getByText('Coché : corrigé').first()).toBeVisible()
  await expectAccessible(sarah)

  await page.getByRole('button', { name: 'Commencer la correction' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Ajouter une remarque' })).toBeVisible()
  await page.keyboard.press('v')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Il manque le niveau de ces critères :')).toBeVisible()

  await expect(page.getByRole('button', { name: 'Ajouter une remarque' })).toBeVisible()
  for (let n = 1; n <= LEVELS; n += 1) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('g')
    await page.keyboard.press('3')
    await expect(page.getByText(`critères notés : ${n} sur ${LEVELS}`)).toBeVisible()
  }
  await expect(page.getByText('Avec ces points, le plan est accepté.')).toBeVisible()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('v')
  await expect(page.getByRole('button', { name: 'Valider' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Plan validé : Esther Lukusa. Il reste à le publier.')).toBeVisible()

  const esther = await comes('esther')
  await esther.goes('/plan/c10-plan')
  await expect(esther.page.getByText('Votre plan est envoyé.', { exact: false })).toBeVisible()

  await sarah.goes('/correction/publier')
  const { opens, writes } = keyboardOf(page)
  await opens(page.locator('summary', { hasText: 'Ce que Esther Lukusa va lire' }))
  await expectAccessible(sarah)
  await opens(page.getByRole('button', { name: 'Publier les résultats cochés' }))
  await expect(page.getByText('1 résultat est publié.')).toBeVisible()
  await esther.goes('/plan/c10-plan')
  await expect(esther.page.getByText('Votre plan est accepté.', { exact: false })).toBeVisible()

  await opens(page.getByRole('link', { name: 'Esther Lukusa' }))
  await page.locator('summary', { hasText: 'Retirer la publication' }).press('Enter')
  await writes(page.getByLabel('Raison'), 'Une erreur dans un critère.')
  await opens(page.getByRole('button', { name: 'Retirer la publication' }))
  await expect(page.getByText('La publication est retirée.', { exact: false })).toBeVisible()
  await esther.goes('/plan/c10-plan')
  await expect(esther.page.getByText('Votre plan est accepté.', { exact: false })).toHaveCount(0)
})
