import { LEADS_TO, MARK, TO_KEEP } from './phone-headers.ts'
import { fact, factNames, FILES, filesIn, pagesOf, removeFact, setFact, sweep } from './phone-store.client.ts'

/** What somebody keeps on this phone with one tap. */
export type Pack = { address: string; title: string; version: string; pages: string[]; bytes: number; keptAt: string; isOutdated?: boolean }

export const packName = (owner: string, address: string) => `${owner}:pack:${address}`
/** What one person keeps, in no order. */
export async function packsOf(owner: string): Promise<Pack[]> {
  const found = await Promise.all((await factNames(`${owner}:pack:`)).map((name) => fact<Pack>(String(name))))
  return found.filter((pack) => pack !== undefined)
}

/** Fetches one address of ours for this person; what somebody else answers in its place is not kept. */
async function ours(address: string, owner: string, method = 'GET'): Promise<Response> {
  const answer = await fetch(address, { method, headers: { [TO_KEEP]: '1' } })
  const [, made] = (answer.headers.get(MARK) ?? '').split(' ')
  if (!answer.ok || answer.redirected || answer.headers.has(LEADS_TO) || (made !== undefined ? made !== owner : !answer.headers.has(MARK)))
    throw new Error(`${address} was not answered by this site`)
  return answer
}

const weightOf = (answer: Response) => Number(answer.headers.get('content-length') ?? 0)

/** Fetches all pages of a pack with the files that they name; nothing counts as kept before the last of them is. */
export async function keepPack(owner: string, address: string, tell: (share: number) => void): Promise<Pack> {
  const list = await ours(address, owner, 'POST')
  const { title, version, pages } = (await list.json()) as Pick<Pack, 'title' | 'version' | 'pages'>
  const [store, files] = [await pagesOf(owner), await caches.open(FILES)]
  let bytes = 0
  for (const [index, path] of pages.entries()) {
    const answer = await ours(path, owner)
    const html = await answer.clone().text()
    bytes += weightOf(answer)
    for (const file of filesIn(html)) {
      if (await files.match(file, { ignoreVary: true })) continue
      const fetched = await ours(file, owner)
      // What pages share is no weight of this pack; the pictures of its questions are.
      if (file.startsWith('/images/')) bytes += weightOf(fetched)
      await files.put(file, fetched)
    }
    await store.put(path, answer)
    tell((index + 1) / pages.length)
  }
  const pack = { address, title, version, pages, bytes, keptAt: new Date().toISOString() }
  await setFact(packName(owner, address), pack)
  return pack
}

/** Removes a pack; pages that another pack holds as well stay. */
export async function removePack(owner: string, address: string): Promise<void> {
  const packs = await packsOf(owner)
  const others = new Set(packs.filter((pack) => pack.address !== address).flatMap((pack) => pack.pages))
  const store = await pagesOf(owner)
  for (const path of packs.find((pack) => pack.address === address)?.pages ?? []) if (!others.has(path)) await store.delete(path)
  await removeFact(packName(owner, address))
  await sweep()
}
