/** The browser goes where a form led within moments; a page that was brought for longer is old. */
const FRESH_MS = 5_000

let brought: { path: string; answer: Response; at: number } | undefined

/** Keeps the page that came along with the answer to a form, until the browser goes there. */
export function bringPage(to: string, answer: Response): void {
  // A page made anew: one that says where it came from would be shown under that address.
  const page = new Response(answer.body, { headers: answer.headers })
  brought = { path: to.split('#')[0] ?? to, answer: page, at: Date.now() }
}

/** Takes what was brought for an address, once; what was brought for another one, or long ago, is let go. */
export function takeBrought(address: string): Response | undefined {
  const { pathname, search } = new URL(address)
  const found = brought
  brought = undefined
  return found?.path === pathname + search && Date.now() - found.at < FRESH_MS ? found.answer : undefined
}
