import { eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentRuns, submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { enqueue } from '#app/platform/queue.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { allocate } from '#app/rules/allocation.ts'
import { steeredRun, type SteeredRun } from '../runs/runs.queries.server.ts'
import { lastOfOrganisations, markersOf, waitingOf } from './sharing.queries.server.ts'

/** What a coordinator wants: named hand-ins for named trainers (null for nobody), or everything without anybody in turn. */
export type Sharing = { by: 'hand'; to: ReadonlyArray<{ submissionId: string; markerId: string | null }> } | { by: 'turn' }
export type SharedOut = { ok: true; changed: number } | { ok: false; because: 'not-a-marker' | 'keeps-away' }

type Give = { submissionId: string; markerId: string | null }

/** Gives waiting work to trainers and tells them; who wrote it or shares its author's organisation is given none. 404 for a run that the viewer does not steer. */
export function shareOut(
  db: Db,
  viewer: Viewer,
  { cohortId, key, sharing }: { cohortId: string; key: string; sharing: Sharing },
  now: Date,
): Promise<SharedOut> {
  return db.transaction(async (tx): Promise<SharedOut> => {
    const run = await steeredRun(tx, viewer, cohortId, key)
    if (!run) throw new Response(null, { status: 404 })
    // Lock the run: hand-ins that arrive meanwhile are shared out after this.
    await tx.select({ id: assignmentRuns.id }).from(assignmentRuns).where(eq(assignmentRuns.id, run.id)).for('update')
    const waiting = await waitingOf(tx, viewer, run)
    const markers = await markersOf(tx, run, now)
    const wanted = sharing.by === 'turn' ? await inTurn(tx, run, waiting, markers) : sharing.to
    const given = wanted.flatMap((one): Array<Give & { keepsAway: boolean }> => {
      const row = waiting.find(({ id }) => id === one.submissionId)
      if (!row || row.allocatedTo === one.markerId) return []
      const kept = [...row.sharesOrganisation, row.ownerId, row.submittedBy]
      return [{ ...one, keepsAway: one.markerId !== null && kept.includes(one.markerId) }]
    })
    if (given.some(({ markerId }) => markerId !== null && !markers.some(({ id }) => id === markerId)))
      return { ok: false, because: 'not-a-marker' }
    if (given.some(({ keepsAway }) => keepsAway)) return { ok: false, because: 'keeps-away' }
    for (const { submissionId, markerId } of given) {
      await tx.update(submissions).set({ allocatedTo: markerId }).where(eq(submissions.id, submissionId))
      const subject = { kind: 'submission', id: submissionId }
      await recordAudit(tx, { actorId: viewer.id, action: 'submission.shared-out', subject, detail: { isGiven: markerId !== null } }, now)
      if (markerId === null) continue
      const news = { submissionId, personId: markerId }
      await enqueue(tx, { kind: 'send-arrival', key: `${submissionId}:${markerId}:given`, payload: news }, now)
    }
    return { ok: true, changed: given.length }
  })
}

type Waiting = Awaited<ReturnType<typeof waitingOf>>
type Markers = Awaited<ReturnType<typeof markersOf>>

/** Everything that nobody was given, the longest wait first, each to whose turn it is after the ones before. */
async function inTurn(db: Db, run: SteeredRun, waiting: Waiting, markers: Markers): Promise<Give[]> {
  const counts = new Map(markers.map(({ id, given }) => [id, given]))
  const organisations = await organisationsOf(db, waiting)
  const lasts = run.rules.allocation === 'by-organisation' ? await lastOfOrganisations(db, run) : new Map<string, string>()
  const rule = run.rules.allocation === 'by-organisation' ? ('by-organisation' as const) : ('in-turn' as const)
  return waiting
    .filter(({ allocatedTo }) => allocatedTo === null)
    .map((row, index) => {
      const free = markers.filter(({ id }) => ![...row.sharesOrganisation, row.ownerId, row.submittedBy].includes(id))
      const organisation = organisations.get(row.id)
      const markerId = allocate({
        rule,
        markers: free.map(({ id }) => ({ id, waiting: counts.get(id) ?? 0, lastGivenAt: new Date(index) })),
        before: null,
        ofOrganisation: organisation ? (lasts.get(organisation) ?? null) : null,
      })
      if (markerId) counts.set(markerId, (counts.get(markerId) ?? 0) + 1)
      if (markerId && organisation) lasts.set(organisation, markerId)
      return { submissionId: row.id, markerId }
    })
}

async function organisationsOf(db: Db, waiting: Waiting): Promise<Map<string, string>> {
  const ids = waiting.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const found = await db
    .select({ id: submissions.id, organisationId: submissions.organisationId })
    .from(submissions)
    .where(inArray(submissions.id, ids))
  return new Map(found.flatMap(({ id, organisationId }) => (organisationId ? [[id, organisationId] as const] : [])))
}
