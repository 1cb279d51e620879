import { expect, test, type Actor } from '../support/story.ts'

/** The bytes and requests of one visit, headers counted, as the browser received them. */
async function costOf({ page, context }: Actor, address: string): Promise<{ bytes: number; requests: number; scripts: string[] }> {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  let requests = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    // What comes from the browser's own store travels no more.
    bytes += encodedDataLength
    requests += encodedDataLength > 0 ? 1 : 0
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await session.detach()
  const scripts = await page.locator('script').evaluateAll((found) => found.map((one) => one.getAttribute('src') ?? 'inline'))
  return { bytes, requests, scripts }
}

test('a lesson costs at most 20 KB and 5 requests at first, 6 KB and 2 requests again, and carries no framework', async ({
  comes,
  visits,
}) => {
  const rokia = await comes('rokia')
  const fresh = await visits()
  await fresh.context.addCookies(await rokia.context.cookies())
  const first = await costOf(fresh, '/lecons/c10-m1-l1')
  expect(first.bytes).toBeLessThanOrEqual(20_000)
  expect(first.requests).toBeLessThanOrEqual(5)
  expect(first.scripts).toHaveLength(1)
  expect(first.scripts[0]).toMatch(/^\/assets\/base/)
  const again = await costOf(fresh, '/lecons/c10-m1-l2')
  expect(again.bytes).toBeLessThanOrEqual(6_000)
  expect(again.requests).toBeLessThanOrEqual(2)
})
