import { expect, type Page } from '@playwright/test'
import { idOf } from '#db/seed/named-id.ts'
import { answers, label, onAPhone } from '../support/on-a-phone.ts'
import { test } from '../support/story.ts'

const TESTS = `/cohortes/${idOf('cohort:odt')}/tests/c1`
/** A quiz of ten questions. */
const QUIZ = '/quiz/c1-avant'
const MOST_BYTES = 60_000

/** Puts the tests around the course of a cohort, or takes them away. */
async function switches(staff: Page, isOn: boolean): Promise<void> {
  await staff.goto(TESTS)
  await staff.locator('input[name=isOn]').setChecked(isOn)
  await staff.locator('input[name=afterOpens]').fill('2027-06-01')
  await staff.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(staff.getByText('C’est enregistré.')).toBeVisible()
}

test('a quiz of ten questions costs thirteen requests with scripts, and a second phone goes on where the first one stopped', async ({
  site,
  chrome,
  comes,
}) => {
  const { page: staff } = await comes('claire')
  await switches(staff, true)
  const [first, second] = [await onAPhone(site, chrome, 'clarisse'), await onAPhone(site, chrome, 'clarisse')]
  // The worker comes with the first quiz: from then on forms go through it.
  for (const { page } of [first, second]) {
    await page.goto('/quiz/c1-m1-quiz')
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  }
  const asked = () => [...first.gate.seen, ...second.gate.seen].filter(({ path }) => path.startsWith(QUIZ))
  await first.page.goto(QUIZ)
  await first.page.getByRole('button', { name: 'Commencer le test' }).click()
  for (let n = 1; n <= 10; n += 1) {
    const { page } = n <= 5 ? first : second
    // The other phone opens the question that comes next: the one request that a single phone does not make.
    if (n === 6) await page.goto(`${QUIZ}/6`)
    await expect(page).toHaveURL(new RegExp(`/${n}$`))
    await answers(page)
    await page.locator('button[value=next]').click()
  }
  await expect(second.page.getByText('Vous avez répondu à toutes les questions.')).toBeVisible()
  await second.page.getByRole('button', { name: 'Envoyer mes réponses' }).click()
  await expect(second.page).toHaveURL(/\/resultat$/)
  // The start page, its button, ten answers and the hand-in that brings the result: each one request.
  const methods = ['GET', ...Array<string>(6).fill('POST'), 'GET', ...Array<string>(6).fill('POST')]
  expect(asked().map(({ method }) => method)).toEqual(methods)
  expect(methods).toHaveLength(13 + 1)
  expect(asked().reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES)
  await expect(label(second.page)).toHaveText('Tout est envoyé')

  // The phone that was left behind is told that its page takes no answer any more, and shows the result.
  await first.page.getByRole('button', { name: 'Question précédente' }).click()
  await expect(first.page.getByText('Cette réponse est arrivée après l’envoi. Elle ne compte pas.')).toBeVisible()
  await switches(staff, false)
  await Promise.all([first.gate.stop(), second.gate.stop()])
})

test('without scripts it costs twenty-five requests, its styles and pictures apart', async ({ comes }) => {
  const { page: staff } = await comes('claire')
  await switches(staff, true)
  const { page } = await comes('moussa', { scripts: false })
  const sizes: Array<Promise<number>> = []
  page.on('requestfinished', (request) => {
    if (!new URL(request.url()).pathname.startsWith(QUIZ)) return
    sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize))
  })
  await page.goto(QUIZ)
  await page.getByRole('button', { name: 'Commencer le test' }).click()
  for (let n = 1; n <= 10; n += 1) {
    await answers(page)
    await page.locator('button[value=next]').click()
  }
  await page.getByRole('button', { name: 'Envoyer mes réponses' }).click()
  await expect(page.getByText('Test fait')).toBeVisible()
  expect(sizes).toHaveLength(25)
  expect((await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES)
  await switches(staff, false)
})
