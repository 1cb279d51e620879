import { castPerson } from '#db/seed/cast.ts'
import { PLACES } from '../support/places.ts'
import { outsideBrackets, ownTextsOf } from '../support/pseudo-text.ts'
import { startSeededSite, type Site } from '../support/site.ts'
import { expect, openOn, signIn, test } from '../support/story.ts'

// A site of its own, whose English words are pseudo texts in brackets.
let site: Site
test.beforeAll(async () => {
  site = await startSeededSite({ PSEUDO_WORDS: 'yes' })
})
test.afterAll(() => site.stop())

const inEnglish = (address: string) => `${address}${address.includes('?') ? '&' : '?'}lang=en`

for (const who of new Set(PLACES.map((place) => place.who))) {
  test(`every text that ${who ?? 'a visitor'} meets comes from a words file`, async ({ chrome }) => {
    // As the server writes it: a browser that takes a page over brings the words of its own build.
    const actor = await openOn(site, chrome, who ?? 'visitor', { screen: 'laptop', scripts: false })
    if (who !== null) await signIn(actor, castPerson(who).phone ?? castPerson(who).email ?? '')
    const faults: string[] = []
    for (const { name, address } of PLACES.filter((place) => place.who === who)) {
      await actor.goes(inEnglish(address))
      // Some addresses lead on to another one, without the language that was asked for.
      const { pathname, searchParams } = new URL(actor.page.url())
      if (!searchParams.has('lang')) await actor.goes(inEnglish(pathname))
      const texts = await ownTextsOf(actor.page)
      expect(texts.join(''), `${name} is not in pseudo texts`).toContain('⟦')
      for (const text of texts) {
        const rest = outsideBrackets(text)
        if (rest !== '') faults.push(`${name}: ${rest.slice(0, 160)}`)
      }
    }
    await actor.context.close()
    expect(faults).toEqual([])
  })
}
