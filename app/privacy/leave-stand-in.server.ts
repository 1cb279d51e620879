import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { contacts, enrolmentChanges, enrolments } from '#db/schema/cohorts.ts'
import { criterionMarks, leases, marks, outcomes, releases, remarks } from '#db/schema/grading.ts'
import { files, uploads } from '#db/schema/files.ts'
import { people } from '#db/schema/people.ts'
import { planAuthors, plans, revisions, submissionParts, submissions } from '#db/schema/plans.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { answerSteps, attempts, practiceAnswers, slotScores } from '#db/schema/quizzes.ts'
import { stillWrites } from '#app/access/plans.scope.server.ts'
import { whatStays } from '#app/rules/erasure.ts'

/** The name of who stands in the counts for somebody erased: the same sign in every language. */
export const NOBODY = '—'

type Erased = { id: string; gender: 'woman' | 'man' | 'other' | 'undisclosed' | null; isDemonstration: boolean }

/** How many rows were emptied or moved, by table. */
export type RowCounts = Record<string, number>

const theDay = (column: PgColumn): SQL => sql`date_trunc('day', ${column}, 'UTC')`

/**
 * Moves what only counts (enrolments, progress, marks) to a row that says nothing of the person, to the day instead of the minute, without any
 * text; what few people share goes with the person. Everything else still hangs on the person's own row and goes with it.
 */
export async function leaveStandIn(db: Db, person: Erased, now: Date): Promise<RowCounts> {
  const id = randomUUID()
  await passPlansOn(db, person.id)
  const { gone, isGenderKept } = await thinEnrolments(db, person)
  const today = new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000)
  await db.insert(people).values({
    id,
    name: NOBODY,
    gender: isGenderKept ? person.gender : null,
    isDemonstration: person.isDemonstration,
    isStandIn: true,
    archivedAt: today,
    createdAt: today,
  })
  const texts = await emptyPlans(db, person.id)
  const answers = await emptyAnswers(db, person.id)
  const moved = await movePerson(db, person.id, id)
  return { ...texts, ...answers, ...moved, ...(gone > 0 ? { enrolments_small_groups: gone } : {}) }
}

/** A plan that others write as well stays theirs: the first of them becomes its owner, and its text goes with nobody. */
async function passPlansOn(db: Db, personId: string): Promise<void> {
  const shared = await db
    .select({ planId: plans.id, authorId: planAuthors.id, personId: planAuthors.personId, enrolmentId: planAuthors.enrolmentId })
    .from(plans)
    .innerJoin(planAuthors, eq(planAuthors.planId, plans.id))
    .where(
      and(
        eq(plans.ownerId, personId),
        sql`exists (select 1 from plan_authors author where author.id = ${planAuthors.id} and ${stillWrites})`,
      ),
    )
    .orderBy(planAuthors.joinedAt, planAuthors.id)
  const passed = new Set<string>()
  for (const { planId, authorId, personId: ownerId, enrolmentId } of shared) {
    if (passed.has(planId)) continue
    passed.add(planId)
    await db.delete(planAuthors).where(eq(planAuthors.id, authorId))
    await db.update(plans).set({ ownerId, enrolmentId }).where(eq(plans.id, planId))
  }
}

/** Takes away the enrolments in small groups, and the attributes that few people of a group share. */
async function thinEnrolments(db: Db, person: Erased): Promise<{ gone: number; isGenderKept: boolean }> {
  const own = await db
    .select({ id: enrolments.id, cohortId: enrolments.cohortId, organisationId: enrolments.organisationId })
    .from(enrolments)
    .where(eq(enrolments.personId, person.id))
  let gone = 0
  let isGenderKept = own.length > 0
  for (const enrolment of own) {
    const sharing = (condition: SQL) => sql`count(*) filter (where ${condition})`.mapWith(Number)
    const [sizes] = await db
      .select({
        cohort: sql`count(*)`.mapWith(Number),
        organisation: sharing(sql`${enrolments.organisationId} is not distinct from ${enrolment.organisationId}::uuid`),
        gender: sharing(sql`${people.gender} is not distinct from ${person.gender}::text`),
      })
      .from(enrolments)
      .innerJoin(people, eq(people.id, enrolments.personId))
      .where(eq(enrolments.cohortId, enrolment.cohortId))
    const stays = whatStays(sizes ?? { cohort: 0, organisation: 0, gender: 0 })
    if (stays.record) isGenderKept &&= stays.gender
    if (!stays.record) gone += (await db.delete(enrolments).where(eq(enrolments.id, enrolment.id)).returning({ id: enrolments.id })).length
    else if (!stays.organisation) await db.update(enrolments).set({ organisationId: null }).where(eq(enrolments.id, enrolment.id))
    if (!stays.organisation) await withoutOrganisation(db, enrolment.id)
  }
  return { gone, isGenderKept }
}

async function withoutOrganisation(db: Db, enrolmentId: string): Promise<void> {
  const ofEnrolment = db.select({ id: plans.id }).from(plans).where(eq(plans.enrolmentId, enrolmentId))
  await db.update(submissions).set({ organisationId: null }).where(inArray(submissions.planId, ofEnrolment))
}

/** The files that go with a person: all of their own plans, and their voice wherever it stands. */
export function filesOf(db: Db, personId: string): SQL | undefined {
  const own = db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, personId))
  return or(inArray(files.planId, own), and(eq(files.addedBy, personId), eq(files.kind, 'voice')))
}

/** Empties everything written in plans and about them; hand-ins, results and their dates stay as numbers. */
async function emptyPlans(db: Db, personId: string): Promise<RowCounts> {
  const own = db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, personId))
  const handedIn = db.select({ id: submissions.id }).from(submissions).where(inArray(submissions.planId, own))
  const marked = db.select({ id: marks.id }).from(marks).where(inArray(marks.submissionId, handedIn))
  const decided = db.select({ id: outcomes.id }).from(outcomes).where(inArray(outcomes.submissionId, handedIn))
  const gone = {
    submission_parts: await db
      .delete(submissionParts)
      .where(inArray(submissionParts.submissionId, handedIn))
      .returning({ id: submissionParts.partId }),
    revisions: await db.delete(revisions).where(inArray(revisions.planId, own)).returning({ id: revisions.id }),
    remarks: await db.delete(remarks).where(inArray(remarks.submissionId, handedIn)).returning({ id: remarks.id }),
    leases: await db.delete(leases).where(inArray(leases.submissionId, handedIn)).returning({ id: leases.submissionId }),
    files: await db.delete(files).where(filesOf(db, personId)).returning({ id: files.id }),
    uploads: await db.delete(uploads).where(inArray(uploads.planId, own)).returning({ id: uploads.id }),
  }
  await db
    .update(plans)
    .set({ excusedReason: null, openedAt: theDay(plans.openedAt) })
    .where(eq(plans.ownerId, personId))
  await db.update(marks).set({ overall: '', privateNote: '' }).where(inArray(marks.submissionId, handedIn))
  await db.update(criterionMarks).set({ comment: '' }).where(inArray(criterionMarks.markId, marked))
  await db.update(outcomes).set({ reason: null }).where(inArray(outcomes.submissionId, handedIn))
  await db
    .update(releases)
    .set({
      shown: sql`jsonb_build_object('points', ${releases.shown} -> 'points', 'maxPoints', coalesce(${releases.shown} -> 'maxPoints', '0'), 'isPassed', ${releases.shown} -> 'isPassed')`,
      retractedReason: sql`case when ${releases.retractedReason} is null then null else ${NOBODY} end`,
    })
    .where(inArray(releases.outcomeId, decided))
  // A plan that nobody has decided on leaves the queue: there is nothing left to read.
  const undecided = sql`not exists (select 1 from ${outcomes} where ${eq(outcomes.submissionId, submissions.id)})`
  await db
    .update(submissions)
    .set({ withdrawnAt: theDay(submissions.submittedAt) })
    .where(and(inArray(submissions.planId, own), isNull(submissions.withdrawnAt), undecided))
  await db
    .update(submissions)
    .set({
      statement: '',
      receiptCode: sql`gen_random_uuid()::text`,
      requestKey: sql`gen_random_uuid()`,
      submittedBy: null,
      clientFinishedAt: null,
      submittedAt: theDay(submissions.submittedAt),
      withdrawnReason: null,
    })
    .where(inArray(submissions.planId, own))
  return counted(gone)
}

/** Empties what was typed as an answer, and keeps which options were chosen; times are kept to the day. */
async function emptyAnswers(db: Db, personId: string): Promise<RowCounts> {
  const own = db.select({ id: attempts.id }).from(attempts).where(eq(attempts.personId, personId))
  const steps = await db
    .update(answerSteps)
    .set({ answer: withoutTyped(answerSteps.answer), at: theDay(answerSteps.at), receivedAt: theDay(answerSteps.receivedAt) })
    .where(inArray(answerSteps.attemptId, own))
    .returning({ id: answerSteps.id })
  await db.update(slotScores).set({ reason: null, feedback: null }).where(inArray(slotScores.attemptId, own))
  const practised = await db
    .update(practiceAnswers)
    .set({ answer: withoutTyped(practiceAnswers.answer), at: theDay(practiceAnswers.at) })
    .where(eq(practiceAnswers.personId, personId))
    .returning({ id: practiceAnswers.id })
  return counted({ answer_steps: steps, practice_answers: practised })
}

const withoutTyped = (answer: PgColumn): SQL =>
  sql`case ${answer} ->> 'kind'
    when 'numeric' then jsonb_set(${answer}, '{typed}', '""')
    when 'short' then jsonb_set(${answer}, '{typed}', '""')
    when 'written' then jsonb_set(${answer}, '{text}', '""')
    when 'gaps' then jsonb_set(${answer}, '{filled}', '{}')
    else ${answer} end`

/** Hangs what counts on the row that stands in; texts about the person in these rows go. */
async function movePerson(db: Db, personId: string, standInId: string): Promise<RowCounts> {
  const own = db.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.personId, personId))
  const called = await db.delete(contacts).where(inArray(contacts.enrolmentId, own)).returning({ id: contacts.id })
  await db.update(enrolmentChanges).set({ reason: null }).where(inArray(enrolmentChanges.enrolmentId, own))
  await db
    .update(attempts)
    .set({
      personId: standInId,
      startedAt: theDay(attempts.startedAt),
      deadlineAt: null,
      // Two tries of one day stay apart, and in their order.
      submittedAt: sql`${theDay(attempts.submittedAt)} + ${attempts.n} * interval '1 second'`,
      gradedAt: theDay(attempts.gradedAt),
    })
    .where(eq(attempts.personId, personId))
  await db.update(practiceAnswers).set({ personId: standInId }).where(eq(practiceAnswers.personId, personId))
  await db
    .update(progressEvents)
    .set({ personId: standInId, occurredAt: theDay(progressEvents.occurredAt), receivedAt: theDay(progressEvents.receivedAt) })
    .where(eq(progressEvents.personId, personId))
  await db
    .update(itemProgress)
    .set({
      personId: standInId,
      openedAt: theDay(itemProgress.openedAt),
      completedAt: theDay(itemProgress.completedAt),
      passedAt: theDay(itemProgress.passedAt),
      lastAt: theDay(itemProgress.lastAt),
    })
    .where(eq(itemProgress.personId, personId))
  await db.update(plans).set({ ownerId: standInId }).where(eq(plans.ownerId, personId))
  await db.update(marks).set({ markerId: standInId }).where(eq(marks.markerId, personId))
  await db
    .update(enrolments)
    .set({ personId: standInId, enrolledAt: theDay(enrolments.enrolledAt), completedAt: theDay(enrolments.completedAt) })
    .where(eq(enrolments.personId, personId))
  return counted({ contacts: called })
}

function counted(rows: Record<string, readonly unknown[]>): RowCounts {
  return Object.fromEntries(Object.entries(rows).flatMap(([table, { length }]) => (length > 0 ? [[table, length]] : [])))
}
