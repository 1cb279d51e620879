import { readFile } from 'node:fs/promises'
import { castPerson } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { castOn } from '../support/caller.ts'
import { wordsOfPaper } from '../support/paper.ts'
import { startSeededSite, type Site } from '../support/site.ts'
import { expect, openOn, signIn, test } from '../support/story.ts'

// A site of its own: other stories take the same plan.
let site: Site
test.beforeAll(async () => {
  site = await startSeededSite()
})
test.afterAll(() => site.stop())

const WORK = `/correction/${idOf('submission:mariam:1')}`
const LEVELS = 10

/** The trainer of the plan has given every criterion its third level and validated it. */
async function isValidated(): Promise<void> {
  const sarah = await castOn(site.origin, 'sarah')
  await sarah.post(WORK, { intent: 'take' })
  for (let n = 1; n <= LEVELS; n += 1) {
    const marked = { criterionId: `k${n}`, levelId: 'l3', points: '', comment: '', basedOn: '0', was: '' }
    expect((await sarah.post(WORK, { intent: 'criterion', ...marked })).status).toBe(303)
  }
  expect((await sarah.post(WORK, { intent: 'validate' })).status).toBe(303)
}

test('a coordinator marks a validated plan a second time and releases it; its author reads it and takes it away on paper', async ({
  chrome,
}) => {
  await isValidated()
  const claire = await openOn(site, chrome, 'claire', { screen: 'laptop' })
  await signIn(claire, castPerson('claire').email ?? '')
  const { page } = claire
  await claire.goes(WORK)
  await page.getByRole('button', { name: 'Demander une deuxième correction' }).click()
  await expect(page.getByText('La deuxième correction est demandée.')).toBeVisible()
  await page.getByRole('button', { name: 'Commencer la correction' }).click()
  await expect(page.getByRole('button', { name: 'Ajouter une remarque' })).toBeVisible()
  for (let n = 1; n <= LEVELS; n += 1) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('g')
    await page.keyboard.press(n <= 2 ? '4' : '3')
    await expect(page.getByText(`critères notés : ${n} sur ${LEVELS}`)).toBeVisible()
  }
  await page.keyboard.press('v')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Plan validé : Mariam Koné. Il reste à le publier.')).toBeVisible()
  await claire.goes(WORK)
  await expect(page.getByText('Première correction, par Sarah Benali')).toBeVisible()
  await page.getByRole('button', { name: 'Publier ce résultat' }).click()
  await expect(page.getByText('Le résultat est publié.')).toBeVisible()

  const mariam = await openOn(site, chrome, 'mariam', {})
  await signIn(mariam, castPerson('mariam').phone ?? '')
  await mariam.goes(`/plan/${idOf('plan:mariam')}/remarques`)
  await expect(mariam.page.getByText('Le plan est accepté.')).toBeVisible()
  await mariam.goes(`/plan/${idOf('plan:mariam')}/versions/1`)
  const [paper] = await Promise.all([
    mariam.page.waitForEvent('download'),
    mariam.page.getByRole('link', { name: 'Télécharger ce plan (PDF)' }).click(),
  ])
  const words = await wordsOfPaper(new Uint8Array(await readFile(await paper.path())))
  for (const text of ['Mariam Koné', 'Total des besoins 20 000 DH', 'Total par mois 1 720 DH', '113 630', '14 entretiens']) {
    expect(words.includes(text), text).toBe(true)
  }
})
