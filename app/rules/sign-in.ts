/** Tries that nobody waits for: few for one account, more for one address, which a whole association may share. */
export const FREE_TRIES = { account: 5, address: 40 } as const
/** The longest wait between two tries: a person is never locked out for good. */
export const LONGEST_WAIT_MINUTES = 15
/** After so many hours without a try the count starts anew. */
export const FORGET_AFTER_HOURS = 24

/** The recent failed tries of one account name or one address. */
export type SignInFailures = { failures: number; lastAt: Date }

/** The instant from which the next try is taken: at once while tries are free, then 1, 2, 4, 8 and at most 15 minutes after the last one. */
export function nextTryAt(kind: keyof typeof FREE_TRIES, recent: SignInFailures | undefined, now: Date): Date {
  if (!recent || now.getTime() - recent.lastAt.getTime() > FORGET_AFTER_HOURS * 3_600_000) return now
  const beyond = recent.failures - FREE_TRIES[kind]
  if (beyond < 0) return now
  const minutes = Math.min(2 ** Math.min(beyond, 10), LONGEST_WAIT_MINUTES)
  const next = new Date(recent.lastAt.getTime() + minutes * 60_000)
  return next > now ? next : now
}
