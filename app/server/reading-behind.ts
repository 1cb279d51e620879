import type { IncomingMessage } from 'node:http'
import type { Viewer } from '#app/access/viewer.ts'
import type { VisitDb } from '#db/handle.ts'
import { OWN_CHANGES_SECONDS } from '#db/replica.ts'

const NAME = 'passerelle_changed'
/** Kept by the browser for longer than a copy may be behind: who has it reads their own changes. It says nothing else. */
export const changedCookie = (isSecure: boolean) =>
  `${NAME}=1; Max-Age=${OWN_CHANGES_SECONDS}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

/** The cookie in the header of a request. */
const CHANGED = new RegExp(`(?:^|; )${NAME}=`)

const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

/** Whether a request may be answered from a copy of the database: it only reads, its sender has changed nothing lately, and nobody looks through their eyes. */
export function mayReadBehind(request: IncomingMessage, viewer: Viewer | null): boolean {
  return isReading(request) && !viewer?.seenBy && !CHANGED.test(request.headers.cookie ?? '')
}

/** Whether an answered request may have changed something that its sender reads next. */
export const mayHaveChanged = (request: IncomingMessage, db: VisitDb): boolean => !isReading(request) || db.hasChanged()
