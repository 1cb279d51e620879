import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOn, strangerOn, type Caller } from '../support/caller.ts'
import { startSeededSite, type Site } from '../support/site.ts'

const TOKEN = 'a token for tests only'
const ROUNDS = process.env['LONG'] ? 400 : 40
/** What is in use differs by the moment at which the engine last gave something back. */
const MOST_MB = 6

let site: Site
let fatou: Caller
beforeAll(async () => {
  site = await startSeededSite({ METRICS_TOKEN: TOKEN })
  fatou = await castOn(site.origin, 'fatou')
})
afterAll(() => site.stop())

/** What the program has in use at this moment, in MB. */
async function inUse(): Promise<number> {
  const answer = await fetch(`${site.origin}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } })
  return Number(/^nodejs_heap_size_used_bytes\S* (\S+)$/m.exec(await answer.text())?.[1]) / 1024 / 1024
}

/** Asks for pages of every kind, under names that were never asked for before, and tells the least that was in use meanwhile. */
async function leastInUse(first: number): Promise<number> {
  const seen: number[] = []
  for (let n = first; n < first + ROUNDS; n += 1) {
    const stranger = strangerOn(site.origin)
    await Promise.all([
      fatou.get(`/accueil?n=${n}`),
      fatou.get(`/cours/c10?lang=${['fr', 'en', 'ar'][n % 3]}&n=${n}`),
      fatou.get(`/lecons/c10-m${(n % 5) + 1}-l1?n=${n}`, { 'If-None-Match': `W/"${n}"` }),
      fatou.get(`/nulle-part-${n}`),
      stranger.get(`/v/${n}`, { 'User-Agent': `Phone ${n}`, 'Accept-Language': `x-${n}` }),
      stranger.get('/', { Cookie: `session=${n}` }),
      stranger.post('/connexion', { name: `+2126${String(n).padStart(8, '0')}`, password: `password ${n}` }),
    ])
    seen.push(await inUse())
  }
  return Math.min(...seen)
}

test('a process that answers thousands of pages holds no more than one that answered hundreds', { timeout: 300_000 }, async () => {
  await leastInUse(0)
  const before = await leastInUse(ROUNDS)
  const after = await leastInUse(2 * ROUNDS)
  expect(before).toBeGreaterThan(0)
  expect(after - before).toBeLessThan(MOST_MB)
})
