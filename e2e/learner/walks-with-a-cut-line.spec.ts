import type { Page } from '@playwright/test'
import { castOn } from '../support/caller.ts'
import type { Fate } from '../support/gate.ts'
import { answers, keeps, label, onAPhone } from '../support/on-a-phone.ts'
import { expect, test } from '../support/story.ts'

/** In its long form also every page that is asked for is cut, before, during and after. */
const IS_LONG = process.env['LONG'] === 'yes'
const LESSONS = ['c10-m7-l1', 'c10-m7-l2', 'c10-m6-l2']
const FATES: Fate[] = ['before', 'during', 'after']

/** Opens a page as somebody does on a bad line: again, until it is there. */
async function reaches(page: Page, address: string): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    const isThere = await page.goto(address).then(
      () => true,
      () => false,
    )
    if (isThere) return
  }
  throw new Error(`${address} was not reached`)
}

test('the line is cut before, during and after each form of a learner: everything arrives once', async ({ site, chrome }) => {
  test.setTimeout(IS_LONG ? 600_000 : 180_000)
  const binta = await onAPhone(site, chrome, 'binta')
  const { page, gate } = binta
  await keeps(page, '/modules/c10-m7')
  await keeps(page, '/modules/c10-m6')
  await page.goto('/plan/c10-plan')
  await keeps(page, page.url())
  const plan = new URL(page.url()).pathname
  const server = await castOn(site.origin, 'binta')
  const versions = async () => [...(await (await server.get(`${plan}/p3/versions`)).text()).matchAll(/<details/g)].length
  let before = await versions()

  for (const [index, fate] of FATES.entries()) {
    let cuts = 0
    const cutsForms = (only: RegExp) =>
      gate.decides(({ method, path }) => {
        const isCut = only.test(path) && (method === 'POST' || (IS_LONG && (cuts += 1) % 2 === 1))
        return isCut ? fate : 'open'
      })
    const mends = async () => {
      gate.decides('open')
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await expect(label(page)).toHaveText('Tout est envoyé', { timeout: 15_000 })
    }

    // Reading and practising.
    const lesson = `/lecons/${LESSONS[index]}`
    cutsForms(/^\/lecons/)
    await reaches(page, lesson)
    const read = page.getByRole('button', { name: /J’ai lu/ })
    if ((await read.count()) > 0) await read.click()
    await mends()
    expect(await (await server.get(lesson)).text()).toContain('Vous avez lu cette leçon')
    cutsForms(/questions/)
    await reaches(page, `${lesson}/questions/1`)
    await answers(page)
    await page.getByRole('button', { name: 'Vérifier' }).click({ noWaitAfter: true })
    await page.waitForTimeout(300)
    gate.decides('open')

    // Writing a part of the plan.
    await reaches(page, `${plan}/p3`)
    cutsForms(/^\/plan/)
    const words = `Écrit quand la ligne est coupée : ${fate}.`
    await page.getByLabel('Votre réponse').fill(words)
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).click({ noWaitAfter: true })
    await page.waitForTimeout(500)
    await reaches(page, '/telephone')
    await mends()
    await expect.poll(async () => (await (await server.get(`${plan}/p3`)).text()).includes(words)).toBe(true)
    expect(await versions()).toBe(before + 1)
    before += 1
  }
  await gate.stop()
})
