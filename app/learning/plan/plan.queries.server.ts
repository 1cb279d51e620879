import { and, asc, eq, isNull, or, sql, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, deadlines, enrolments, extensions } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { remarkTicks } from '#db/schema/grading.ts'
import { files } from '#db/schema/files.ts'
import { memberships } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, revisions } from '#db/schema/plans.ts'
import { maySeePlan, mayWritePlan } from '#app/access/plans.ts'
import { plansReadBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Assignment, AssignmentTable, Part, Rubric } from '#app/rules/assignments.ts'
import { effectiveCutOff, effectiveDeadline, type EffectiveDeadline } from '#app/rules/deadlines.ts'
import type { LateRule } from '#app/rules/late-penalty.ts'
import { openNextRound } from '#app/rules/grading.ts'
import {
  isOpenToAuthor,
  isPartEmpty,
  partStatus,
  planPhase,
  problemsOf,
  tablesOf,
  type PartContent,
  type PartFacts,
  type PartProblem,
  type PartStatus,
  type PlanPhase,
} from '#app/rules/plan-parts.ts'
import { standing } from '#app/rules/plan-revisions.ts'
import type { ShownRemark } from '#app/rules/released-feedback.ts'
import { freshRound, workState, type WorkFacts } from '#app/rules/work-states.ts'
import { coAuthorsOfPlan, writersOf, type Author } from './authors.queries.server.ts'
import { handedInOf, type HandedIn } from './submissions.queries.server.ts'

const newestOf = {
  id: revisions.id,
  partId: revisions.partId,
  n: revisions.n,
  parentId: revisions.parentId,
  mergedId: revisions.mergedId,
  hash: revisions.hash,
  text: revisions.text,
  tables: revisions.tables,
  isDone: revisions.isDone,
  authorId: revisions.authorId,
  savedAt: revisions.savedAt,
}
/** One saved text of a part. */
export type SavedRevision = Pick<typeof revisions.$inferSelect, keyof typeof newestOf>

/** The newest texts of a plan's parts, those that no other follows; two of one part are two versions. */
export function newestRevisions(db: Db, planId: string, partId?: string): Promise<SavedRevision[]> {
  const later = sql.raw('later')
  return db
    .select(newestOf)
    .from(revisions)
    .where(
      and(
        eq(revisions.planId, planId),
        partId === undefined ? undefined : eq(revisions.partId, partId),
        sql`not exists (select 1 from ${revisions} ${later} where later.plan_id = ${planId} and later.parent_id = ${revisions.id})`,
        sql`not exists (select 1 from ${revisions} ${later} where later.plan_id = ${planId} and later.merged_id = ${revisions.id})`,
      ),
    )
    .orderBy(asc(revisions.n))
}

/** The files of a plan's parts as they are now, in the order in which they came. */
function filesOfPlan(db: Db, planId: string) {
  const { id, partId, kind, name, bytes, transcript, hasPreview } = files
  return db
    .select({ id, partId, kind, name, bytes, transcript, hasPreview })
    .from(files)
    .where(and(eq(files.planId, planId), isNull(files.submissionId), isNull(files.removedAt)))
    .orderBy(asc(files.addedAt), asc(id))
}
type PlanFile = Awaited<ReturnType<typeof filesOfPlan>>[number]

/** One part of a plan as its author finds it. `content` is the newest text; with two versions, the newest of them. */
export type PartInView = {
  part: Part
  tables: AssignmentTable[]
  versions: SavedRevision[]
  newest: SavedRevision | null
  content: PartContent
  problems: PartProblem[]
  /** Remarks of the version that was sent back, with their ticks. */
  remarks: TickedRemark[]
  facts: PartFacts
  status: PartStatus
}
export type TickedRemark = ShownRemark & { isTicked: boolean }

/** A plan with everything that its pages and rules ask of it. */
export type PlanInView = {
  id: string
  ownerId: string
  mayWrite: boolean
  /** Who is no author any more sees what was handed in with them, and no draft. */
  seesDrafts: boolean
  /** Its owner writes the plan of somebody else: this one waits, and is not handed in. */
  isSetAside: boolean
  isShareable: boolean
  /** Who writes it today, its owner first. */
  authors: Author[]
  /** Whoever wrote it, by their ids. */
  names: ReadonlyMap<string, string>
  enrolmentId: string
  cohortId: string
  organisationId: string | null
  assignmentKey: string
  courseId: string
  courseVersionId: string
  assignment: Assignment
  rubric: Rubric
  rendered: typeof assignmentVersions.$inferSelect.rendered
  hasSample: boolean
  opensAt: Date | null
  cutOffAt: Date | null
  openedAt: Date
  offlineHours: number | null
  deadline: EffectiveDeadline | null
  isAnonymous: boolean
  gradeWithinDays: number
  late: LateRule
  handedIn: HandedIn[]
  /** The hand-in that counts: the last one that was not withdrawn. */
  latest: HandedIn | null
  /** The round that is being written or waits, with its facts. */
  work: WorkFacts
  phase: PlanPhase
  /** All remarks of the version that was sent back and is being corrected. */
  remarks: TickedRemark[]
  parts: PartInView[]
}

async function onePlan(db: Db, viewer: Viewer, planId: string) {
  const [found] = await db
    .select({
      id: plans.id,
      ownerId: plans.ownerId,
      ownerName: people.name,
      coAuthors: coAuthorsOfPlan,
      setAsideAt: plans.setAsideAt,
      isShareable: assignmentRuns.isShareable,
      excusedAt: plans.excusedAt,
      enrolmentId: plans.enrolmentId,
      enrolmentStatus: enrolments.status,
      organisationId: enrolments.organisationId,
      cohortId: assignmentRuns.cohortId,
      assignmentKey: assignmentRuns.assignmentKey,
      courseId: assignmentRuns.courseId,
      courseVersionId: cohortCourses.versionId,
      opensAt: assignmentRuns.opensAt,
      cutOffAt: assignmentRuns.cutOffAt,
      openedAt: plans.openedAt,
      offlineHours: assignmentRuns.offlineHours,
      gradeWithinDays: assignmentRuns.gradeWithinDays,
      attemptsMax: assignmentRuns.attemptsMax,
      isAnonymous: assignmentRuns.isAnonymous,
      late: {
        percent: assignmentRuns.latePercent,
        everyHours: assignmentRuns.lateEveryHours,
        graceHours: assignmentRuns.lateGraceHours,
        floor: assignmentRuns.lateFloor,
        mayFail: assignmentRuns.lateMayFail,
      },
      assignment: assignmentVersions.body,
      rubric: assignmentVersions.rubric,
      rendered: assignmentVersions.rendered,
      hasSample: sql`${assignmentVersions.sample} is not null`.mapWith(Boolean),
      dueDay: deadlines.localDay,
      dueTime: deadlines.localTime,
    })
    .from(plans)
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, assignmentRuns.cohortId), eq(cohortCourses.courseId, assignmentRuns.courseId)))
    .leftJoin(deadlines, and(eq(deadlines.cohortId, assignmentRuns.cohortId), eq(deadlines.itemKey, assignmentRuns.assignmentKey)))
    .where(and(eq(plans.id, planId), plansReadBy(viewer)))
  if (!found) throw new Response(null, { status: 404 })
  return found
}
type PlanRow = Awaited<ReturnType<typeof onePlan>>

/** The deadlines moved for one of a plan's authors, or for an organisation that one of them belongs to today. */
async function movedDeadlines(db: Db, plan: PlanRow) {
  const authorIds = writersOf(plan).map(({ id }) => id)
  const own = db
    .select({ id: memberships.organisationId })
    .from(memberships)
    .where(and(inArray(memberships.personId, authorIds), isNull(memberships.toDay)))
  const found = await db
    .select({ personId: extensions.personId, day: extensions.localDay, time: extensions.localTime })
    .from(extensions)
    .where(
      and(
        eq(extensions.cohortId, plan.cohortId),
        eq(extensions.itemKey, plan.assignmentKey),
        or(inArray(extensions.personId, authorIds), inArray(extensions.organisationId, own)),
      ),
    )
  return found.map(({ personId, day, time }) => ({ for: personId ? ('person' as const) : ('organisation' as const), day, time }))
}

async function withTicks(db: Db, remarks: readonly ShownRemark[]): Promise<TickedRemark[]> {
  if (remarks.length === 0) return []
  const ids = remarks.map(({ id }) => id)
  const ticks = await db.select({ id: remarkTicks.remarkId }).from(remarkTicks).where(inArray(remarkTicks.remarkId, ids))
  const ticked = new Set(ticks.map(({ id }) => id))
  return remarks.map((remark) => ({ ...remark, isTicked: ticked.has(remark.id) }))
}

/** The round that is open or waits: the next one once work was sent back and rounds are left. */
function roundOf(plan: PlanRow, latest: HandedIn | null, now: Date): { work: WorkFacts; phase: PlanPhase } {
  const excusedAt = plan.excusedAt
  const authorIds = writersOf(plan).map(({ id }) => id)
  if (!latest) {
    const work = { ...freshRound(authorIds), excusedAt }
    return { work, phase: planPhase(workState(work, now), { isPassed: null, hasRoundLeft: true }) }
  }
  const next = openNextRound(latest.work, { now, roundsAllowed: plan.attemptsMax })
  const work = { ...(next.ok ? freshRound(authorIds, next.round) : latest.work), excusedAt }
  const state = excusedAt ? 'excused' : workState(latest.work, now)
  return { work, phase: planPhase(state, { isPassed: latest.release?.isPassed ?? null, hasRoundLeft: next.ok }) }
}

/** The tables of a part as they were typed; one that a new version of the assignment moved here comes from where it was filled in. */
function tablesIn(tables: readonly AssignmentTable[], newest: SavedRevision | null, all: readonly SavedRevision[]) {
  const typed = tables.map(({ id }) => [id, newest?.tables[id] ?? all.findLast((other) => other.tables[id] !== undefined)?.tables[id]])
  return Object.fromEntries(typed.filter(([, value]) => value !== undefined))
}

function partInView(
  plan: PlanRow,
  part: Part,
  saved: { revisions: readonly SavedRevision[]; files: readonly PlanFile[] },
  remarks: readonly TickedRemark[],
  phase: PlanPhase,
): PartInView {
  const tables = tablesOf(plan.assignment, part)
  const stands = standing(saved.revisions.filter((revision) => revision.partId === part.id))
  const versions = stands.is === 'conflict' ? stands.revisions : stands.is === 'one' ? [stands.revision] : []
  const newest = versions.at(-1) ?? null
  const held = saved.files.filter(({ partId }) => partId === part.id)
  const content = { text: newest?.text ?? '', tables: tablesIn(tables, newest, saved.revisions), files: held }
  const problems = problemsOf(content, tables)
  const ofPart = remarks.filter((remark) => remark.partId === part.id)
  const facts = {
    isEmpty: isPartEmpty(content, tables),
    isDone: newest?.isDone ?? false,
    problems: problems.length,
    versions: versions.length,
    openRemarks: ofPart.filter((remark) => !remark.isTicked).length,
  }
  return { part, tables, versions, newest, content, problems, remarks: ofPart, facts, status: partStatus(facts, phase) }
}

/** A plan of the viewer with its parts, dates, hand-ins and open remarks; for who left, only what was handed in with them. Throws 404 for a plan that never was theirs. */
export async function planInView(db: Db, viewer: Viewer, planId: string, now: Date): Promise<PlanInView> {
  const plan = await onePlan(db, viewer, planId)
  const seesDrafts = maySeePlan(viewer, plan)
  const authors = writersOf(plan)
  const [moved, saved, held, sent] = await Promise.all([
    movedDeadlines(db, plan),
    seesDrafts ? newestRevisions(db, planId) : [],
    seesDrafts ? filesOfPlan(db, planId) : [],
    handedInOf(db, viewer, { id: planId, authors, criteria: plan.rubric.criteria.length }),
  ])
  const handedIn = seesDrafts ? sent : sent.filter((one) => one.authors.some(({ id }) => id === viewer.id))
  const latest = handedIn.findLast(({ withdrawnAt }) => withdrawnAt === null) ?? null
  const { work, phase } = roundOf(plan, latest, now)
  const remarks = phase === 'returned' && latest?.release ? await withTicks(db, latest.release.shown.remarks) : []
  const deadline = effectiveDeadline(plan.dueDay && plan.dueTime ? { day: plan.dueDay, time: plan.dueTime } : null, moved)
  const { id, ownerId, enrolmentId, cohortId, organisationId, assignmentKey, courseId, courseVersionId } = plan
  const { assignment, rubric, rendered, hasSample, opensAt, gradeWithinDays, openedAt, offlineHours } = plan
  return {
    ...{ id, ownerId, enrolmentId, cohortId, organisationId, assignmentKey, courseId, courseVersionId },
    late: plan.late,
    ...{ seesDrafts, authors, isShareable: plan.isShareable, isSetAside: plan.setAsideAt !== null },
    names: new Map([[ownerId, plan.ownerName], ...plan.coAuthors.map(({ personId, name }) => [personId, name] as const)]),
    isAnonymous: plan.isAnonymous,
    ...{ assignment, rubric, rendered, hasSample, opensAt, gradeWithinDays, openedAt, offlineHours, deadline, handedIn },
    ...{ latest, work, phase, remarks },
    mayWrite: mayWritePlan(viewer, plan) && isOpenToAuthor(phase),
    cutOffAt: effectiveCutOff(plan.cutOffAt, deadline),
    parts: (seesDrafts ? assignment.parts : []).map((part) => partInView(plan, part, { revisions: saved, files: held }, remarks, phase)),
  }
}

/** One part of a plan in view. Throws 404 for a part that the plan does not have. */
export function partOf(plan: PlanInView, partId: string): PartInView {
  const found = plan.parts.find(({ part }) => part.id === partId)
  if (!found) throw new Response(null, { status: 404 })
  return found
}
