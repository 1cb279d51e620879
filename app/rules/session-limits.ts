const MINUTES = 60_000
const HOURS = 60 * MINUTES
const DAYS = 24 * HOURS

/** Whose session it is, from the one that ends soonest to the one that lasts longest. */
export type SessionKind = 'shared' | 'administrator' | 'staff' | 'learner'

/** How long a session lasts without use, and how long in all; in milliseconds. */
export const SESSION_LIMITS: Record<SessionKind, { idle: number; whole: number }> = {
  shared: { idle: 30 * MINUTES, whole: 12 * HOURS },
  administrator: { idle: 2 * HOURS, whole: 12 * HOURS },
  staff: { idle: 12 * HOURS, whole: 7 * DAYS },
  learner: { idle: 30 * DAYS, whole: 180 * DAYS },
}

/** For so long after proving who one is, one need not do so again before something grave. */
export const PROOF_LASTS = 10 * MINUTES
/** For so long an administrator sees through somebody's eyes before it ends by itself. */
export const SEEING_LASTS = 30 * MINUTES

/** When a session that is used now will end if it is not used again: never later than its whole time after it began. */
export function sessionEnd(kind: SessionKind, beganAt: Date, now: Date): Date {
  const { idle, whole } = SESSION_LIMITS[kind]
  return new Date(Math.min(now.getTime() + idle, beganAt.getTime() + whole))
}

/** Whether a session's use is worth writing down: at most every tenth of its idle time, and once in twelve hours. */
export function isRenewalDue(kind: SessionKind, endsAt: Date, next: Date): boolean {
  const gained = Math.abs(next.getTime() - endsAt.getTime())
  return gained > Math.min(SESSION_LIMITS[kind].idle / 10, 12 * HOURS)
}

/** Whether somebody has proved who they are recently enough for something grave. */
export const isProven = (provenAt: Date, now: Date) => now.getTime() - provenAt.getTime() < PROOF_LASTS
