import { expect, expectAccessible, signIn, test } from '../support/story.ts'

test('a visitor reads what this is, in three languages, and signs in by phone number', async ({ visits }) => {
  const visitor = await visits({ screen: 'phone' })
  await visitor.goes('/')
  await expect(visitor.page.getByRole('link', { name: 'Se connecter' })).toBeVisible()
  await expectAccessible(visitor)
  await visitor.page.getByRole('button', { name: 'العربية' }).click()
  await expect(visitor.page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expectAccessible(visitor)
  await visitor.page.getByRole('button', { name: 'Français' }).click()
  await signIn(visitor, '06 00 00 00 05')
  await expect(visitor.page).toHaveURL(/accueil/)
  await expectAccessible(visitor)
})

test('a wrong password is answered by a sentence, and the number stays in its field', async ({ visits }) => {
  const visitor = await visits({ scripts: false })
  await signIn(visitor, '06 00 00 00 05', 'not this one')
  await expect(visitor.page.getByRole('alert')).toContainText('Le numéro ou le mot de passe ne va pas')
  await expect(visitor.page.locator('#name')).toHaveValue('06 00 00 00 05')
})

test('an address that does not exist has a page with a way home', async ({ visits }) => {
  const visitor = await visits()
  const answer = await visitor.page.goto('/nulle-part')
  expect(answer?.status()).toBe(404)
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas')
  await expectAccessible(visitor)
})

test('a page for members sends to the sign-in page and back', async ({ visits }) => {
  const visitor = await visits()
  await visitor.goes('/accueil')
  await expect(visitor.page).toHaveURL(/connexion\?suite=%2Faccueil/)
})
