import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { LANGUAGES, type Language } from '#app/rules/languages.ts'
import { castPerson } from '#db/seed/cast.ts'
import { keysOfWords } from '../support/words-keys.ts'
import { faultsInPage, type Expectation } from '../support/page-faults.ts'
import { PLACES, type Place } from '../support/places.ts'
import { chooseDisplay, expect, openOn, signIn, test, type Actor } from '../support/story.ts'

// Every kind of page, looked at several times in one visit. `npm test` looks at each in French at 320, 360 and 1366 px, in light and dark, and with text
// at 200 %, and once in English and Arabic; LONG=yes with every rule at every width in every language.
test.describe.configure({ mode: 'parallel' })

const isLong = process.env['LONG'] !== undefined
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** `all` is every rule; `shape` leaves out the contrast of colours, which costs four fifths of the time and is one with the French page; `colours` is that alone. */
type Depth = 'all' | 'shape' | 'colours'
type Look = { width: number; height: number; axe?: Depth; scheme?: 'light' | 'dark' }
const NARROW: Look = { width: 320, height: 640 }
const PHONE: Look = { width: 360, height: 640 }
const LAPTOP: Look = { width: 1366, height: 768 }

/** How a page is looked at in a language, in the order in which the browser does it. */
function looksIn(language: Language, isForPhones: boolean): Look[] {
  const main = isForPhones ? PHONE : LAPTOP
  if (isLong)
    return [NARROW, PHONE, { width: 768, height: 1024 }, LAPTOP].flatMap((look) => [
      { ...look, axe: 'all' },
      { ...look, axe: 'all', scheme: 'dark' },
    ])
  if (language === 'en') return [{ ...main, axe: 'shape' }]
  if (language === 'ar') return [{ ...main, axe: 'all' }, NARROW]
  return [{ ...PHONE, axe: 'all' }, NARROW, { ...LAPTOP, axe: 'all' }, { ...main, axe: 'colours', scheme: 'dark' }]
}

/** The serious and critical faults that axe finds. */
function seriousFaults({ page }: Actor, which: Depth): Promise<string[]> {
  return page.evaluate(async (chosen) => {
    type Found = { violations: Array<{ id: string; impact: string; nodes: Array<{ html: string }> }> }
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<Found> } }
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      ...(chosen === 'colours' ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
      ...(chosen === 'shape' ? { rules: { 'color-contrast': { enabled: false } } } : {}),
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  }, which)
}

/** The first key goes to the skip link, and it leads to the content. */
async function skipFaults({ page }: Actor): Promise<string[]> {
  await page.keyboard.press('Tab')
  const first = await page.evaluate(() => document.activeElement?.className)
  if (first !== 'skip') return [`the first key goes to ${first}`]
  await page.keyboard.press('Enter')
  const reached = await page.evaluate(() => document.activeElement?.id)
  return reached === 'contenu' ? [] : [`the skip link leads to ${reached}`]
}

async function faultsOf(actor: Actor, looks: readonly Look[], expectation: Expectation): Promise<string[]> {
  const { page } = actor
  const faults: string[] = []
  for (const { width, height, axe, scheme = 'light' } of looks) {
    await page.setViewportSize({ width, height })
    // Without motion no colour is caught on its way.
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const found = await page.evaluate(faultsInPage, expectation)
    if (axe) found.push(...(await seriousFaults(actor, axe)))
    faults.push(...found.map((fault) => `${width}${scheme === 'dark' ? ' dark' : ''}: ${fault}`))
  }
  return faults
}

/** The style page shows every component, also several main buttons. */
const expectationOf = ({ name }: Place, language: Language): Expectation => ({ language, keys, mostMains: name === 'style' ? 6 : 1 })

const keys = await keysOfWords()

async function arrives(actor: Actor, who: string | null): Promise<void> {
  if (who !== null) await signIn(actor, castPerson(who).phone ?? castPerson(who).email ?? '')
}

for (const who of new Set(PLACES.map((place) => place.who))) {
  const places = PLACES.filter((place) => place.who === who)

  test(`every page that ${who ?? 'nobody'} opens is right in three languages, on every screen and in the dark`, async ({ visits }) => {
    test.setTimeout(isLong ? 1_800_000 : 300_000)
    const actor = await visits()
    await actor.page.addInitScript(AXE)
    await arrives(actor, who)
    const faults: string[] = []
    for (const language of LANGUAGES) {
      await chooseDisplay(actor.page, { language })
      for (const place of places) {
        await actor.goes(place.address)
        const found = language === 'fr' ? await skipFaults(actor) : []
        found.push(...(await faultsOf(actor, looksIn(language, !place.screens.includes('laptop')), expectationOf(place, language))))
        faults.push(...found.map((fault) => `${place.name} ${language} ${fault}`))
      }
    }
    expect(faults).toEqual([])
  })

  test(`every page that ${who ?? 'nobody'} opens stands at 200 % text size`, async ({ site, enlarged }) => {
    test.setTimeout(300_000)
    const actor = await openOn(site, enlarged, who ?? 'nobody', {})
    await arrives(actor, who)
    const faults: string[] = []
    for (const language of isLong ? LANGUAGES : (['fr'] as const)) {
      await chooseDisplay(actor.page, { language })
      for (const place of places) {
        await actor.goes(place.address)
        const found = await faultsOf(actor, [PHONE, LAPTOP], expectationOf(place, language))
        faults.push(...found.map((fault) => `${place.name} ${language} ${fault}`))
      }
    }
    await actor.context.close()
    expect(faults).toEqual([])
  })
}
