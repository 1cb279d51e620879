import { addDays } from './calendar-days.ts'
import { endOfMoroccoDay, moroccoDay } from './morocco-time.ts'
import { nextTryAt } from './sign-in.ts'

/** An invitation may be opened for so many days. */
export const INVITATION_DAYS = 14
/** A group link may be used for so many days. */
export const GROUP_LINK_DAYS = 30
/** A one-time link that a coordinator makes works for so many hours; one sent by e-mail for fewer. */
export const ACCESS_HOURS = { handed: 24, mailed: 2 } as const
/** After so many wrong tries the coordinator is told. */
export const ALERT_AFTER = 5
/** A coordinator makes at most so many invitations in 24 hours. */
export const MOST_A_DAY = 300
/** At most so many people wait at one group link. */
export const MOST_WAITING = 200

/** The last instant of an invitation or a group link made now: the end of a day in Morocco. */
export function endOfLink(days: number, now: Date): Date {
  return endOfMoroccoDay(addDays(moroccoDay(now), days))
}

/** The facts by which a link is open or not. */
export type LinkFacts = { expiresAt: Date | null; usedAt?: Date | null; revokedAt: Date | null }
export const LINK_STATES = ['open', 'expired', 'used', 'revoked'] as const
export type LinkState = (typeof LINK_STATES)[number]

/** Where a link stands: used and revoked are final, whatever its date. */
export function linkState({ expiresAt, usedAt, revokedAt }: LinkFacts, now: Date): LinkState {
  if (usedAt) return 'used'
  if (revokedAt) return 'revoked'
  return expiresAt !== null && expiresAt >= now ? 'open' : 'expired'
}

/** Whole minutes until the next try at the last digits is taken: 0 when it may be made now. */
export function waitForDigits(tries: { failures: number; lastFailureAt: Date | null }, now: Date): number {
  if (tries.lastFailureAt === null) return 0
  const next = nextTryAt('account', { failures: tries.failures, lastAt: tries.lastFailureAt }, now)
  return Math.ceil((next.getTime() - now.getTime()) / 60_000)
}
