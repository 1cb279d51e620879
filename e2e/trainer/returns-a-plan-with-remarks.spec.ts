import { idOf } from '#db/seed/named-id.ts'
import { expect, expectAccessible, test, type Actor } from '../support/story.ts'

/** Chooses words in the text of a part, as a mouse does. */
async function chooses({ page }: Actor, partId: string, words: string): Promise<void> {
  await page.evaluate(
    ([part, wanted]) => {
      const piece = [...document.querySelectorAll(`[data-part="${part}"] [data-start]`)].find((one) =>
        one.textContent?.includes(wanted ?? ''),
      )
      const node = piece?.firstChild
      if (!node) throw new Error('These words are not there')
      const start = (node.textContent ?? '').indexOf(wanted ?? '')
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + (wanted ?? '').length)
      const selection = document.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
    },
    [partId, words],
  )
}

test('a trainer remarks on a passage, keeps a draft and sends the plan back; its author reads the remark', async ({ comes }) => {
  const sarah = await comes('sarah')
  const { page } = sarah
  await sarah.goes('/correction')
  await page.getByRole('link', { name: 'Mariam Koné' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mariam Koné')
  await page.getByRole('button', { name: 'Commencer la correction' }).click()
  await expect(page.getByText('Ce plan est à vous pour 8 heures.')).toBeVisible()

  await expect(page.getByRole('button', { name: 'Ajouter une remarque' })).toBeVisible()
  await chooses(sarah, 'p3', '14 entretiens')
  await page.getByRole('button', { name: 'Ajouter une remarque' }).click()
  await expect(page.getByText('Passage choisi dans le texte')).toBeVisible()
  await page.getByLabel('Votre remarque').fill('Avec qui ? Dites l’âge et le quartier.')
  await page.getByRole('button', { name: 'Ajouter la remarque' }).click()
  await expect(page.locator('mark', { hasText: '14 entretiens' })).toBeVisible()

  const criterion = page.locator('#critere-k2')
  await criterion.getByLabel('Satisfaisant', { exact: true }).check()
  await expect(page.getByRole('status').filter({ hasText: 'Brouillon gardé' })).toBeVisible()
  await expect(criterion.getByLabel('Points')).toHaveValue('7')
  await expectAccessible(sarah)
  await page.reload()
  await expect(criterion.getByLabel('Satisfaisant', { exact: true })).toBeChecked()
  await expect(page.locator('mark', { hasText: '14 entretiens' })).toBeVisible()

  await page.getByLabel('Message à la personne').fill('Presque prêt, Mariam.')
  await page.getByRole('button', { name: 'Demander une correction' }).click()
  await expect(page.getByText('Demande de correction envoyée : Mariam Koné.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Esther Lukusa')

  const mariam = await comes('mariam')
  await mariam.goes(`/plan/${idOf('plan:mariam')}/remarques`)
  await expect(mariam.page.getByText('Presque prêt, Mariam.')).toBeVisible()
  await expect(mariam.page.getByText('Avec qui ? Dites l’âge et le quartier.')).toBeVisible()
  await expect(mariam.page.getByText('14 entretiens')).toBeVisible()
})

test('what a trainer typed stays on the page when the network is gone, and is sent when it is back', async ({ comes }) => {
  const joseph = await comes('joseph')
  const { page, context } = joseph
  await joseph.goes(`/correction/${idOf('submission:esther:2')}`)
  await page.getByRole('button', { name: 'Commencer la correction' }).click()
  await expect(page.getByRole('button', { name: 'Ajouter une remarque' })).toBeVisible()
  await context.setOffline(true)
  await page.getByLabel('Message à la personne').fill('Écrit sans réseau.')
  await expect(page.getByText('Pas enregistré. Vérifiez le réseau et réessayez.')).toBeVisible()
  await expect(page.getByLabel('Message à la personne')).toHaveValue('Écrit sans réseau.')
  await context.setOffline(false)
  await expect(page.getByRole('status').filter({ hasText: 'Brouillon gardé' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Message à la personne')).toHaveValue('Écrit sans réseau.')
  await page.getByRole('button', { name: 'Rendre à la file' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Correction')
})
