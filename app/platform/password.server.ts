import { hash, verify } from '@node-rs/argon2'

/** Argon2id costs: `normal` takes about 65 ms of one core of a small server, longer while others use it, `low` is for tests only. */
const COSTS = {
  normal: { memoryCost: 47_104, timeCost: 4, parallelism: 1 },
  low: { memoryCost: 1_024, timeCost: 1, parallelism: 1 },
} as const

export type PasswordCost = keyof typeof COSTS

let last: Promise<unknown> = Promise.resolve()

/** One at a time in each process: every hash holds 46 MB while it is made, and would take a thread from those that read files and pack pages. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = last.then(work)
  // Who asked hears of a fault; whoever waits behind goes on.
  last = result.catch(() => undefined)
  return result
}

/** The Argon2id hash of a password, with a salt of its own. */
export const hashPassword = (password: string, cost: PasswordCost): Promise<string> => inTurn(() => hash(password, COSTS[cost]))

/** Whether a hash was made with other costs than today's: it is made anew when its password is next at hand. */
export function isOutdatedHash(stored: string, cost: PasswordCost): boolean {
  const { memoryCost, timeCost, parallelism } = COSTS[cost]
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
}

/** What a password is compared with where there is no account; made before it is needed, so that the first time takes no longer. */
const decoys = new Map<PasswordCost, Promise<string>>()
function decoy(cost: PasswordCost): Promise<string> {
  const made = decoys.get(cost) ?? hashPassword('no such account', cost)
  decoys.set(cost, made)
  return made
}

/** Whether a password fits a hash. Without a hash it takes the same time and answers no, so that nobody learns which accounts exist. */
export async function isPassword(password: string, stored: string | null, cost: PasswordCost): Promise<boolean> {
  const other = await decoy(cost)
  const fits = await inTurn(() => verify(stored ?? other, password))
  return stored !== null && fits
}
