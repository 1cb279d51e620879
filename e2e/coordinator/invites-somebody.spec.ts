import { idOf } from '#db/seed/named-id.ts'
import { expect, expectAccessible, signIn, test } from '../support/story.ts'

const sale = `/cohortes/${idOf('cohort:sale')}`

test('a coordinator invites somebody, who opens the link without scripts and in Arabic, chooses a password and is home', async ({
  comes,
  visits,
}) => {
  const claire = await comes('claire')
  await claire.goes('/invitations')
  await claire.page.getByRole('link', { name: 'Femmes entrepreneures, Salé et Rabat' }).click()
  await claire.page.getByRole('link', { name: 'Inviter une personne' }).click()
  await claire.page.getByLabel('Nom de la personne').fill('Rose Mabika')
  await claire.page.getByLabel('Numéro de téléphone').fill('06 11 22 33')
  await claire.page.getByRole('radio', { name: 'العربية' }).check()
  await claire.page.getByRole('button', { name: 'Préparer l’invitation' }).click()
  await expect(claire.page.getByRole('alert')).toContainText('Ce numéro a 8 chiffres. Il en faut 10.')
  await expect(claire.page.getByLabel('Nom de la personne')).toHaveValue('Rose Mabika')
  await claire.page.getByLabel('Numéro de téléphone').fill('06 11 22 33 44')
  await claire.page.getByLabel('Son organisation').selectOption({ label: 'Femmes debout' })
  await claire.page.getByRole('button', { name: 'Préparer l’invitation' }).click()
  await expect(claire.page.getByRole('status')).toContainText('L’invitation est prête.')
  await expectAccessible(claire)
  const whatsApp = new URL((await claire.page.getByRole('link', { name: 'Ouvrir WhatsApp' }).getAttribute('href')) ?? '')
  expect(whatsApp.pathname).toBe('/212611223344')
  const link = new URL(whatsApp.searchParams.get('text')?.split('\n').at(-1) ?? '').pathname

  // A small phone without scripts; the words are Arabic, so the fields are found by their names.
  const rose = await visits({ screen: 'phone', scripts: false })
  const { page } = rose
  for (const _look of ['by the messenger', 'by Rose']) await rose.goes(link)
  await page.locator('main').getByRole('button', { name: 'العربية' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('main')).not.toContainText('Rose')
  await page.locator('[name=digits]').fill('1111')
  await page.locator('main form:has([name=digits]) button').click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.locator('[name=digits]').fill('3344')
  await page.locator('main form:has([name=digits]) button').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rose')
  await page.locator('[name=password]').fill('trois jolis mots')
  await page.locator('[name=notice]').check()
  await page.locator('main form:has([name=password]) button').click()
  await expect(page).toHaveURL(/accueil/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')

  const later = await visits({ screen: 'phone', scripts: false })
  await signIn(later, '+212 6 11 22 33 44', 'trois jolis mots')
  await expect(later.page).toHaveURL(/accueil/)

  await claire.goes(`${sale}/invitations`)
  await expect(claire.page.getByRole('row', { name: /Rose Mabika/ })).toContainText('Acceptée')
})

test('somebody who lost the password gets a link from the coordinator, once', async ({ comes, visits }) => {
  const fatou = await visits({ screen: 'phone', scripts: false })
  await fatou.goes('/connexion')
  await fatou.goes('/acces')
  await fatou.page.getByLabel('Votre numéro de téléphone').fill('06 00 00 00 05')
  await fatou.page.getByRole('button', { name: 'Demander un lien' }).click()
  await expect(fatou.page.getByRole('heading', { level: 1 })).toHaveText('Votre demande est notée')

  const claire = await comes('claire')
  await expect(async () => {
    await claire.goes('/invitations')
    await expect(claire.page.getByText('Fatou Sarr')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await claire.page.getByRole('link', { name: 'Donner un accès' }).click()
  await claire.page.getByRole('button', { name: 'Créer le lien' }).click()
  await expectAccessible(claire)
  const whatsApp = new URL((await claire.page.getByRole('link', { name: 'Ouvrir WhatsApp' }).getAttribute('href')) ?? '')
  const link = new URL(whatsApp.searchParams.get('text')?.split('\n').at(-1) ?? '').pathname

  await fatou.goes(link)
  await fatou.page.getByLabel('les 4 derniers chiffres').fill('0005')
  await fatou.page.getByLabel('Choisissez un mot de passe').fill('trois autres mots')
  await fatou.page.getByRole('button', { name: 'Garder ce mot de passe' }).click()
  await expect(fatou.page).toHaveURL(/accueil/)
  const again = await fatou.page.goto(link)
  expect(again?.status()).toBe(404)
})
