import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { chromium } from 'playwright'
import { castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import type { Theme } from '#app/interface/theme.ts'
import type { Language } from '#app/rules/languages.ts'
import { BROWSER_FLAGS, findChromium } from './chromium.ts'
import { startSeededSite, type Site } from './site.ts'

export { expect }

const PHONE = { width: 360, height: 640 }
const LAPTOP = { width: 1366, height: 768 }

/** How somebody comes to the site: on what screen, with or without scripts, in which language. */
export type Arrival = { screen?: 'phone' | 'laptop'; scripts?: boolean; language?: Language }

/** A person of the cast in front of a browser. */
export type Actor = {
  page: Page
  context: BrowserContext
  name: string
  goes: (address: string) => Promise<void>
  choosesLanguage: (language: Language) => Promise<void>
}

type Worker = { site: Site; chrome: Browser; enlarged: Browser }
type Test = {
  /** Brings a person of the cast, signed in. */
  comes: (name: string, arrival?: Arrival) => Promise<Actor>
  /** Brings somebody who is not signed in. */
  visits: (arrival?: Arrival) => Promise<Actor>
}

/** Chooses a language or a theme as the buttons of every page do; pages opened after it show it. */
export async function chooseDisplay(page: Page, choice: { language?: Language; theme?: Theme }): Promise<void> {
  const { origin } = new URL(page.url())
  // A form says where it comes from; a person without a page yet is asked for nothing.
  const headers: Record<string, string> = origin === 'null' ? {} : { Origin: origin }
  const answer = await page.context().request.post('/affichage', { form: choice, headers, maxRedirects: 0 })
  if (answer.status() !== 303) throw new Error(`The choice was answered ${answer.status()}`)
}

/** Opens a browser of one's own in front of a site. */
export async function openOn(site: Site, chrome: Browser, name: string, arrival: Arrival): Promise<Actor> {
  const context = await chrome.newContext({
    baseURL: site.origin,
    viewport: arrival.screen === 'laptop' ? LAPTOP : PHONE,
    javaScriptEnabled: arrival.scripts ?? true,
    locale: arrival.language ?? 'fr',
  })
  const page = await context.newPage()
  return {
    page,
    context,
    name,
    goes: async (address) => {
      await page.goto(address)
    },
    choosesLanguage: async (language) => {
      await chooseDisplay(page, { language })
      await page.reload()
    },
  }
}

/** Signs in through the form, as a person does. */
export async function signIn({ page }: Pick<Actor, 'page'>, identifier: string, password = DEMONSTRATION_PASSWORD): Promise<void> {
  await page.goto('/connexion')
  await page.locator('#name').fill(identifier)
  await page.locator('#password').fill(password)
  // Who opens another page before the answer is there is not signed in: on a busy machine a click may be done earlier.
  const answered = page.waitForEvent('framenavigated')
  await page.locator('form[action^="/connexion"] button').click()
  await answered
}

function launch(...flags: string[]): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({ args: [...BROWSER_FLAGS, ...flags], ...(executablePath ? { executablePath } : {}) })
}

export const test = base.extend<Test, Worker>({
  site: [
    async ({}, use) => {
      const site = await startSeededSite()
      await use(site)
      await site.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  chrome: [
    async ({}, use) => {
      const browser = await launch()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  // Somebody who set the text of the browser to 200 %: styles in rem and their breakpoints follow.
  enlarged: [
    async ({}, use) => {
      const browser = await launch('--blink-settings=defaultFontSize=32')
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  comes: async ({ site, chrome }, use) => {
    const opened: Actor[] = []
    await use(async (name, arrival = {}) => {
      const person = castPerson(name)
      const actor = await openOn(site, chrome, name, { screen: person.phone ? 'phone' : 'laptop', language: person.language, ...arrival })
      opened.push(actor)
      await signIn(actor, person.phone ?? person.email ?? '')
      await expect(actor.page).not.toHaveURL(/connexion/)
      if (arrival.language && arrival.language !== person.language) await actor.choosesLanguage(arrival.language)
      return actor
    })
    await Promise.all(opened.map(({ context }) => context.close()))
  },
  visits: async ({ site, chrome }, use) => {
    const opened: Actor[] = []
    await use(async (arrival = {}) => {
      const actor = await openOn(site, chrome, 'visitor', arrival)
      opened.push(actor)
      return actor
    })
    await Promise.all(opened.map(({ context }) => context.close()))
  },
})

/** No serious or critical fault of accessibility, no sideways scroll, and a title, language and direction on the page. */
export async function expectAccessible({ page }: Pick<Actor, 'page'>): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
  const facts = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
  }))
  expect(facts.overflow).toBeLessThanOrEqual(0)
  expect(facts.title).not.toBe('')
  expect(facts.headings).toBe(1)
  expect(facts.dir).toBe(facts.lang === 'ar' ? 'rtl' : 'ltr')
}
