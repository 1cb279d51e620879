import { expect, expectAccessible, test, type Actor } from '../support/story.ts'
import { answerRightly } from '../support/quiz-answers.ts'

const QUIZ = '/quiz/c10-m1-quiz'
/** Words of explanations and reasons of this quiz, which nobody may read before handing in. */
const SECRETS = [
  'On vend la solution',
  'On voit qui est gêné',
  'la plus bavarde décide',
  'inspire confiance',
  '12 heures pour produire',
  'On observe, on filtre',
  '108 DH par semaine',
]

async function begins({ page }: Actor): Promise<void> {
  await page.goto(QUIZ)
  await page.getByRole('button', { name: /Commencer|Continuer|Recommencer/ }).click()
  await expect(page).toHaveURL(/\/quiz\/c10-m1-quiz\/1$/)
}

async function sends({ page }: Actor): Promise<void> {
  await page.getByRole('button', { name: 'Envoyer mes réponses' }).click()
  await expect(page).toHaveURL(/\/resultat$/)
}

test('a leader takes a quiz without scripts, goes back and forth, sends it once and sees why', async ({ comes }) => {
  const chantal = await comes('chantal', { scripts: false })
  const { page } = chantal
  await chantal.goes(QUIZ)
  await expect(page.getByText('Il faut 60 % pour réussir.')).toBeVisible()
  await begins(chantal)
  const stem = await page.getByRole('heading', { level: 1 }).innerText()
  await answerRightly(page)
  await page.getByRole('button', { name: 'Question suivante' }).click()
  await page.getByRole('button', { name: 'Question précédente' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(stem)

  for (let n = 1; n <= 7; n += 1) {
    await expect(page.getByText(`Question ${n} sur 7`)).toBeVisible()
    if (n !== 4) await answerRightly(page)
    await page.getByRole('button', { name: n < 7 ? 'Question suivante' : 'Vérifier avant l’envoi' }).click()
  }
  await expect(page.getByText('Il reste 1 question sans réponse.')).toBeVisible()
  await page.getByRole('link', { name: 'Question 4 sur 7' }).click()
  await answerRightly(page)
  await chantal.goes(`${QUIZ}/verifier`)
  await sends(chantal)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/85\s%\s: 6 bonnes réponses sur 7/)
  await expect(page.getByText('Vous avez réussi ce quiz. Bravo.')).toBeVisible()
  await expect(page.getByRole('region', { name: stem })).toContainText('Pourquoi')
})

test('nothing of the key reaches the browser before the quiz is sent', async ({ comes }) => {
  const chantal = await comes('chantal')
  await begins(chantal)
  for (let n = 1; n <= 7; n += 1) {
    for (const address of [`${QUIZ}/${n}`, `${QUIZ}/${n}.data`, `${QUIZ}/verifier`, `${QUIZ}/verifier.data`, QUIZ, `${QUIZ}.data`]) {
      const text = await (await chantal.page.request.get(address)).text()
      for (const secret of SECRETS) expect(text, address).not.toContain(secret)
      if (address.endsWith('.data')) expect(text, address).not.toMatch(/"(right|why|whyTrue|explanation|hint|accept|tolerance)"/)
    }
  }
})

test('a quiz below the pass mark is explained, leads to the lessons, and can be taken again', async ({ comes }) => {
  const awa = await comes('awa')
  const { page } = awa
  await begins(awa)
  await expectAccessible(awa)
  await answerRightly(page)
  await page.getByRole('button', { name: 'Question suivante' }).click()
  await awa.goes(`${QUIZ}/verifier`)
  await expect(page.getByText('Il reste 6 questions sans réponse.')).toBeVisible()
  await expectAccessible(awa)
  await sends(awa)
  await expect(page.getByText('Pas encore réussi', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Relire/ }).first()).toBeVisible()
  await expectAccessible(awa)
  await page.getByRole('link', { name: 'Recommencer le quiz' }).first().click()
  await expect(page.getByText(/Essai 1|Essai 2/).first()).toBeVisible()
})

test('an answer from another tab after sending is refused in words, and sending twice is sending once', async ({ comes }) => {
  const rokia = await comes('rokia')
  await begins(rokia)
  const tab = await rokia.context.newPage()
  await tab.goto(`${QUIZ}/1`)
  const check = await rokia.context.newPage()
  await check.goto(`${QUIZ}/verifier`)
  await rokia.page.goto(`${QUIZ}/verifier`)
  await sends(rokia)
  await check.getByRole('button', { name: 'Envoyer mes réponses' }).click()
  await expect(check).toHaveURL(/\/resultat$/)
  await answerRightly(tab)
  await tab.getByRole('button', { name: 'Question suivante' }).click()
  await expect(tab.getByText('Cette réponse est arrivée après l’envoi. Elle ne compte pas.')).toBeVisible()
})

test('broken answers are refused in words and leave nothing behind', async ({ comes }) => {
  const grace = await comes('grace', { language: 'fr' })
  await begins(grace)
  const attempt = await grace.page.locator('input[name=attempt]').inputValue()
  const headers = { Origin: new URL(grace.page.url()).origin }
  const post = (form: Record<string, string>) => grace.page.request.post(`${QUIZ}/1`, { form, headers, maxRedirects: 0 })
  const step = '11111111-1111-4111-8111-111111111111'
  expect((await post({ step, attempt, choice: '99' })).status()).toBe(422)
  expect((await post({ step: 'no key', attempt, choice: '0' })).status()).toBe(400)
  expect((await post({ step, attempt: '22222222-2222-4222-8222-222222222222', choice: '0' })).status()).toBe(404)
  await grace.goes(`${QUIZ}/verifier`)
  await expect(grace.page.getByText('Il reste 7 questions sans réponse.')).toBeVisible()
})
