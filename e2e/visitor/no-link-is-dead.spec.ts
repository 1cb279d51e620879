import { castOn, strangerOn } from '../support/caller.ts'
import { startSeededSite, type Site } from '../support/site.ts'
import { expect, test } from '../support/story.ts'

/** Pages that differ only in an id or a number are one kind; of each kind these many are opened. */
const OF_EACH_KIND = 4

const kindOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+|=[^&]+/g, '…')

/** The addresses that a page offers to go to. */
function linksIn(html: string, from: string): string[] {
  const { origin } = new URL(from)
  const found = [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), from))
  return found.filter((url) => url.origin === origin).map(({ pathname, search }) => pathname + search)
}

// Opening a lesson or a plan begins it: this story has a world of its own, so that no other finds it begun.
let site: Site
test.beforeAll(async () => {
  site = await startSeededSite()
})
test.afterAll(() => site.stop())

for (const who of [null, 'fatou', 'aminata', 'ibrahim', 'oumou', 'sarah', 'claire', 'ines']) {
  test(`every link that ${who ?? 'a visitor'} meets leads to a page`, async () => {
    const caller = who === null ? strangerOn(site.origin) : await castOn(site.origin, who)
    const waiting = [{ path: '/', from: 'the start' }]
    const met = new Set(['/'])
    const opened = new Map<string, number>()
    const dead: string[] = []
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const kind = kindOf(next.path)
      const count = (opened.get(kind) ?? 0) + 1
      if (count > OF_EACH_KIND) continue
      opened.set(kind, count)
      const answer = await caller.get(next.path)
      const html = await answer.text()
      if (answer.status >= 400) dead.push(`${next.path} on ${next.from}: ${answer.status}`)
      const path = next.path
      const goesOn = answer.headers.get('location')
      for (const link of [...linksIn(html, site.origin + path), ...(goesOn ? [goesOn] : [])]) {
        if (met.has(link)) continue
        met.add(link)
        waiting.push({ path: link, from: path })
      }
    }
    expect(dead).toEqual([])
    expect(opened.size).toBeGreaterThan(2)
  })
}
