import { expect } from '@playwright/test'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '../support/story.ts'

const QUIZ = 'c9-m1-quiz'
const RUN = `/cohortes/${idOf('cohort:odt')}/quiz/${QUIZ}`
/** The key of the first question is wrong, and one item is no question. */
const FILE = `$CATEGORY: Essai

::Le reçu::Sans reçu : que faire ?{=Rien#Non. ~Un bon de caisse#Oui.}

::La caisse::On compte la caisse chaque soir.{T}

Une remarque sans réponse.
`

test('a trainer brings a file, makes a quiz of it, a learner answers, the key is mended after the fact, and the figures show it', async ({
  comes,
}) => {
  const { page } = await comes('joseph', { scripts: false })
  const press = (name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
  await page.goto('/banque/importer')
  await page.locator('input[name=file]').setInputFiles({ name: 'essai.txt', mimeType: 'text/plain', buffer: Buffer.from(FILE) })
  await page.locator('#cours').selectOption('c9')
  await press('Lire le fichier')
  await expect(page.getByText('2 questions peuvent être importées')).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 élément laissé de côté' })).toBeVisible()
  await press('Importer ces 2 questions')
  await expect(page.getByText('2 questions sont importées')).toBeVisible()

  await page.goto('/banque/quiz')
  await page.getByLabel('Nom du nouveau quiz').fill('Deux questions')
  await page.locator('#cours').selectOption('c9')
  await press('Composer')
  await page.locator('#count').fill('2')
  await page.locator('#tag').selectOption('Essai')
  await page.locator('form:has(#count) button').click()
  await expect(page.getByText('2 questions tirées au hasard')).toBeVisible()
  await page.goto(RUN)
  await page.locator('#versionId').selectOption({ label: 'Deux questions, version 1' })
  await press('Donner ces questions')
  await expect(page.getByText('C’est enregistré.')).toBeVisible()

  const { page: phone } = await comes('jean-paul', { scripts: false })
  await phone.goto(`/quiz/${QUIZ}`)
  await phone.getByRole('button', { name: 'Commencer le quiz' }).click()
  for (let n = 1; n <= 2; n += 1) {
    await phone.getByLabel((await phone.getByText('Sans reçu').count()) > 0 ? 'Un bon de caisse' : 'Vrai').check()
    await phone.locator('button[value=next]').click()
  }
  await phone.getByRole('button', { name: 'Envoyer mes réponses' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toContainText(/50\s%/)

  await page.goto(`${RUN}/analyse`)
  await page.getByRole('link', { name: 'Sans reçu' }).click()
  await page.locator('a[href*="/corriger/"]').click()
  await page.locator('input[name=right]').nth(1).check()
  await page.locator('input[name=choice][value=new]').check()
  await page.getByLabel('Raison').fill('La clé était fausse.')
  await press('Voir ce qui change')
  await expect(page.getByText('1 personne réussit en plus.')).toBeVisible()
  await page.locator('button[name=act][value=apply], form:has(input[name=act][value=apply]) button').first().click()
  await expect(async () => {
    await phone.reload()
    await expect(phone.getByRole('heading', { level: 1 })).toContainText(/100\s%/, { timeout: 500 })
  }).toPass({ timeout: 15_000 })
  await expect(phone.getByText(/corrigé/i).first()).toBeVisible()
  await page.goto(`${RUN}/analyse`)
  await expect(page.getByText('Pas assez de réponses').first()).toBeVisible()
  await page.goto(`${RUN}/corrections`)
  await expect(page.getByText('La clé était fausse.')).toBeVisible()
})
