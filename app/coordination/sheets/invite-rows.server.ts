import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { hashOfNew, linkToken } from '#app/platform/link-tokens.server.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { endOfLink, INVITATION_DAYS } from '#app/rules/invitations.ts'
import { checkRows, countRows, unknownHeaders, type SheetDraft } from '#app/rules/people-sheet.ts'
import { alreadyInvited, surroundingsOf } from './sheets.queries.server.ts'

/** Invitations are written so many at a time. */
const AT_ONCE = 500

export type InviteReport = NonNullable<SheetDraft['report']>
export type InviteOutcome = { ok: true; report: InviteReport } | { ok: false; because: 'closed' }

/**
 * Invites everybody of a checked sheet who is new, in the transaction of the caller: the cohort's row is held, so that it cannot close meanwhile and the
 * same file sent twice at once invites each once. Rows with faults are left out and counted. Nobody is created or enrolled before they accept.
 */
export async function inviteRows(
  tx: Db,
  viewer: Viewer,
  { cohortId, draft, actorId }: { cohortId: string; draft: SheetDraft; actorId: string | null },
  secret: string,
  now: Date,
): Promise<InviteOutcome> {
  const [cohort] = await tx
    .select({ id: cohorts.id })
    .from(cohorts)
    .where(and(eq(cohorts.id, cohortId), isNull(cohorts.closedAt), isNull(cohorts.archivedAt)))
    .for('update')
  if (!cohort) return { ok: false, because: 'closed' }
  const rows = checkRows(draft, await surroundingsOf(tx, viewer, cohortId))
  const fresh = rows.flatMap(({ state, facts }) => (state === 'new' && facts ? [facts] : []))
  const keys = fresh.flatMap(({ phone, email }) => [phone, email].flatMap((key) => key ?? []))
  const elsewhere = await alreadyInvited(tx, cohortId, keys)
  const isElsewhere = (facts: (typeof fresh)[number]) => [facts.phone, facts.email].some((key) => key !== null && elsewhere.has(key))
  const made = fresh.filter((facts) => !isElsewhere(facts)).map((facts) => ({ ...facts, id: crypto.randomUUID() }))
  const expiresAt = endOfLink(INVITATION_DAYS, now)
  for (let at = 0; at < made.length; at += AT_ONCE) {
    const part = made.slice(at, at + AT_ONCE)
    await tx.insert(invitations).values(
      part.map((facts) => ({
        ...{ ...facts, cohortId, expiresAt, createdAt: now, invitedBy: actorId },
        tokenHash: hashOfNew('invitation', linkToken(secret, 'invitation', facts.id, 1)),
      })),
    )
  }
  for (const { id, email, phone } of made)
    if (email !== null && phone === null)
      await enqueue(tx, { kind: 'send-invitation', key: `${id}:1`, payload: { invitationId: id, issue: 1 } }, now)
  const counts = countRows(rows)
  const report = {
    ...{ made: made.length, known: counts.known + fresh.length - made.length, faulty: counts.faulty },
    unknown: unknownHeaders(draft).filter((header) => header !== ''),
  }
  const detail = { made: report.made, known: report.known, faulty: report.faulty }
  await recordAudit(tx, { actorId, action: 'people.imported', subject: { kind: 'cohort', id: cohortId }, detail }, now)
  return { ok: true, report }
}
