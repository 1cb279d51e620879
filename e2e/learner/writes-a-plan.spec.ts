import { expect, expectAccessible, test, type Actor } from '../support/story.ts'

/** Opens a part of a person's plan by its title. */
async function opensPart({ page }: Actor, title: string): Promise<void> {
  await page.goto('/plan/c10-plan')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
}

test('a leader writes a part, and a price that is not understood is kept and explained', async ({ comes }) => {
  const fatou = await comes('fatou')
  const { page } = fatou
  await fatou.goes('/plan/c10-plan')
  await expect(page.getByText('2 parties terminées sur 15')).toBeVisible()
  await expectAccessible(fatou)

  await opensPart(fatou, '5. Opérations')
  await expect(page.getByText('Quel est le trajet d’une commande', { exact: false })).toBeVisible()
  await page.getByLabel('Votre réponse').fill('Commande le lundi, livraison le samedi.')
  await page.getByLabel('Matière ou service').first().fill('Perles')
  await page.getByLabel('Prix de l’unité').first().fill('douze dirhams')
  await page.getByLabel('Oui').check()
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()

  await expect(page.getByRole('alert')).toContainText('Nous n’avons pas compris ce nombre')
  await expect(page.getByLabel('Prix de l’unité').first()).toHaveValue('douze dirhams')
  await expect(page.getByLabel('Votre réponse')).toHaveValue('Commande le lundi, livraison le samedi.')
  await expect(page.getByText('En cours')).toBeVisible()
  await expectAccessible(fatou)

  await page.getByLabel('Prix de l’unité').first().fill('1 250,50 DH')
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click()
  await expect(page).toHaveURL(/lignes=suppliers/)
  await expect(page.getByLabel('Prix de l’unité').first()).toHaveValue('1 250,50 DH')
  await page.getByLabel('Oui').check()
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('6. Statut et règles')
  await fatou.goes('/plan/c10-plan')
  await expect(page.getByText('3 parties terminées sur 15')).toBeVisible()
})

test('costs add up, and the program says what does not agree', async ({ comes }) => {
  const fatou = await comes('fatou')
  const { page } = fatou
  await opensPart(fatou, '7c. Compte de résultat sur 12 mois')
  await page.getByLabel('Charge').first().fill('Place au marché')
  await page.getByLabel('Par mois').first().fill('150')
  await page.getByText('Ligne 2 : vide').click()
  await page.getByLabel('Charge').nth(1).fill('Téléphone')
  await page.getByLabel('Par mois').nth(1).fill('99,50')
  await page.getByRole('button', { name: 'Enregistrer et calculer' }).click()
  await expect(page.getByText('Total par mois : 249,50 DH')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Compte de résultat prévisionnel' })).toBeVisible()
  await expect(page.getByText('Complétez : ', { exact: false })).toBeVisible()
  await expectAccessible(fatou)
})

test('the plan is written without scripts, in Arabic, and nothing is missing from the way', async ({ comes }) => {
  const salma = await comes('salma', { scripts: false })
  const { page } = salma
  await salma.goes('/plan/c10-plan')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.getByRole('link', { name: '1. حاملة المشروع والفريق' }).click()
  await page.getByLabel('جوابكم').fill('أطبخ الحلويات منذ خمس سنوات.')
  await page.getByLabel('نعم').check()
  await page.getByRole('button', { name: 'حفظ ومتابعة' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2. الفكرة والمشكلة')
  await salma.goes('/plan/c10-plan')
  await expect(page.getByText('اكتمل جزء واحد من أصل 15')).toBeVisible()
  await page.getByRole('link', { name: 'المراجعة والإرسال' }).click()
  await expect(page.getByText('بقي 14 جزءًا قبل الإرسال')).toBeVisible()
  await expect(page.getByText('أطبخ الحلويات منذ خمس سنوات.')).toBeVisible()
  const overflow = await page
    .locator('html')
    .evaluate((html) => html.scrollWidth - html.clientWidth)
    .catch(() => 0)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('the rich editor is loaded only when it is asked for, and writes the same text', async ({ comes }) => {
  const rokia = await comes('rokia')
  const { page } = rokia
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  await opensPart(rokia, '2. Idée et problème')
  await page.getByLabel('Votre réponse').fill('Trois idées :\n- une\n- deux')
  expect(scripts.filter((path) => !/\/(base|after-idle)\.client/.test(path))).toEqual([])

  await page.getByRole('button', { name: /Mise en forme \(\d+ Ko\)/ }).click()
  const rich = page.getByRole('textbox', { name: 'Votre réponse' })
  await expect(rich.getByRole('listitem')).toHaveCount(2)
  await rich.press('Control+End')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Gras' }).click()
  await page.keyboard.type('trois')
  await expectAccessible(rokia)
  await page.getByRole('button', { name: 'Texte simple' }).click()
  await expect(page.getByLabel('Votre réponse')).toHaveValue('Trois idées :\n\n- une\n- deux\n- **trois**')
})
