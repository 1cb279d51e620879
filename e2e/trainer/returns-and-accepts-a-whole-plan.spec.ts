import { keyboardOf } from '../support/keyboard.ts'
import { STALL_FIGURES } from '../support/stall-figures.ts'
import { expect, test, type Actor } from '../support/story.ts'

const PARTS = 15
const LEVELS = 10

/** Writes the part that is open, with its figures, and goes on to what comes next. */
async function writesPart({ page }: Actor): Promise<void> {
  const part = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.getByLabel('Your answer').fill(`My part ${part}, written at the market.`)
  for (const [name, value] of Object.entries(STALL_FIGURES[part] ?? {})) {
    if (name.endsWith('.id')) continue
    const field = page.locator(`[name="${name}"]`)
    if (!(await field.isVisible())) await page.locator('details', { has: field }).locator('summary').click()
    if (name.endsWith('.kind')) await field.selectOption(value)
    else await field.fill(value)
  }
  if (part === 'p7c') {
    await page.getByRole('button', { name: 'Save and work out' }).click()
    await expect(page.getByText('Total per month: 249.50 DH')).toBeVisible()
  }
  await page.getByLabel('Yes', { exact: true }).check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page).not.toHaveURL(new RegExp(`/${part}(\\?|$)`))
}

async function handsIn({ page }: Actor, button: RegExp): Promise<void> {
  await page.getByLabel('Yes, this is our plan').check()
  await page.getByRole('button', { name: button }).click()
}

/** Opens the plan of somebody from the queue and takes it, by keyboard. */
async function takes({ page }: Actor, name: string): Promise<void> {
  const { opens } = keyboardOf(page)
  await page.goto('/correction')
  await opens(page.getByRole('link', { name }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

async function begins({ page }: Actor): Promise<void> {
  await page.getByRole('button', { name: 'Commencer la correction' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Ajouter une remarque' })).toBeVisible()
}

test('a plan that its leader writes from the first part to the last goes back by keyboard, comes again better, and is accepted', async ({
  comes,
}) => {
  const [grace, sarah] = [await comes('grace'), await comes('sarah')]
  await grace.goes('/plan/c10-plan')
  await grace.page.getByRole('link', { name: '1. Project lead and team' }).click()
  for (let part = 0; part < PARTS; part += 1) await writesPart(grace)
  await grace.goes('/plan/c10-plan')
  await expect(grace.page.getByText(`${PARTS} parts finished out of ${PARTS}`)).toBeVisible()
  await grace.page.getByRole('link', { name: 'Check and send' }).click()
  await handsIn(grace, /Send to the trainer/)
  await expect(grace.page.getByRole('heading', { level: 1 })).toHaveText('Your plan was sent')

  const { page } = sarah
  const { comesTo, opens } = keyboardOf(page)
  await takes(sarah, 'Grace Mensah')
  await begins(sarah)
  await page.keyboard.press('c')
  await page.keyboard.type('Combien de clientes par semaine ?')
  await page.keyboard.press('Shift+Tab')
  await comesTo(page.getByRole('button', { name: 'Ajouter la remarque' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article').filter({ hasText: 'Combien de clientes' })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: 'Demander une correction' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Demande de correction envoyée : Grace Mensah.')).toBeVisible()

  await grace.goes('/plan/c10-plan')
  await grace.page.getByRole('link', { name: 'Read the remarks' }).click()
  await expect(grace.page.getByText('Combien de clientes par semaine ?')).toBeVisible()
  await grace.page.getByRole('button', { name: 'It is corrected' }).click()
  await grace.goes('/plan/c10-plan')
  await grace.page.getByRole('link', { name: '1. Project lead and team' }).click()
  await grace.page.getByLabel('Your answer').fill('My part p1, written at the market with twelve customers.')
  await grace.page.getByRole('button', { name: 'Save and continue' }).click()
  await grace.page.getByRole('link', { name: 'Send version 2' }).click()
  await handsIn(grace, /Send version 2/)
  await expect(grace.page.getByRole('heading', { level: 1 })).toHaveText('Your plan was sent')

  await takes(sarah, 'Grace Mensah')
  await opens(page.getByRole('link', { name: 'Comparer avec la version 1' }))
  await expect(page.locator('ins', { hasText: 'with twelve customers' })).toBeVisible()
  await expect(page.getByText('Coché : corrigé')).toBeVisible()
  await begins(sarah)
  for (let n = 1; n <= LEVELS; n += 1) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('g')
    await page.keyboard.press('3')
    await expect(page.getByText(`critères notés : ${n} sur ${LEVELS}`)).toBeVisible()
  }
  await page.keyboard.press('v')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Plan validé : Grace Mensah. Il reste à le publier.')).toBeVisible()
  await opens(page.getByRole('link', { name: 'Revenir sur cette décision' }))
  await opens(page.getByRole('link', { name: 'Aller à la grille' }))
  await opens(page.getByRole('link', { name: 'Décision' }))
  await opens(page.getByRole('button', { name: 'Publier ce résultat' }))
  await expect(page.getByText('Le résultat est publié.')).toBeVisible()
  await grace.goes('/plan/c10-plan')
  await expect(grace.page.getByText('Your plan is accepted.', { exact: false })).toBeVisible()
})
