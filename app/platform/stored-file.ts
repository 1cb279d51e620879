/** What lies in the store: its key, and when it was last written. */
export type StoredFile = { key: string; changedAt: Date }

/** The bytes of files by their keys, wherever they stand: small letters, digits, '-', '.' and '/'. Each write is whole or not there. */
export type FileStore = {
  put: (key: string, bytes: Uint8Array) => Promise<void>
  /** Undefined for a key that is not there. */
  get: (key: string) => Promise<Buffer | undefined>
  /** What is not there is no fault. */
  remove: (keys: readonly string[]) => Promise<void>
  /** The keys that begin with these signs. */
  list: (prefix: string) => Promise<StoredFile[]>
}

const KEY = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/
/** A key as it stands; one that would leave the store is a fault of the program. */
export function checkedKey(key: string): string {
  if (!KEY.test(key) || key.includes('..')) throw new Error('A key of the file store holds letters, digits, "-", "." and "/"')
  return key
}
