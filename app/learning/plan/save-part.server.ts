import { createHash } from 'node:crypto'
import { and, eq, max, sql } from 'drizzle-orm'
import { z } from 'zod'
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

/** The plan for writing, locked: what is sent or chosen and what is saved come one after the other. */
export async function lockPlan(db: Db, viewer: Viewer, planId: string) {
  const [plan] = await db
    .select({ id: plans.id, assignment: assignmentVersions.body })
    .from(plans)
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
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

/** A revision as `placeFor` looks at it. */
const known = z.object({ id: z.string(), planId: z.string(), partId: z.string(), hash: z.string() })
const end = z.object({ id: z.string(), n: z.number(), parentId: z.string().nullable(), mergedId: z.string().nullable(), hash: z.string() })

/** What saving asks of the database at once: the plan for writing, where its part stands, and the revisions that the arriving text names. */
async function toSave(db: Db, viewer: Viewer, arriving: Pick<ArrivingPart, 'planId' | 'partId' | 'id' | 'basedOn'>, now: Date) {
  const { planId, partId, id, basedOn } = arriving
  const event = eventId(planId, 'advanced', moroccoDay(now), viewer.id)
  const ofPart = sql`r.plan_id = ${planId} and r.part_id = ${partId}`
  const named = sql.join(
    [id, ...(basedOn ? [basedOn] : [])].map((one) => sql`${one}::uuid`),
    sql`, `,
  )
  const [plan] = await db
    .select({
      id: plans.id,
      assignment: assignmentVersions.body,
      courseId: assignmentRuns.courseId,
      itemKey: assignmentRuns.assignmentKey,
      versionId: cohortCourses.versionId,
      ends: sql`coalesce((select json_agg(json_build_object('id', r.id, 'n', r.n, 'parentId', r.parent_id, 'mergedId', r.merged_id, 'hash', r.hash) order by r.n)
        from revisions r where ${ofPart} and not exists (select 1 from revisions later where later.plan_id = ${planId} and (later.parent_id = r.id or later.merged_id = r.id))),
        '[]'::json)`.mapWith((found) => z.array(end).parse(found)),
      last: sql`(select coalesce(max(r.n), 0) from revisions r where ${ofPart})`.mapWith(Number),
      named: sql`coalesce((select json_agg(json_build_object('id', r.id, 'planId', r.plan_id, 'partId', r.part_id, 'hash', r.hash))
        from revisions r where r.id in (${named})), '[]'::json)`.mapWith((found) => z.array(known).parse(found)),
      isActiveToday: sql`exists (select 1 from progress_events where id = ${event})`.mapWith(Boolean),
    })
    .from(plans)
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, assignmentRuns.cohortId), eq(cohortCourses.courseId, assignmentRuns.courseId)))
    .where(and(eq(plans.id, planId), plansWrittenBy(viewer)))
  if (!plan) throw new Response(null, { status: 404 })
  return plan
}
/** A plan with what saving one of its parts asks for. */
export type PlanToSave = Awaited<ReturnType<typeof toSave>>

const valuesOf = (viewer: Viewer, part: ArrivingPart, now: Date) => ({
  ...{ id: part.id, planId: part.planId, partId: part.partId, parentId: part.basedOn, text: part.text, tables: part.tables },
  ...{ isDone: part.isDone, source: part.source, hash: hashOfPart(part), authorId: viewer.id, receivedAt: now },
  savedAt: part.savedAt > now ? now : part.savedAt,
})

/** Appends one revision of a part of a locked plan and answers its id. */
export async function appendRevision(db: Db, viewer: Viewer, part: ArrivingPart & { mergedId: string | null }, now: Date): Promise<string> {
  const ofPart = and(eq(revisions.planId, part.planId), eq(revisions.partId, part.partId))
  const [last] = await db
    .select({ n: max(revisions.n) })
    .from(revisions)
    .where(ofPart)
  await db.insert(revisions).values({ ...valuesOf(viewer, part, now), mergedId: part.mergedId, n: (last?.n ?? 0) + 1 })
  return part.id
}

/** The id and parent under which a text is written: an id that carries another text already becomes its parent, one of another part is not used. */
function placeFor(plan: PlanToSave, part: ArrivingPart, hash: string): { id: string; basedOn: string | null; isKept: boolean } {
  const isOfPart = (one: { planId: string; partId: string }) => one.planId === part.planId && one.partId === part.partId
  const before = plan.named.find(({ id }) => id === part.id)
  if (before && !isOfPart(before)) return { id: eventId(part.planId, part.partId, part.id, hash), basedOn: part.basedOn, isKept: false }
  if (before) return { id: before.hash === hash ? before.id : eventId(part.id, hash), basedOn: before.id, isKept: before.hash === hash }
  const parent = plan.named.find(({ id }) => id === part.basedOn)
  return { id: part.id, basedOn: parent && isOfPart(parent) ? parent.id : null, isKept: false }
}

/** So often a save is tried anew where others of the same part came between: each of them was somebody else's. */
const MOST_TRIES = 20

/**
 * Saves a part of the viewer's plan beside what is there. The same id with the same text is written once; a text based on an old one is kept as a
 * second version; cells that are not understood are kept as typed, and the part is then not done. Refuses a text beyond 60,000 characters.
 */
export async function savePart(db: Db, viewer: Viewer, arriving: ArrivingPart, now: Date): Promise<SavedPart> {
  return (await savePartRead(db, viewer, arriving, () => arriving.tables, now)).saved
}

/** The same for a part whose tables are read from what was sent once the plan says which they are: two queries, and those of being active on the first save of a day. */
export async function savePartRead(
  db: Db,
  viewer: Viewer,
  arriving: Omit<ArrivingPart, 'tables'>,
  tablesIn: (plan: PlanToSave) => Record<string, unknown>,
  now: Date,
): Promise<{ plan: PlanToSave; saved: SavedPart }> {
  const text = arriving.text.replace(/\r\n?/g, '\n')
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const plan = await toSave(db, viewer, arriving, now)
    const part = plan.assignment.parts.find(({ id }) => id === arriving.partId)
    if (!part) throw new Response(null, { status: 404 })
    if ([...text].length > LONGEST_PART) return { plan, saved: { ok: false, because: 'too-long' } }
    const tables = tablesIn(plan)
    const problems = problemsOf({ text, tables }, tablesOf(plan.assignment, part)).length
    const isDone = arriving.isDone && problems === 0
    const revision = await keepText(db, viewer, plan, { ...arriving, text, tables, isDone }, now)
    if (revision) return { plan, saved: { ok: true, ...revision, isDone, problems } }
  }
  throw new Error('A part was saved by others at every try')
}

/** Writes a text where it stands now; null where another save of the part came between, and nothing was written. */
async function keepText(
  db: Db,
  viewer: Viewer,
  plan: PlanToSave,
  saved: ArrivingPart,
  now: Date,
): Promise<{ revisionId: string; versions: number } | null> {
  const hash = hashOfPart(saved)
  const place = placeFor(plan, saved, hash)
  const kind = saveKind(plan.ends, place.basedOn, hash)
  const same = place.isKept ? place.id : kind === 'same' ? plan.ends.find((one) => one.hash === hash)?.id : undefined
  if (same) return { revisionId: same, versions: plan.ends.length }
  const { id, basedOn } = place
  // The number says that nobody came between: it is free only while the part stands as it was read.
  const [written] = await db
    .insert(revisions)
    .values({ ...valuesOf(viewer, { ...saved, id, basedOn }, now), n: plan.last + 1 })
    .onConflictDoNothing()
    .returning({ id: revisions.id })
  if (!written) return alreadyKept(db, plan, saved, id)
  if (!plan.isActiveToday) await recordWork(db, viewer, plan, now)
  return { revisionId: id, versions: 1 + plan.ends.filter((one) => one.id !== basedOn).length }
}

/** A text under a key made of itself may have been written before: then it is kept; else another save came between. */
async function alreadyKept(db: Db, plan: PlanToSave, saved: ArrivingPart, id: string) {
  if (id === saved.id) return null
  const [found] = await db.select({ id: revisions.id }).from(revisions).where(eq(revisions.id, id))
  return found ? { revisionId: id, versions: plan.ends.length } : null
}

/** Writing counts as being active, once a day. */
async function recordWork(db: Db, viewer: Viewer, plan: PlanToSave, now: Date): Promise<void> {
  const { courseId, itemKey, versionId } = plan
  const id = eventId(plan.id, 'advanced', moroccoDay(now), viewer.id)
  await recordProgress(db, { id, personId: viewer.id, courseId, itemKey, versionId, kind: 'advanced', score: null, occurredAt: now }, now)
}
