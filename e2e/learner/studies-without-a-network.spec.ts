import { idOf } from '#db/seed/named-id.ts'
import { answers, keeps, label, onAPhone, taken } from '../support/on-a-phone.ts'
import { expect, expectAccessible, test } from '../support/story.ts'

test('a module kept with one tap is read, marked as read and practised without a network, and sent once', async ({ site, chrome }) => {
  const rokia = await onAPhone(site, chrome, 'rokia')
  const { page, context, gate } = rokia
  await keeps(page, '/modules/c10-m6')
  await context.setOffline(true)
  await page.goto('/modules/c10-m6')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto('/lecons/c10-m6-l1')
  await expect(label(page)).toHaveText('Hors ligne')
  await page.getByRole('button', { name: /J’ai lu/ }).click()
  await expect(page).toHaveURL(/questions\/1/)
  await answers(page)
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByText('Réponse gardée sur ce téléphone')).toBeVisible()
  await expect(label(page)).toHaveText('Hors ligne : 2 réponses en attente')
  await page.goto('/lecons/c10-m4-l1')
  await expect(page.getByText('Cette page n’est pas gardée sur ce téléphone')).toBeVisible()
  await expect(page.locator('#attente').getByText('Pas encore envoyé')).toHaveCount(2)
  await expectAccessible(rokia)

  await context.setOffline(false)
  await expect(page.getByText('Tout est envoyé. Rien n’attend.')).toBeVisible({ timeout: 15_000 })
  expect(taken(rokia, /c10-m6-l1/)).toEqual(['/lecons/c10-m6-l1', '/lecons/c10-m6-l1/questions/1'])
  await page.goto('/lecons/c10-m6-l1')
  await expect(page.getByText('Vous avez lu cette leçon.')).toBeVisible()
  await gate.stop()
})

test('a plan written while the server is stopped stands beside what another phone wrote, and two tabs send it once', async ({
  site,
  chrome,
}) => {
  const awa = await onAPhone(site, chrome, 'awa')
  const { page, context, gate } = awa
  await page.goto('/plan/c10-plan')
  await keeps(page, page.url())
  const plan = page.url()
  await page.goto(`${plan}/p2`)
  await page.getByLabel('Votre réponse').fill('Écrit avec le réseau.')
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(page).toHaveURL(/p3/)

  const other = await onAPhone(site, chrome, 'awa')
  await other.page.goto(`${plan}/p2`.replace(gate.origin, other.gate.origin))
  gate.decides('before')
  await page.goto(`${plan}/p2`)
  await page.getByLabel('Votre réponse').fill('Écrit sans le réseau.')
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(page).toHaveURL(/\/plan\/[0-9a-f-]{36}$/)
  await expect(label(page)).toHaveText('1 réponse en attente')
  await page.close()

  await other.page.getByLabel('Votre réponse').fill('Écrit sur l’autre téléphone.')
  await other.page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(other.page).toHaveURL(/p3/)

  const [one, two] = [await context.newPage(), await context.newPage()]
  const tabs = [one, two]
  await Promise.all(tabs.map((tab) => tab.goto('/telephone')))
  await expect(one.locator('#attente').getByText('Pas encore envoyé')).toBeVisible()
  gate.decides('open')
  const before = taken(awa, /\/p2$/).length
  await Promise.all(tabs.map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))))
  for (const tab of tabs) await expect(tab.getByText('Tout est envoyé. Rien n’attend.')).toBeVisible()
  expect(taken(awa, /\/p2$/).length - before).toBe(1)

  await one.goto(`${plan}/p2`)
  await expect(one.getByText('Deux versions de cette partie')).toBeVisible()
  await expect(one.getByText('Écrit sans le réseau.')).toBeVisible()
  await expect(one.getByText('Écrit sur l’autre téléphone.')).toBeVisible()
  await expect(one.getByRole('heading', { name: /^Version/ })).toHaveCount(2)
  await Promise.all([gate.stop(), other.gate.stop()])
})

test('an assessed quiz is begun, answered and finished without a network; the learner sees both times', async ({ site, chrome }) => {
  const nadege = await onAPhone(site, chrome, 'nadege')
  const { page, context, gate } = nadege
  await keeps(page, '/modules/c10-m6')
  await context.setOffline(true)
  await page.goto('/quiz/c10-m6-quiz')
  await page.getByRole('button', { name: 'Commencer le quiz' }).click()
  await expect(page).toHaveURL(/quiz\/1$/)
  // The keys of an assessed quiz never reach a phone.
  expect(await page.content()).not.toMatch(/isRight|"key"|data-key|explanation/)
  for (let n = 1; !page.url().endsWith('/verifier') && n < 20; n += 1) {
    await answers(page)
    await page.locator('button[value=next]').click()
    await expect(page).not.toHaveURL(new RegExp(`/${n}$`))
  }
  await expect(page.getByText('Vous avez répondu à toutes les questions.')).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer mes réponses' }).click()
  await expect(page).toHaveURL(/telephone/)
  await context.setOffline(false)
  await page.goto('/telephone')
  await expect(page.getByText('Tout est envoyé. Rien n’attend.')).toBeVisible({ timeout: 15_000 })
  expect(taken(nadege, /c10-m6-quiz\/verifier/)).toHaveLength(1)
  await page.goto('/quiz/c10-m6-quiz/resultat')
  await expect(page.getByText(/Terminé sur le téléphone\s: .* Reçu\s: /)).toBeVisible()
  await expect(page.getByText('Votre réponse').first()).toBeVisible()
  await gate.stop()
})

test('who is at a workshop is ticked on a kept page without a network, twice, and read back in its words', async ({ site, chrome }) => {
  const sarah = await onAPhone(site, chrome, 'sarah')
  const { page, context, gate } = sarah
  const sheet = `/cohortes/${idOf('cohort:sale')}/ateliers/${idOf('workshop:prices')}`
  const ticks = (who: string, what: string) =>
    page.getByRole('group', { name: who }).getByRole('radio', { name: what, exact: true }).check()
  const saves = () => page.getByRole('button', { name: 'Garder les présences' }).click()
  await keeps(page, sheet)
  await context.setOffline(true)
  await page.goto(sheet)
  await ticks('Aminata Diallo', 'Là')
  await ticks('Awa Cissé', 'Pas là')
  await saves()
  await expect(page.getByText('Présences gardées sur ce téléphone')).toBeVisible()
  await expect(label(page)).toHaveText('Hors ligne : 1 réponse en attente')
  // She came late.
  await ticks('Awa Cissé', 'Là')
  await saves()
  await expect(label(page)).toHaveText('Hors ligne : 2 réponses en attente')
  await expectAccessible(sarah)
  await page.goto('/telephone')
  await page.locator('#attente summary').first().click()
  await expect(page.locator('#attente .said').first()).toHaveText('Aminata Diallo : Là\nAwa Cissé : Pas là')
  await context.setOffline(false)
  await expect(page.getByText('Tout est envoyé. Rien n’attend.')).toBeVisible({ timeout: 15_000 })
  expect(taken(sarah, /ateliers/)).toEqual([sheet, sheet])
  await page.goto(sheet)
  await expect(page.getByText('2 personnes présentes.', { exact: false })).toBeVisible()
  await gate.stop()
})
