import { MARK, NOBODY, SHARED } from './phone-headers.ts'
import { fact, pagesOf, setFact } from './phone-store.client.ts'

export const pathOf = (address: string) => new URL(address, location.href).pathname

export const isPersonal = (owner: string | undefined): owner is string => owner !== undefined && owner !== NOBODY && owner !== SHARED
/** Whose pages may be shown now: the person of the last answer. */
const viewer = () => fact<string>('viewer')
/** Whose forms are kept: the person of the last answer, or who was there before a session ended. */
export const author = async () => ((await viewer()) === SHARED ? undefined : fact<string>('author'))

/** Reads for whom an answer was made; undefined where it is none of ours. */
export async function readMark(answer: Response): Promise<string | undefined> {
  const [version, owner] = (answer.headers.get(MARK) ?? '').split(' ')
  if (!version) return undefined
  if (owner !== undefined && owner !== (await viewer())) {
    await setFact('viewer', owner)
    if (owner !== NOBODY) await setFact('author', owner)
  }
  return owner ?? ''
}

export async function keptPage(address: string): Promise<Response | undefined> {
  const owner = await viewer()
  return isPersonal(owner) ? (await pagesOf(owner)).match(pathOf(address)) : undefined
}

/** Replaces a kept copy; a copy marked as old is shown only without a network. */
export async function keepAgain(address: string, answer: Response, isOld = false): Promise<void> {
  const owner = await viewer()
  if (!isPersonal(owner)) return
  const headers = new Headers(answer.headers)
  headers.delete('x-old')
  if (isOld) headers.set('x-old', 'yes')
  await (await pagesOf(owner)).put(pathOf(address), new Response(await answer.blob(), { headers }))
}

/** What was sent from a page changes it: its copy is old from then on. A page that hands in does so once, and its copy goes. */
export async function growOld(isTouched: (path: string) => boolean): Promise<void> {
  const owner = await viewer()
  if (!isPersonal(owner)) return
  const pages = await pagesOf(owner)
  for (const { url } of await pages.keys()) {
    if (!isTouched(pathOf(url))) continue
    const copy = await pages.match(url)
    if (url.endsWith('/verifier')) await pages.delete(url)
    else if (copy) await keepAgain(url, copy, true)
  }
}
