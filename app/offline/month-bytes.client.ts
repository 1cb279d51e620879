import { fact, setFact } from './phone-store.client.ts'

/** The month of the person's own count, by the phone's clock. */
const month = () => new Date().toISOString().slice(0, 7)
const factOf = (owner: string) => `${owner}:bytes:${month()}`

/** Adds what the worker fetched since the last time. A page that the worker hands on does not know what it weighed on its way. */
export async function countWorkerBytes(owner: string): Promise<void> {
  const bytes = performance
    .getEntriesByType('resource')
    .reduce((sum, entry) => sum + ('transferSize' in entry ? Number(entry.transferSize) : 0), 0)
  performance.clearResourceTimings()
  if (bytes > 0) await setFact(factOf(owner), ((await fact<number>(factOf(owner))) ?? 0) + bytes)
}

/** What pages and worker together cost this phone this month, in bytes; pages write their share as they are left (`base.client.ts`). */
export async function monthBytes(owner: string): Promise<number | undefined> {
  const all = ((await fact<number>(factOf(owner))) ?? 0) + Number(localStorage.getItem(`bytes:${owner}:${month()}`) ?? 0)
  return all > 0 ? all : undefined
}
