import { codeAt, stepOf } from '#app/platform/one-time-code.server.ts'
import { castPerson } from '#db/seed/cast.ts'
import { expect, signIn, test } from '../support/story.ts'

test('a trainer adds codes of an app without scripts, and signs in with one', async ({ comes, visits }) => {
  const joseph = await comes('joseph', { scripts: false })
  await joseph.goes('/profil/second-facteur')
  await joseph.page.getByRole('button', { name: 'Utiliser une application' }).click()
  const secret = ((await joseph.page.locator('strong.ltr').textContent()) ?? '').replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await joseph.page.getByLabel('Code').fill('000000')
  await joseph.page.getByRole('button', { name: 'Confirmer avec un premier code' }).click()
  await expect(joseph.page.getByRole('alert')).toBeVisible()
  const first = stepOf(new Date())
  await joseph.page.getByLabel('Code').fill(codeAt(secret, first))
  await joseph.page.getByRole('button', { name: 'Confirmer avec un premier code' }).click()
  await expect(joseph.page.getByRole('alert')).toHaveCount(0)

  const later = await visits({ screen: 'laptop', scripts: false })
  await signIn(later, castPerson('joseph').email ?? '')
  await expect(later.page).toHaveURL(/connexion\/code/)
  await later.goes('/correction')
  await expect(later.page).toHaveURL(/connexion/)
  await signIn(later, castPerson('joseph').email ?? '')
  await later.page.getByLabel('Code').fill(codeAt(secret, first))
  await later.page.getByRole('button', { name: 'Continuer' }).click()
  await expect(later.page.getByRole('alert')).toBeVisible()
  // The code of the next half minute counts already: telephones' clocks are not exact.
  await later.page.getByLabel('Code').fill(codeAt(secret, first + 1))
  await later.page.getByRole('button', { name: 'Continuer' }).click()
  await expect(later.page).not.toHaveURL(/connexion/)
  await later.goes('/profil/second-facteur')
  await expect(later.page.getByText('Active depuis')).toBeVisible()
})
