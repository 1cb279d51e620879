/** One form that waits to be sent; never changed except by what became of it, and removed only after the server took it or its owner let it go. */
export type Entry = {
  /** The order in which entries were made: made by the store. */
  n?: number
  owner: string
  /** By the phone's clock, in ISO form. */
  finishedAt: string
  address: string
  /** The title of the page it was written on. */
  title: string
  /** The fields of the form as they would have travelled. */
  body: string
  /** What is sent in order: one plan, one quiz, one lesson. */
  document: string
  /** Set where the server would not take it: the status of its answer, or the address it led to. */
  refused?: string
}

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
/** The entries of one person, in the order in which they were made. */
export const entriesOf = async (owner: string): Promise<Entry[]> =>
  (await ask<Entry[]>('outbox', 'readonly', (store) => store.getAll())).filter((entry) => entry.owner === owner)

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
  ...new Set([...html.matchAll(/ (?:src|href|data-more|data-load)="(\/(?:assets|pictures)\/[^"#]+)/g)].map(([, address = '']) => address)),
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
  for (const { n } of await entriesOf(owner)) if (n !== undefined) await removeEntry(n)
  for (const name of await factNames(`${owner}:`)) await removeFact(String(name))
  await sweep()
}
