import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { castPerson } from '#db/seed/cast.ts'
import { idOf } from '#db/seed/named-id.ts'
import { faultsInPage } from '../support/page-faults.ts'
import { startSeededSite, type Site } from '../support/site.ts'
import { chooseDisplay, expect, openOn, signIn, test } from '../support/story.ts'

const of = (length: number, text: string) =>
  text
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .replace(/ $/, 'a')
const NAMES = {
  fatou: of(80, 'Marie-Clémentine Aïssatou de la Providence '),
  aminata: of(80, 'فاطمة الزهراء بنت عبد الرحمن '),
  mariam: of(80, 'Mariam مريم Koné-Ouédraogo بنت علي '),
  chantal: of(80, 'Antidisestablishmentarianisme'),
  binta: '👩🏾‍🍳 Binta 🇸🇳 <i>Camara</i>',
}
const MARKUP = of(120, '<b>Femmes</b> & "mères" 🧵 debout ')
const WORD = of(120, 'Entrepreneuriatsolidaireetdurable')

async function bringHardNames(db: Db): Promise<void> {
  for (const [who, name] of Object.entries(NAMES))
    await db
      .update(people)
      .set({ name })
      .where(eq(people.id, idOf(who)))
  await db
    .update(organisations)
    .set({ name: MARKUP })
    .where(eq(organisations.id, idOf('femmes-debout')))
  await db
    .update(organisations)
    .set({ name: WORD })
    .where(eq(organisations.id, idOf('parents-ensemble')))
  await db
    .update(cohorts)
    .set({ name: MARKUP })
    .where(eq(cohorts.id, idOf('cohort:sale')))
  await db
    .update(cohorts)
    .set({ name: WORD })
    .where(eq(cohorts.id, idOf('cohort:odt')))
}

let site: Site
test.beforeAll(async () => {
  site = await startSeededSite({}, bringHardNames)
})
test.afterAll(() => site.stop())

const sale = `/cohortes/${idOf('cohort:sale')}`
const SHOWN: Record<string, readonly string[]> = {
  aminata: ['/accueil', '/menu', '/profil', `/mon-association/${idOf('femmes-debout')}`],
  sarah: ['/a-faire', '/correction', `/correction/${idOf('submission:mariam:1')}`],
  claire: [
    '/a-faire',
    '/cohortes',
    sale,
    `${sale}?vue=organisations`,
    `${sale}/personnes`,
    `${sale}/personnes/${idOf('enrolment:sale:chantal')}`,
    `${sale}/reglages`,
    '/accompagner',
    '/invitations',
  ],
  ines: ['/admin/personnes', '/admin/organisations', `/admin/organisations/${idOf('femmes-debout')}`, '/admin/journal'],
}

for (const [who, addresses] of Object.entries(SHOWN)) {
  test(`names and titles of any form stay within the pages that ${who} opens, as they were typed`, async ({ chrome }) => {
    const actor = await openOn(site, chrome, who, {})
    await signIn(actor, castPerson(who).phone ?? castPerson(who).email ?? '')
    const faults: string[] = []
    let seen = ''
    for (const language of ['fr', 'ar'] as const) {
      await chooseDisplay(actor.page, { language })
      for (const address of addresses) {
        await actor.goes(address)
        for (const width of language === 'fr' ? [360, 1366] : [360]) {
          await actor.page.setViewportSize({ width, height: 768 })
          const found = await actor.page.evaluate(faultsInPage, { language, keys: [], mostMains: 1 })
          faults.push(...found.map((fault) => `${address} ${language} ${width}: ${fault}`))
        }
        const text = await actor.page.locator('body').innerText()
        seen += text
        const escaped = /&(?:lt|amp|quot|#\w+);/.exec(text)
        if (escaped) faults.push(`${address}: ${escaped[0]} is shown`)
        // What was typed as markup is text.
        if (
          (await actor.page
            .locator('b, i')
            .filter({ hasText: /^(Femmes|Camara)$/ })
            .count()) > 0
        )
          faults.push(`${address}: typed markup is markup`)
      }
    }
    await actor.context.close()
    expect(seen).toContain('<b>Femmes</b> & "mères" 🧵')
    expect(faults).toEqual([])
  })
}
