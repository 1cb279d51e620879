import { desc, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { auditEntries, auditSeals } from '#db/schema/operations.ts'
import { lastSeal, sealOf } from './audit-chain.server.ts'

/** Seals the audit entries written since the last seal; answers how many. Entries being written are waited for, so that none comes in under a seal later. */
export function sealAudit(db: Db, secret: string, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select hold_audit()`)
    const before = await lastSeal(tx)
    const [last] = await tx.select({ seq: auditEntries.seq }).from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1)
    if (!last || last.seq <= before.upTo) return 0
    const { seal, entries } = await sealOf(tx, { after: before.upTo, upTo: last.seq }, before.seal, secret)
    await tx.insert(auditSeals).values({ upTo: last.seq, entries, seal, sealedAt: now })
    return entries
  })
}
