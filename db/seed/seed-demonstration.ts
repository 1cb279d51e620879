import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { installation } from '#db/schema/operations.ts'
import { seedHistories } from './seed-histories.ts'
import { seedWorld } from './seed-world.ts'

/** Writes the demonstration world once; later calls change nothing and answer false. The content must be loaded before. */
export function seedDemonstration(db: Db, options: { now: Date; passwordHash: string }): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [done] = await tx.select({ key: installation.key }).from(installation).where(eq(installation.key, 'seed'))
    if (done) return false
    await seedWorld(tx, options)
    await seedHistories(tx, options)
    await tx.insert(installation).values([
      { key: 'seed', value: { at: options.now.toISOString() } },
      { key: 'demonstration', value: true },
    ])
    return true
  })
}
