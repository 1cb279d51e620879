import { expect, expectAccessible, test } from '../support/story.ts'

test('a leader reads the remarks, corrects her plan and sends version 2 with a receipt', async ({ comes }) => {
  const aminata = await comes('aminata')
  const { page } = aminata
  await aminata.goes('/plan/c10-plan')
  await expect(page.getByText('Votre formatrice ou votre formateur demande une correction.')).toBeVisible()
  await page.getByRole('link', { name: 'Lire les remarques' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre plan, version 1 : à corriger')
  await expectAccessible(aminata)
  const remarks = page.getByRole('article')
  const count = await remarks.count()
  expect(count).toBeGreaterThan(0)

  const first = remarks.filter({ has: page.getByRole('link', { name: 'Corriger cette partie' }) }).first()
  await first.getByText('Répondre').click()
  await first.getByLabel('Votre réponse').fill('J’ai compté : environ 400 familles.')
  await first.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(page.getByText('J’ai compté : environ 400 familles.')).toBeVisible()

  await page.getByRole('link', { name: 'Corriger cette partie' }).first().click()
  await expect(page.getByRole('heading', { name: 'Remarques sur cette partie' })).toBeVisible()
  await expectAccessible(aminata)
  const before = await page.getByLabel('Votre réponse').inputValue()
  await page.getByLabel('Votre réponse').fill(`${before}\n\nNous visons 400 familles.`)
  await page.getByLabel('Oui').check()
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre plan, version 1 : à corriger')
  await page.getByRole('button', { name: 'C’est corrigé', exact: true }).first().click()
  await expect(page.getByText('Corrigé', { exact: true }).first()).toBeVisible()

  await page.getByRole('link', { name: 'Envoyer la version 2' }).click()
  await expect(page.getByText('Nous visons 400 familles.')).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer la version 2' }).click()
  await expect(page.getByRole('alert')).toContainText('Cochez la déclaration')
  await page.getByLabel('Oui, c’est bien notre plan').check()
  await page.getByRole('button', { name: 'Envoyer la version 2' }).click()
  if (count > 1) {
    await expect(page.getByText('Envoyer quand même ?', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Envoyer quand même' }).click()
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre plan est bien envoyé')
  await expect(page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)).toBeVisible()
  await expectAccessible(aminata)

  await page.getByRole('link', { name: 'Relire ce que j’ai envoyé' }).click()
  await expect(page.getByText('Nous visons 400 familles.')).toBeVisible()
  await aminata.goes('/plan/c10-plan')
  await page.getByRole('link', { name: 'Version 1' }).click()
  await expect(page.getByText('J’ai compté : environ 400 familles.')).toBeVisible()

  await aminata.goes('/plan/c10-plan')
  await page.getByRole('link', { name: 'Voir le reçu' }).click()
  await page.getByRole('button', { name: 'Retirer mon envoi' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cet envoi a été retiré')
  await aminata.goes('/plan/c10-plan')
  await expect(page.getByText('Votre formatrice ou votre formateur demande une correction.')).toBeVisible()
})

test('a plan that waits can be read but not changed, and its marks stay hidden', async ({ comes }) => {
  const esther = await comes('esther')
  const { page } = esther
  await esther.goes('/plan/c10-plan')
  await expect(page.getByText('Votre plan est envoyé.', { exact: false })).toBeVisible()
  await page.getByRole('link', { name: '1. Porteuse et équipe' }).click()
  await expect(page.getByText('Vous ne pouvez plus changer cette partie', { exact: false })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(esther)
})

test('an accepted plan shows its result, levels in words before points', async ({ comes }) => {
  const blessing = await comes('blessing')
  await blessing.goes('/plan/c10-plan')
  await expect(blessing.page.getByText('Your plan is accepted.', { exact: false })).toBeVisible()
  await blessing.page.getByRole('link', { name: 'Read the remarks' }).click()
  await expect(blessing.page.getByText(/points out of 100/)).toBeVisible()
  await expectAccessible(blessing)
})
