import { PLACES } from '../support/places.ts'
import { chooseDisplay, expectAccessible, signIn, test } from '../support/story.ts'
import { castPerson } from '#db/seed/cast.ts'

for (const who of new Set(PLACES.map((place) => place.who))) {
  for (const language of ['fr', 'ar'] as const) {
    test(`every page that ${who ?? 'a visitor'} opens is accessible and fits its screen (${language})`, async ({ visits }) => {
      test.setTimeout(300_000)
      const places = PLACES.filter((place) => place.who === who)
      for (const screen of ['phone', 'laptop'] as const) {
        const actor = await visits({ screen, language })
        if (who !== null) await signIn(actor, castPerson(who).phone ?? castPerson(who).email ?? '')
        await chooseDisplay(actor.page, { language })
        for (const { address } of places.filter(({ screens }) => screens.includes(screen))) {
          await actor.goes(address)
          await expectAccessible(actor)
        }
      }
    })
  }
}
