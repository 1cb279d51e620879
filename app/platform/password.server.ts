import { hash, verify } from '@node-rs/argon2'

/** Argon2id costs: `normal` takes about 50 ms on two cores of a small server, and twice that while it is busy, `low` is for tests only. */
const COSTS = {
  normal: { memoryCost: 47_104, timeCost: 3, parallelism: 1 },
  low: { memoryCost: 1_024, timeCost: 1, parallelism: 1 },
} as const

export type PasswordCost = keyof typeof COSTS

/** The Argon2id hash of a password, with a salt of its own. */
export const hashPassword = (password: string, cost: PasswordCost): Promise<string> => hash(password, COSTS[cost])

let anyHash: Promise<string> | undefined

/** Whether a password fits a hash. Without a hash it takes the same time and answers no, so that nobody learns which accounts exist. */
export async function isPassword(password: string, stored: string | null, cost: PasswordCost): Promise<boolean> {
  if (stored !== null) return verify(stored, password)
  anyHash ??= hashPassword('no such account', cost)
  await verify(await anyHash, password)
  return false
}
