import { keyboardOf } from '../support/keyboard.ts'
import { expect, test } from '../support/story.ts'

test('with the keyboard alone a coordinator goes from the board to a person, and notes a call', async ({ comes }) => {
  const { page } = await comes('claire')
  const { opens, writes, ticks } = keyboardOf(page)
  await opens(page.getByRole('navigation').getByRole('link', { name: 'Cohortes' }))
  await opens(page.getByRole('link', { name: 'Femmes entrepreneures, Salé et Rabat' }))
  await opens(page.getByRole('link', { name: 'Chantal Ngono' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chantal Ngono')

  await opens(page.getByRole('navigation').getByRole('link', { name: 'À accompagner' }))
  const chantal = page.getByRole('article').filter({ hasText: 'Chantal Ngono' })
  await opens(chantal.locator('summary', { hasText: 'Noter un contact' }))
  await opens(chantal.getByRole('button', { name: 'Enregistrer' }))
  await expect(page).toHaveTitle(/^Erreur/)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('erreurs')

  await ticks(chantal.getByLabel('Appel'))
  await writes(chantal.getByLabel('Résultat, en quelques mots'), 'Elle reprend lundi.')
  await opens(chantal.getByRole('button', { name: 'Enregistrer' }))
  await expect(page.getByRole('status')).toContainText('Le contact est noté.')
})
