import { isLetGo, type Entry } from './send-outbox.ts'

let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('passerelle', 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true })
      asked.result.createObjectStore('facts')
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  return opened
}

/** Asks one thing of a store; resolves when it stands on the disk. */
async function ask<T>(name: 'outbox' | 'facts', mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(name, mode)
  const asked = question(transaction.objectStore(name))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

export const putEntry = (entry: Entry) => ask('outbox', 'readwrite', (store) => store.put(entry))
export const removeEntry = (n: number) => ask('outbox', 'readwrite', (store) => store.delete(n))
const allOf = async (owner: string): Promise<Entry[]> =>
  (await ask<Entry[]>('outbox', 'readonly', (store) => store.getAll())).filter((entry) => entry.owner === owner)
/** What waits of one person, in the order in which it was made. */
export const entriesOf = async (owner: string) => (await allOf(owner)).filter(({ sentAt }) => sentAt === undefined)
/** What one person sent in the last days, in the order in which it was made. */
export const sentOf = async (owner: string) => (await allOf(owner)).filter(({ sentAt }) => sentAt !== undefined)

/** Puts something aside that the server took. Where there is no room for that it goes: what is not sent yet needs the room more. */
export async function putAside(entry: Entry): Promise<void> {
  const now = new Date()
  for (const old of await sentOf(entry.owner)) if (old.n !== undefined && isLetGo(old, now)) await removeEntry(old.n)
  await putEntry({ ...entry, sentAt: now.toISOString() }).catch(async () => {
    if (entry.n !== undefined) await removeEntry(entry.n)
  })
}

export const fact = <T>(name: string): Promise<T | undefined> => ask('facts', 'readonly', (store) => store.get(name))
export const setFact = (name: string, value: unknown) => ask('facts', 'readwrite', (store) => store.put(value, name))
export const removeFact = (name: string) => ask('facts', 'readwrite', (store) => store.delete(name))
/** The names of all facts that begin so. */
export const factNames = (start: string): Promise<IDBValidKey[]> =>
  ask('facts', 'readonly', (store) => store.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`)))

/** The pages that one person keeps on this phone. */
export const pagesOf = (owner: string) => caches.open(`kept-${owner}`)
/** The files that kept pages name: the same for everybody. */
export const FILES = 'files'

/** The addresses of the files that a page cannot do without. */
export const filesIn = (html: string): string[] => [
  ...new Set(
    [
      ...html.matchAll(
        / (?:src|href|data-more|data-load)="(\/(?:assets|pictures|images)\/[^"#]+|\/identite\.css|\/icon\.svg|\/logo\.svg)/g,
      ),
    ].map(([, address = '']) => address),
  ),
]

/** Lets go of the files that no kept page names any more. */
export async function sweep(): Promise<void> {
  const named = new Set<string>()
  for (const name of await caches.keys()) {
    if (!name.startsWith('kept-')) continue
    const pages = await caches.open(name)
    for (const request of await pages.keys())
      for (const file of filesIn((await (await pages.match(request))?.text()) ?? '')) named.add(file)
  }
  const files = await caches.open(FILES)
  for (const request of await files.keys()) if (!named.has(new URL(request.url).pathname)) await files.delete(request)
}

/** Removes everything that this phone holds of a person. */
export async function forget(owner: string): Promise<void> {
  await caches.delete(`kept-${owner}`)
  for (const { n } of await allOf(owner)) if (n !== undefined) await removeEntry(n)
  for (const name of await factNames(`${owner}:`)) await removeFact(String(name))
  await sweep()
}
