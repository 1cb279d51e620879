import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, not, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import {
  commentBank,
  criterionMarks,
  feedbackViews,
  marks,
  outcomes,
  releases,
  remarkReplies,
  remarks,
  remarkTicks,
} from '#db/schema/grading.ts'
import { files, submissionFiles } from '#db/schema/files.ts'
import { people } from '#db/schema/people.ts'
import { plans, submissionParts, submissions } from '#db/schema/plans.ts'
import { tellsWho } from '#app/access/files.ts'
import { submissionsSeenBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { HeldFile } from '#app/rules/part-files.ts'
import { releasedFeedback, type ReleasedFeedback } from '#app/rules/released-feedback.ts'
import { strike, tablesHidden } from '#app/rules/struck-names.ts'
import { hiddenFrom, hidingPatternOf } from './anonymous.queries.server.ts'
import { waitingIds } from './queue.queries.server.ts'
import { factsOf, workRows, type WorkRow } from './work.queries.server.ts'

/** This hand-in and the one before it, of the same plan. */
function twoVersions(db: Db, row: WorkRow) {
  return db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.planId, row.planId), isNull(submissions.withdrawnAt), lte(submissions.n, row.n)))
    .orderBy(desc(submissions.n))
    .limit(2)
}

/** The files of a hand-in by part; of anonymous work only photos, under names of ours, and how many are kept back. */
function heldFiles(found: ReadonlyArray<HeldFile & { partId: string | null }>, isAnonymous: boolean) {
  if (!isAnonymous) return { files: found, hidden: [] }
  const files = found
    .filter(({ kind }) => !tellsWho(kind))
    .map((file, n) => ({ ...file, name: `${n + 1}.${file.name.split('.').at(-1) ?? ''}` }))
  return { files, hidden: found.filter(({ kind }) => tellsWho(kind)).map(({ partId }) => partId) }
}

// The files of a hand-in travel with its assignment: a list of at most a few lines, and no query of its own.
const filesOfWork = sql<Array<HeldFile & { partId: string | null }>>`(select coalesce(json_agg(json_build_object('id', ${files.id},
  'partId', ${files.partId}, 'kind', ${files.kind}, 'name', ${files.name}, 'bytes', ${files.bytes}, 'transcript', ${files.transcript},
  'hasPreview', ${files.hasPreview}) order by ${files.addedAt}, ${files.id}), '[]'::json)
  from ${submissionFiles} join ${files} on ${files.id} = ${submissionFiles.fileId} where ${submissionFiles.submissionId} = ${submissions.id})`

async function assignmentOf(db: Db, row: WorkRow) {
  const [found] = await db
    .select({
      assignment: assignmentVersions.body,
      rubric: assignmentVersions.rubric,
      authorLanguage: people.language,
      receiptCode: submissions.receiptCode,
      statement: submissions.statement,
      held: filesOfWork,
    })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(eq(submissions.id, row.id))
  if (!found) throw new Response(null, { status: 404 })
  return found
}

function partsOf(db: Db, row: WorkRow) {
  const { submissionId, partId, text, tables } = submissionParts
  return db
    .select({ submissionId, n: submissions.n, partId, text, tables })
    .from(submissionParts)
    .innerJoin(submissions, eq(submissions.id, submissionId))
    .where(inArray(submissionId, twoVersions(db, row)))
}

/** The marking that a viewer may see as its own page: the decided one; whose turn it is only for who holds it; else what they decided themselves. */
function markShownTo(viewer: Viewer, row: WorkRow): SQL {
  const isTheirs = row.leaseBy === viewer.id || row.markBy === viewer.id
  if (row.markId && (row.outcomeId || row.role === 'first' || isTheirs)) return eq(marks.id, row.markId)
  return sql`${marks.markerId} = ${viewer.id} and ${marks.decision} is not null and ${marks.role} in ('first', 'second')`
}

/** Decided markings beside the one shown: all once both are in or decided on, the first for a second marker who may see it. One query. */
async function otherMarksOf(db: Db, viewer: Viewer, row: WorkRow) {
  if (!row.secondAskedAt || row.role === 'first') return []
  if (row.role === 'second' && row.isSecondBlind) return []
  const { criterionId, levelId, points, comment } = criterionMarks
  return db
    .select({ markId: marks.id, role: marks.role, by: people.name, overall: marks.overall, criterionId, levelId, points, comment })
    .from(marks)
    .innerJoin(people, eq(people.id, marks.markerId))
    .innerJoin(criterionMarks, eq(criterionMarks.markId, marks.id))
    .where(
      and(
        eq(marks.submissionId, row.id),
        isNotNull(marks.decision),
        inArray(marks.role, ['first', 'second']),
        not(markShownTo(viewer, row)),
      ),
    )
    .orderBy(asc(marks.role))
}
export type OtherMark = Awaited<ReturnType<typeof otherMarksOf>>[number]

/** Whether a second marker works without seeing the first: until both are in, each sees only their own remarks. */
const seesOwnRemarksOnly = (row: WorkRow) => row.isSecondBlind && row.secondAskedAt !== null && row.role === 'second'

function criteriaOf(db: Db, viewer: Viewer, row: WorkRow) {
  const { criterionId, levelId, points, comment, rowVersion, changedAt } = criterionMarks
  return db
    .select({
      overall: marks.overall,
      privateNote: marks.privateNote,
      messageVersion: marks.rowVersion,
      ...{ criterionId, levelId, points, comment, rowVersion, changedAt },
      changedBy: people.name,
    })
    .from(marks)
    .leftJoin(criterionMarks, eq(criterionMarks.markId, marks.id))
    .leftJoin(people, eq(people.id, criterionMarks.changedBy))
    .where(and(eq(marks.submissionId, row.id), markShownTo(viewer, row)))
}

/** The remarks that stand on a hand-in, or those of one author, in the order in which they were made. */
export function remarksOn(db: Db, submissionId: string, authorId: string | null = null) {
  const { id, partId, criterionId, quote, quoteStart, quoteEnd, body } = remarks
  return db
    .select({
      ...{ id, partId, criterionId, quote, quoteStart, quoteEnd, body },
      author: people.name,
      voice: { id: files.id, bytes: files.bytes },
    })
    .from(remarks)
    .leftJoin(files, eq(files.id, remarks.voiceId))
    .leftJoin(people, eq(people.id, remarks.authorId))
    .where(
      and(
        eq(remarks.submissionId, submissionId),
        isNull(remarks.removedAt),
        authorId === null ? undefined : eq(remarks.authorId, authorId),
      ),
    )
    .orderBy(asc(remarks.createdAt), asc(id))
}

/** What the author answered to the remarks of the version before: ticks, and sentences in order. */
function answersOf(db: Db, row: WorkRow) {
  return db
    .select({
      remarkId: remarks.id,
      tickedAt: remarkTicks.tickedAt,
      replyId: remarkReplies.id,
      reply: remarkReplies.body,
      repliedAt: remarkReplies.createdAt,
    })
    .from(remarks)
    .leftJoin(remarkTicks, eq(remarkTicks.remarkId, remarks.id))
    .leftJoin(remarkReplies, eq(remarkReplies.remarkId, remarks.id))
    .where(inArray(remarks.submissionId, twoVersions(db, row)))
    .orderBy(asc(remarkReplies.createdAt))
}

function releasesOf(db: Db, row: WorkRow) {
  return db
    .select({
      submissionId: outcomes.submissionId,
      n: submissions.n,
      shown: releases.shown,
      releasedAt: releases.releasedAt,
      seenAt: feedbackViews.seenAt,
    })
    .from(releases)
    .innerJoin(outcomes, eq(outcomes.id, releases.outcomeId))
    .innerJoin(submissions, eq(submissions.id, outcomes.submissionId))
    .leftJoin(feedbackViews, and(eq(feedbackViews.releaseId, releases.id), eq(feedbackViews.personId, row.ownerId)))
    .where(and(isNull(releases.retractedAt), inArray(outcomes.submissionId, twoVersions(db, row))))
    .orderBy(desc(releases.releasedAt))
}

/** Ready remarks for a course: those that all share and the viewer's own. */
function bankFor(db: Db, viewer: Viewer, courseId: string) {
  const { id, criterionId, body } = commentBank
  return db
    .select({ id, criterionId, body })
    .from(commentBank)
    .where(
      and(
        isNull(commentBank.putAwayAt),
        or(isNull(commentBank.ownerId), eq(commentBank.ownerId, viewer.id)),
        or(isNull(commentBank.courseId), eq(commentBank.courseId, courseId)),
      ),
    )
    .orderBy(asc(criterionId), asc(id))
}

/** What a marker reads of an author: all of it, or without what tells who they are. Lengths stay, so that remarks keep their place. */
function hiding(pattern: RegExp | null) {
  const text = (value: string) => (pattern ? strike(value, pattern) : value)
  const remark = <R extends { quote: string | null; body: string }>(one: R): R => ({
    ...one,
    quote: one.quote && text(one.quote),
    body: text(one.body),
  })
  return {
    text,
    remark,
    part: <P extends { text: string; tables: Record<string, unknown> }>(part: P): P =>
      pattern ? { ...part, text: text(part.text), tables: tablesHidden(part.tables, pattern) } : part,
    mark: <M extends { overall: string; comment: string | null; privateNote?: string }>(mark: M): M => ({
      ...mark,
      ...{ overall: text(mark.overall), comment: mark.comment && text(mark.comment) },
      ...(mark.privateNote === undefined ? {} : { privateNote: text(mark.privateNote) }),
    }),
    feedback: (shown: ReleasedFeedback): ReleasedFeedback => ({
      ...shown,
      message: text(shown.message),
      remarks: shown.remarks.map(remark),
    }),
  }
}

/** A hand-in with everything that its page shows. Reading makes nothing and holds nothing. Throws 404 outside the viewer's cohorts. Nine queries, one more where it is anonymous, and one where it is marked twice. */
export async function submissionInView(db: Db, viewer: Viewer, submissionId: string) {
  const [row] = await workRows(db, and(eq(submissions.id, submissionId), submissionsSeenBy(viewer), not(hiddenFrom(viewer))))
  if (!row) throw new Response(null, { status: 404 })
  const [version, parts, criteria, said, answers, released, bank, queue, others] = await Promise.all([
    assignmentOf(db, row),
    partsOf(db, row),
    criteriaOf(db, viewer, row),
    remarksOn(db, row.id, seesOwnRemarksOnly(row) ? viewer.id : null),
    answersOf(db, row),
    releasesOf(db, row),
    bankFor(db, viewer, row.courseId),
    waitingIds(db, viewer),
    otherMarksOf(db, viewer, row),
  ])
  const before = released.find((one) => one.submissionId !== row.id)
  const hide = hiding(row.isAnonymous ? await hidingPatternOf(db, row.ownerId) : null)
  return {
    row,
    work: factsOf(row),
    ...version,
    statement: hide.text(version.statement),
    ...heldFiles(version.held, row.isAnonymous),
    receiptCode: row.isAnonymous ? null : version.receiptCode,
    parts: parts.filter((part) => part.submissionId === row.id).map(hide.part),
    partsBefore: parts.filter((part) => part.submissionId !== row.id).map(hide.part),
    // Who holds it goes on with their own words; others read them without what tells who the author is.
    criteria: row.leaseBy === viewer.id ? criteria : criteria.map(hide.mark),
    remarks: said.map(hide.remark),
    answers: answers.map((one) => ({ ...one, reply: one.reply && hide.text(one.reply) })),
    earlier: before ? { n: before.n, shown: hide.feedback(releasedFeedback.parse(before.shown)) } : null,
    seenAt: released.find((one) => one.submissionId === row.id)?.seenAt ?? null,
    others: others.map(hide.mark),
    bank,
    queue,
  }
}
export type SubmissionInView = Awaited<ReturnType<typeof submissionInView>>

/** The remarks on a hand-in that a viewer may read at this moment. Throws 404 outside the viewer's cohorts. Two queries. */
export async function remarksShownTo(db: Db, viewer: Viewer, submissionId: string) {
  const [row] = await workRows(db, and(eq(submissions.id, submissionId), submissionsSeenBy(viewer), not(hiddenFrom(viewer))))
  if (!row) throw new Response(null, { status: 404 })
  const said = await remarksOn(db, submissionId, seesOwnRemarksOnly(row) ? viewer.id : null)
  return said.map(hiding(row.isAnonymous ? await hidingPatternOf(db, row.ownerId) : null).remark)
}
