import type { Language } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import type { Log } from './log.server.ts'
import type { Settings } from './settings.server.ts'

/** What the server knows of one request before any page code runs. `Who` is filled by the rooms above: viewer and sessions. */
export type RequestContext<Who, Opened> = {
  db: Db
  /** One instant for the whole request. */
  now: Date
  requestId: string
  /** For the scripts of hydrated pages. */
  nonce: string
  language: Language
  /** The page's address without its query, for links that come back here. */
  path: string
  /** Where people reach the site: for links in messages. */
  origin: string
  isSecure: boolean
  /** The network address the request came from, for throttling only; never stored as it is, never logged. */
  clientAddress: string
  viewer: Who
  /** Whose session has ended: a text typed in it is handed back to nobody else. */
  endedPersonId: string | null
  sessions: Opened
  settings: Settings
  /** Seals receipts and one-time links. */
  secret: string
  log: Log
}
