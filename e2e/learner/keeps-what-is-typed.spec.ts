import { expect, signIn, test, type Actor } from '../support/story.ts'

const label = ({ page }: Pick<Actor, 'page'>) => page.locator('header [data-sync]')
const field = ({ page }: Pick<Actor, 'page'>) => page.getByLabel('Votre réponse')
/** What waits on this phone; the month's bytes are counted there as well. */
const kept = ({ page }: Pick<Actor, 'page'>) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('keep:')))

async function opensFirstPart({ page }: Pick<Actor, 'page'>): Promise<string> {
  await page.goto('/plan/c10-plan')
  await page.getByRole('link', { name: '1. Porteuse et équipe' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1. Porteuse et équipe')
  return page.url()
}

test('words typed before the network and the page go are there again, and are sent', async ({ comes }) => {
  const nadege = await comes('nadege')
  const address = await opensFirstPart(nadege)
  await field(nadege).fill('Je cuisine depuis dix ans.')
  await expect(label(nadege)).toHaveText('Gardé sur ce téléphone')
  await expect(label(nadege)).toHaveText('Tout est envoyé', { timeout: 15_000 })
  expect(await kept(nadege)).toEqual([])
  // What is sent already goes on at the first touch.
  await nadege.page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(nadege.page.getByRole('heading', { level: 1 })).toHaveText('2. Idée et problème')

  await nadege.goes(address)
  await nadege.context.setOffline(true)
  await field(nadege).fill('Je cuisine depuis dix ans. Je livre à vélo.')
  await nadege.page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(label(nadege)).toHaveText('Hors ligne')
  await expect(field(nadege)).toHaveValue('Je cuisine depuis dix ans. Je livre à vélo.')
  await nadege.page.close()
  await nadege.context.setOffline(false)

  const page = await nadege.context.newPage()
  await page.goto(address)
  await expect(page.getByText('Le texte gardé sur ce téléphone est de retour.', { exact: false })).toBeVisible()
  await expect(field({ page })).toHaveValue('Je cuisine depuis dix ans. Je livre à vélo.')
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2. Idée et problème')
  expect(await kept({ page })).toEqual([])
})

test('two phones write the same part: both texts stay until one is chosen', async ({ comes }) => {
  const one = await comes('awa')
  const other = await comes('awa')
  await opensFirstPart(one)
  await opensFirstPart(other)
  await field(one).fill('Écrit sur le premier téléphone.')
  await one.page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(one.page.getByRole('heading', { level: 1 })).toHaveText('2. Idée et problème')
  await field(other).fill('Écrit sur le second téléphone.')
  await other.page.getByRole('button', { name: 'Enregistrer et continuer' }).click()

  await expect(other.page.getByText('Deux versions de cette partie')).toBeVisible()
  await expect(other.page.getByText('Écrit sur le premier téléphone.')).toBeVisible()
  await expect(other.page.getByText('Écrit sur le second téléphone.')).toBeVisible()
  await other.goes('/plan/c10-plan')
  await other.page.getByRole('link', { name: 'Vérifier et envoyer' }).click()
  await other.page.getByRole('link', { name: 'Il y a deux versions à choisir : 1. Porteuse et équipe' }).click()
  await other.page.getByRole('button', { name: 'Garder les deux, l’une après l’autre' }).click()
  await expect(field(other)).toHaveValue('Écrit sur le premier téléphone.\n\nÉcrit sur le second téléphone.')

  await other.page.getByRole('link', { name: 'Revenir à une version d’avant' }).click()
  await other.page.locator('summary').last().click()
  await other.page.getByRole('button', { name: 'Reprendre cette version' }).last().click()
  await expect(field(other)).toHaveValue('Écrit sur le premier téléphone.')
})

test('signing out tells what was not sent, and leaves nothing on the phone', async ({ comes }) => {
  const grace = await comes('chantal')
  await opensFirstPart(grace)
  await grace.page.route('**/garder', (route) => route.abort())
  await field(grace).fill('Pas encore parti.')
  await expect.poll(() => kept(grace)).toHaveLength(1)
  await grace.goes('/menu')
  grace.page.once('dialog', (dialog) => {
    expect(dialog.message()).toContain('n’est pas encore envoyé')
    void dialog.accept()
  })
  await grace.page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(grace.page).toHaveURL(/connexion/)
  expect(await grace.page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('a shared phone keeps nothing, and says so', async ({ visits }) => {
  const guest = await visits()
  await guest.goes('/connexion')
  await guest.page.getByLabel('partagé', { exact: false }).check()
  await guest.page.locator('#name').fill('+212600000009')
  await guest.page.locator('#password').fill('trois mots simples')
  await guest.page.locator('form[action^="/connexion"] button').click()
  await expect(guest.page).not.toHaveURL(/connexion/)
  await opensFirstPart(guest)
  await guest.page.route('**/garder', (route) => route.abort())
  await field(guest).fill('Écrit sur un téléphone partagé.')
  await expect(label(guest)).toHaveText('Pas encore envoyé', { timeout: 15_000 })
  await expect(guest.page.getByText('Téléphone partagé : rien n’est gardé ici.')).toBeVisible()
  expect(await kept(guest)).toEqual([])
})

test('a session that ends while writing loses no word', async ({ comes }) => {
  const binta = await comes('binta')
  await opensFirstPart(binta)
  await binta.context.clearCookies()
  await field(binta).fill('Écrit après la fin de la session.')
  await binta.page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(binta.page.getByRole('heading', { level: 1 })).toHaveText('Votre session est finie')
  await expect(binta.page.getByText('Écrit après la fin de la session.')).toBeVisible()
  await signIn(binta, '+212600000012')
  await opensFirstPart(binta)
  await expect(field(binta)).toHaveValue('Écrit après la fin de la session.')
})
