import { idOf } from '#db/seed/named-id.ts'
import { expect, test, type Actor } from '../support/story.ts'

// What must work without JavaScript. The invitation, the account and the language are walked without scripts in `coordinator/invites-somebody`, an
// assessed quiz in `learner/takes-a-quiz-and-sees-why`, a part of the plan in `learner/writes-a-plan`, marking in `trainer/marks-without-scripts`.

test.use({ actionTimeout: 10_000 })
const sale = `/cohortes/${idOf('cohort:sale')}`

/** Reads a lesson, marks it as read and practises. */
async function reads(binta: Actor): Promise<void> {
  const { page } = binta
  await binta.goes('/accueil')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await binta.goes('/lecons/c10-m7-l1')
  await page.getByRole('button', { name: /J’ai lu/ }).click()
  await expect(page).toHaveURL(/questions\/1/)
  const choice = page.locator('main form .choice input').first()
  if ((await choice.count()) > 0) await choice.check()
  for (const field of await page.locator('main form input.input').all()) await field.fill('12')
  for (const list of await page.locator('main form select').all()) await list.selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(
    page
      .getByText('Pourquoi')
      .or(page.getByRole('button', { name: /Essayer|Vérifier/ }))
      .first(),
  ).toBeVisible()
  await binta.goes('/lecons/c10-m7-l1')
  await expect(page.getByText('Vous avez lu cette leçon.')).toBeVisible()
}

test('a leader without scripts reads, practises, answers remarks, corrects and hands in, and keeps her own data', async ({ comes }) => {
  const binta = await comes('binta', { scripts: false })
  await reads(binta)

  const aminata = await comes('aminata', { scripts: false })
  const { page } = aminata
  const plan = `/plan/${idOf('plan:aminata')}`
  await aminata.goes(`${plan}/remarques`)
  await page.getByText('Répondre').first().click()
  await page.getByLabel('Votre réponse').first().fill('Nous avons compté encore.')
  await page.getByRole('button', { name: 'Envoyer la réponse' }).first().click()
  await expect(page.getByText('Nous avons compté encore.')).toBeVisible()
  await page.getByRole('button', { name: 'C’est corrigé', exact: true }).first().click()
  await expect(page.getByText('Corrigé', { exact: true }).first()).toBeVisible()
  await aminata.goes(`${plan}/p3`)
  await page.getByLabel('Votre réponse').fill('Nous visons 400 familles.')
  await page.getByLabel('Oui').check()
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await aminata.goes(`${plan}/verifier`)
  await page.getByLabel('Oui, c’est bien notre plan').check()
  await page.getByRole('button', { name: 'Envoyer la version 2' }).click()
  const anyway = page.getByRole('button', { name: 'Envoyer quand même' })
  if ((await anyway.count()) > 0) await anyway.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre plan est bien envoyé')

  await aminata.goes('/certificats')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await aminata.goes('/profil/corriger')
  await page.locator('main [name=name]').fill('Aminata B. Diallo')
  await page.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText('Vos données sont corrigées.')).toBeVisible()
  await aminata.goes('/profil/donnees')
  await page.getByRole('button', { name: 'Donner mon accord' }).first().click()
  await expect(page.getByText('Votre choix est gardé.')).toBeVisible()
})

test('a coordinator without scripts reads the board and who needs a call, exports, enrols by sheet, and notes who came', async ({
  comes,
}) => {
  const claire = await comes('claire', { scripts: false })
  const { page } = claire
  await claire.goes(sale)
  await expect(page.getByRole('link', { name: 'Fatou Sarr' }).first()).toBeVisible()
  await claire.goes('/accompagner')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await claire.goes(sale)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger le tableau' }).click()])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)

  await claire.goes(`${sale}/importer`)
  await page.getByText('Ou collez un tableau').click()
  await page.getByLabel('Lignes copiées du tableur').fill('Nom complet;Téléphone\nRose Mabika;06 11 22 33 55')
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.getByLabel('Organisation, si la ligne n’en dit rien').selectOption({ label: 'Femmes debout' })
  await page.getByRole('button', { name: 'Voir les lignes' }).click()
  await page.getByRole('button', { name: /Préparer 1 invitation/ }).click()
  await expect(page.getByText('Rose Mabika').first()).toBeVisible()

  await claire.goes(`${sale}/ateliers/${idOf('workshop:clients')}`)
  const was = await page.getByRole('radio', { name: 'Pas là' }).first().isChecked()
  const now = page.getByRole('radio', { name: was ? 'Là' : 'Pas là', exact: true }).first()
  await now.check()
  await page.getByRole('button', { name: 'Garder les présences' }).click()
  await expect(now).toBeChecked()
})
