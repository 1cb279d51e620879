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
  /** Set when the server took it, by the phone's clock. */
  sentAt?: string
}

/** What the server made of an entry: taken, no answer of ours, a fault on its side, a session that ended, or refused with the reason. */
export type Outcome = 'taken' | 'away' | 'fault' | 'sign-in' | { refused: string }

export type Outbox = {
  /** What was not taken yet, in the order in which it was made. */
  entries: () => Promise<Entry[]>
  post: (entry: Entry) => Promise<Outcome>
  take: (entry: Entry) => Promise<void>
  refuse: (entry: Entry, because: string) => Promise<void>
}

/** For so many days a phone keeps what it sent, so that it can be sent again after a server came back with yesterday's data. */
export const SENT_DAYS = 7

/** Whether something sent is let go at an instant. A clock that jumped back keeps it longer, never shorter. */
export const isLetGo = ({ sentAt }: Entry, now: Date): boolean =>
  sentAt !== undefined && now.getTime() - new Date(sentAt).getTime() > SENT_DAYS * 86_400_000

/**
 * Sends what waits, document by document in order. What is refused, or meets a fault of the server, holds back the later entries of its own
 * document and of no other; without a network, or without the session of its owner, everything stays where it is.
 */
export async function sendOutbox(box: Outbox): Promise<'sent' | 'waiting' | 'signIn'> {
  const held = new Set<string>()
  let left: 'sent' | 'waiting' = 'sent'
  for (const entry of await box.entries()) {
    if (entry.refused !== undefined) held.add(entry.document)
    if (held.has(entry.document)) continue
    const outcome = await box.post(entry)
    if (outcome === 'away') return 'waiting'
    if (outcome === 'sign-in') return 'signIn'
    if (outcome === 'taken') {
      await box.take(entry)
      continue
    }
    held.add(entry.document)
    if (outcome === 'fault') left = 'waiting'
    else await box.refuse(entry, outcome.refused)
  }
  return left
}
