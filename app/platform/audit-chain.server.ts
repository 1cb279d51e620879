import { createHmac, hkdfSync } from 'node:crypto'
import { and, asc, desc, gt, lte } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { auditEntries, auditSeals } from '#db/schema/operations.ts'

/** Entries are read in pieces: an audit of years does not fit into memory. */
const PIECE = 2_000

/** Before the first seal; numbers begin at 1, and one that somebody puts in below counts too. */
const NOTHING_SEALED = { upTo: Number.MIN_SAFE_INTEGER, seal: '' }

type Entry = typeof auditEntries.$inferSelect

/** An object with its keys in order, so that the same content always reads the same. */
const ordered = (detail: Record<string, unknown>) => Object.entries(detail).sort(([one], [other]) => (one < other ? -1 : 1))

const lineOf = (entry: Entry) =>
  JSON.stringify([
    entry.seq,
    entry.id,
    entry.at.toISOString(),
    entry.actorKey,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.device,
    entry.network,
    entry.requestId,
    ordered(entry.detail),
  ])

/** The seal over the entries after one number up to another, and over the seal before: a hash that only the installation's secret makes. */
export async function sealOf(
  db: Db,
  range: { after: number; upTo: number },
  before: string,
  secret: string,
): Promise<{ seal: string; entries: number }> {
  const hmac = createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', 'passerelle audit', 32))).update(before)
  let entries = 0
  let after = range.after
  for (;;) {
    const piece = await db
      .select()
      .from(auditEntries)
      .where(and(gt(auditEntries.seq, after), lte(auditEntries.seq, range.upTo)))
      .orderBy(asc(auditEntries.seq))
      .limit(PIECE)
    for (const entry of piece) hmac.update(`\n${lineOf(entry)}`)
    entries += piece.length
    const last = piece.at(-1)
    if (!last || piece.length < PIECE) return { seal: hmac.digest('hex'), entries }
    after = last.seq
  }
}

/** The latest seal; before the first one nothing is sealed. */
export async function lastSeal(db: Db): Promise<{ upTo: number; seal: string }> {
  const [last] = await db.select({ upTo: auditSeals.upTo, seal: auditSeals.seal }).from(auditSeals).orderBy(desc(auditSeals.upTo)).limit(1)
  return last ?? NOTHING_SEALED
}

/** What looking at the whole audit found: every seal holds, or from where on it does not. */
export type AuditVerdict = { isWhole: boolean; sealed: number; unsealed: number; brokenAfter: number | null; lastSeal: string }

/** Recomputes every seal from the first on. A changed, removed or put-in entry breaks the seal over it. */
export async function verifyAudit(db: Db, secret: string): Promise<AuditVerdict> {
  const seals = await db.select().from(auditSeals).orderBy(asc(auditSeals.upTo))
  let before = NOTHING_SEALED
  let sealed = 0
  for (const { upTo, entries, seal } of seals) {
    const found = await sealOf(db, { after: before.upTo, upTo }, before.seal, secret)
    if (found.seal !== seal || found.entries !== entries)
      return { isWhole: false, sealed, unsealed: 0, brokenAfter: before.upTo, lastSeal: before.seal }
    sealed += entries
    before = { upTo, seal }
  }
  const unsealed = await db.$count(auditEntries, gt(auditEntries.seq, before.upTo))
  return { isWhole: true, sealed, unsealed, brokenAfter: null, lastSeal: before.seal }
}
