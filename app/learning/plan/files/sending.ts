import type { TurnLimit } from '#app/platform/take-turn.server.ts'

/** Files that one person begins to send: each is read and drawn by the server. */
export const SENDING: TurnLimit = { what: 'file', most: 60, minutes: 60 }
