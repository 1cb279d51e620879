import { createHash } from 'node:crypto'
import { and, eq, max } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, enrolments } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns, plans, revisions } from '#db/schema/plans.ts'
import { plansWrittenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { problemsOf, tablesOf } from '#app/rules/plan-parts.ts'
import { saveKind } from '#app/rules/plan-revisions.ts'
import { newestRevisions, type SavedRevision } from './plan.queries.server.ts'

/** The longest text of a part, in characters. */
export const LONGEST_PART = 60_000

/** A part as it arrives: `id` is the client's key, `basedOn` the revision it was written on (null for an empty part). */
export type ArrivingPart = {
  planId: string
  partId: string
  id: string
  basedOn: string | null
  text: string
  tables: Record<string, unknown>
  isDone: boolean
  source: 'form' | 'autosave' | 'offline'
  savedAt: Date
}

export type SavedPart =
  { ok: true; revisionId: string; versions: number; isDone: boolean; problems: number } | { ok: false; because: 'too-long' }

/** The plan for writing, locked: saves of one plan come one after the other. */
export async function lockPlan(db: Db, viewer: Viewer, planId: string) {
  const [plan] = await db
    .select({
      id: plans.id,
      assignment: assignmentVersions.body,
      courseId: assignmentRuns.courseId,
      itemKey: assignmentRuns.assignmentKey,
      versionId: cohortCourses.versionId,
    })
    .from(plans)
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, assignmentRuns.cohortId), eq(cohortCourses.courseId, assignmentRuns.courseId)))
    .where(and(eq(plans.id, planId), plansWrittenBy(viewer)))
    .for('update', { of: plans })
  if (!plan) throw new Response(null, { status: 404 })
  return plan
}

/** What makes two saved texts the same. */
export function hashOfPart(part: Pick<ArrivingPart, 'text' | 'tables' | 'isDone'>): string {
  return createHash('sha256')
    .update(JSON.stringify([part.text, part.tables, part.isDone]))
    .digest('hex')
}

const knownRevision = { id: revisions.id, planId: revisions.planId, partId: revisions.partId, hash: revisions.hash }

async function revisionById(db: Db, id: string) {
  const [known] = await db.select(knownRevision).from(revisions).where(eq(revisions.id, id))
  return known
}

/** Appends one revision of a part and answers its id. */
export async function appendRevision(db: Db, viewer: Viewer, part: ArrivingPart & { mergedId: string | null }, now: Date): Promise<string> {
  const { id, planId, partId, basedOn, mergedId, text, tables, isDone, source, savedAt } = part
  const ofPart = and(eq(revisions.planId, planId), eq(revisions.partId, partId))
  const [last] = await db
    .select({ n: max(revisions.n) })
    .from(revisions)
    .where(ofPart)
  await db.insert(revisions).values({
    ...{ id, planId, partId, mergedId, text, tables, isDone, source },
    n: (last?.n ?? 0) + 1,
    parentId: basedOn,
    hash: hashOfPart(part),
    authorId: viewer.id,
    savedAt: savedAt > now ? now : savedAt,
    receivedAt: now,
  })
  return id
}

/** The id and parent under which a text is written: an id that carries another text already becomes its parent, one of another part is not used. */
async function placeFor(db: Db, part: ArrivingPart, hash: string, newest: readonly SavedRevision[]) {
  const known = await revisionById(db, part.id)
  if (known && (known.planId !== part.planId || known.partId !== part.partId))
    return { id: eventId(part.planId, part.partId, part.id, hash), basedOn: part.basedOn, kept: undefined }
  if (known && known.hash === hash) return { id: known.id, basedOn: known.id, kept: known.id }
  if (known) {
    const id = eventId(part.id, hash)
    const again = await revisionById(db, id)
    return { id, basedOn: known.id, kept: again?.id }
  }
  const basedOn =
    part.basedOn && (newest.some(({ id }) => id === part.basedOn) || (await isOfPart(db, part, part.basedOn))) ? part.basedOn : null
  return { id: part.id, basedOn, kept: undefined }
}

async function isOfPart(db: Db, part: ArrivingPart, id: string): Promise<boolean> {
  const found = await revisionById(db, id)
  return found !== undefined && found.planId === part.planId && found.partId === part.partId
}

/**
 * Saves a part of the viewer's plan beside what is there. The same id with the same text is written once; a text based on an old one is kept as a
 * second version; cells that are not understood are kept as typed, and the part is then not done. Refuses a text beyond 60,000 characters.
 */
export async function savePart(db: Db, viewer: Viewer, arriving: ArrivingPart, now: Date): Promise<SavedPart> {
  const text = arriving.text.replace(/\r\n?/g, '\n')
  if ([...text].length > LONGEST_PART) return { ok: false, because: 'too-long' }

  return db.transaction(async (tx) => {
    const plan = await lockPlan(tx, viewer, arriving.planId)
    const part = plan.assignment.parts.find(({ id }) => id === arriving.partId)
    if (!part) throw new Response(null, { status: 404 })
    const problems = problemsOf({ text, tables: arriving.tables }, tablesOf(plan.assignment, part)).length
    const saved = { ...arriving, text, isDone: arriving.isDone && problems === 0 }
    const hash = hashOfPart(saved)
    const newest = await newestRevisions(tx, plan.id, part.id)
    const place = await placeFor(tx, saved, hash, newest)
    const kind = saveKind(newest, place.basedOn, hash)
    const same = place.kept ?? (kind === 'same' ? newest.find((revision) => revision.hash === hash)?.id : undefined)
    if (same) return { ok: true, revisionId: same, versions: newest.length, isDone: saved.isDone, problems }

    const revisionId = await appendRevision(tx, viewer, { ...saved, ...place, mergedId: null }, now)
    await recordWork(tx, viewer, plan, now)
    const versions = 1 + newest.filter(({ id }) => id !== place.basedOn).length
    return { ok: true, revisionId, versions, isDone: saved.isDone, problems }
  })
}

/** Writing counts as being active, once a day. */
async function recordWork(db: Db, viewer: Viewer, plan: Awaited<ReturnType<typeof lockPlan>>, now: Date): Promise<void> {
  const { courseId, itemKey, versionId } = plan
  const id = eventId(plan.id, 'advanced', moroccoDay(now))
  await recordProgress(db, { id, personId: viewer.id, courseId, itemKey, versionId, kind: 'advanced', score: null, occurredAt: now }, now)
}
