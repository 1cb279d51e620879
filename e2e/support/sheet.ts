import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright'
import { castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { folders } from '#app/platform/folders.server.ts'
import { BROWSER_FLAGS, ensureChromium } from './chromium.ts'
import { PLACES, type Place } from './places.ts'
import { startSeededSite } from './site.ts'
import { chooseDisplay } from './story.ts'

const SIZES = { phone: { width: 360, height: 640 }, laptop: { width: 1366, height: 768 } } as const
const LANGUAGES = ['fr', 'ar'] as const
const SCHEMES = ['light', 'dark'] as const

type View = { language: (typeof LANGUAGES)[number]; screen: keyof typeof SIZES; scheme: (typeof SCHEMES)[number] }

/** Photographs the pages of one person in one view; answers the faults that a picture may hide. */
async function photograph(
  browser: Browser,
  origin: string,
  who: string | null,
  places: readonly Place[],
  view: View,
  folder: string,
): Promise<string[]> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: SIZES[view.screen],
    locale: view.language,
    colorScheme: view.scheme,
  })
  const page = await context.newPage()
  if (who !== null) {
    const person = castPerson(who)
    await page.goto('/connexion')
    await page.locator('#name').fill(person.phone ?? person.email ?? '')
    await page.locator('#password').fill(DEMONSTRATION_PASSWORD)
    await page.locator('form[action^="/connexion"] button').click()
  }
  await chooseDisplay(page, { language: view.language })
  const faults: string[] = []
  for (const place of places) {
    const answer = await page.goto(place.address)
    const file = `${place.name}-${view.language}-${view.screen}-${view.scheme}.png`
    await page.screenshot({ path: path.join(folder, file), fullPage: true })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) faults.push(`${file}: ${overflow} px too wide`)
    if (answer && answer.status() >= 400 && place.name !== 'not-found') faults.push(`${file}: ${answer.status()}`)
  }
  await context.close()
  return faults
}

/** `npm run sheet`: every page in French and Arabic, on a phone and a laptop, light and dark, into an ignored folder with an index. */
async function sheet(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, light: { type: 'boolean' } } })
  const wanted = PLACES.filter(({ name }) => values.only === undefined || name.includes(values.only))
  const folder = path.join(folders.root, 'e2e', 'sheet')
  await mkdir(folder, { recursive: true })
  const executablePath = ensureChromium()
  const site = await startSeededSite()
  const browser = await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) })
  const faults: string[] = []
  for (const scheme of values.light ? (['light'] as const) : SCHEMES) {
    for (const language of LANGUAGES) {
      for (const screen of ['phone', 'laptop'] as const) {
        const shown = wanted.filter(({ screens }) => screens.includes(screen))
        for (const who of new Set(shown.map((place) => place.who))) {
          faults.push(
            ...(await photograph(
              browser,
              site.origin,
              who,
              shown.filter((place) => place.who === who),
              { language, screen, scheme },
              folder,
            )),
          )
        }
      }
    }
  }
  await browser.close()
  await site.stop()
  const images = wanted.flatMap(({ name, screens }) =>
    LANGUAGES.flatMap((language) => screens.map((screen) => `${name}-${language}-${screen}-light.png`)),
  )
  await writeFile(
    path.join(folder, 'index.html'),
    images.map((image) => `<figure><figcaption>${image}</figcaption><img src="${image}" loading="lazy"></figure>`).join('\n'),
  )
  process.stdout.write(`${faults.join('\n')}\n${images.length} pages in ${folder}\n`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

await sheet()
