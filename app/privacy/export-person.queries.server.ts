import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { bankImports } from '#db/schema/bank.ts'
import { contacts, deadlineChanges, enrolmentChanges, enrolments, extensions, sheetDrafts } from '#db/schema/cohorts.ts'
import { files, uploads } from '#db/schema/files.ts'
import {
  commentBank,
  criterionQueries,
  feedbackViews,
  individualOutcomes,
  leases,
  marks,
  outcomes,
  releases,
  remarkReplies,
  remarks,
} from '#db/schema/grading.ts'
import { accessLinks, invitations } from '#db/schema/invitations.ts'
import { memberships } from '#db/schema/organisations.ts'
import { auditEntries, notices } from '#db/schema/operations.ts'
import { grants, passkeys, people, sessions } from '#db/schema/people.ts'
import { partQuestions, planAuthors, plans, revisions, submissionAuthors, submissionParts, submissions } from '#db/schema/plans.ts'
import { consents, erasureRequests, noticeAcceptances } from '#db/schema/privacy.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { certificates } from '#db/schema/reports.ts'
import { answerSteps, attempts, practiceAnswers, quizExceptions, slotScores } from '#db/schema/quizzes.ts'
import { attendanceMarks } from '#db/schema/workshops.ts'
import { plansSeenBy } from '#app/access/plans.scope.server.ts'

/**
 * Everything stored about one person, by table; without what opens the account, what is about others, and marks that are not released yet.
 * Undefined where nobody has this id.
 */
export async function exportPerson(db: Db, personId: string) {
  const [found] = await db.select().from(people).where(eq(people.id, personId))
  if (!found) return undefined
  const { passwordHash, auditKey, ...person } = found
  const ownAttempts = await db.select().from(attempts).where(eq(attempts.personId, personId))
  const ownEnrolments = await db.select().from(enrolments).where(eq(enrolments.personId, personId))
  return {
    person: { ...person, hasPassword: passwordHash !== null },
    ...(await accountOf(db, personId)),
    enrolments: ownEnrolments,
    enrolmentChanges: await db
      .select()
      .from(enrolmentChanges)
      .where(inArray(enrolmentChanges.enrolmentId, ids(ownEnrolments))),
    contacts: await db
      .select()
      .from(contacts)
      .where(inArray(contacts.enrolmentId, ids(ownEnrolments))),
    attendanceMarks: await db
      .select()
      .from(attendanceMarks)
      .where(inArray(attendanceMarks.enrolmentId, ids(ownEnrolments))),
    extensions: await db.select().from(extensions).where(eq(extensions.personId, personId)),
    deadlineChanges: await db.select().from(deadlineChanges).where(eq(deadlineChanges.personId, personId)),
    quizExceptions: await db.select().from(quizExceptions).where(eq(quizExceptions.personId, personId)),
    progressEvents: await db.select().from(progressEvents).where(eq(progressEvents.personId, personId)),
    certificates: await db.select().from(certificates).where(eq(certificates.personId, personId)),
    itemProgress: await db.select().from(itemProgress).where(eq(itemProgress.personId, personId)),
    practiceAnswers: await db.select().from(practiceAnswers).where(eq(practiceAnswers.personId, personId)),
    attempts: ownAttempts,
    answerSteps: await db
      .select()
      .from(answerSteps)
      .where(inArray(answerSteps.attemptId, ids(ownAttempts))),
    slotScores: await db
      .select()
      .from(slotScores)
      .where(inArray(slotScores.attemptId, ids(ownAttempts))),
    ...(await workOf(db, personId)),
    notices: await db.select().from(notices).where(eq(notices.personId, personId)),
    /** What the audit holds of this person: what they did, and what was done to their account. */
    audit: await db
      .select({ at: auditEntries.at, action: auditEntries.action, device: auditEntries.device, network: auditEntries.network })
      .from(auditEntries)
      .where(or(eq(auditEntries.actorKey, auditKey), eq(auditEntries.subjectId, auditKey)))
      .orderBy(auditEntries.at),
  }
}

/** The account with its rights, its agreements and the browsers that use it. */
async function accountOf(db: Db, personId: string) {
  return {
    noticeAcceptances: await db.select().from(noticeAcceptances).where(eq(noticeAcceptances.personId, personId)),
    consents: await db.select().from(consents).where(eq(consents.personId, personId)),
    erasureRequests: await db.select().from(erasureRequests).where(eq(erasureRequests.personId, personId)),
    invitations: await db
      .select({ name: invitations.name, createdAt: invitations.createdAt, usedAt: invitations.usedAt })
      .from(invitations)
      .where(eq(invitations.personId, personId)),
    accessLinks: await db
      .select({ askedAt: accessLinks.askedAt, createdAt: accessLinks.createdAt, usedAt: accessLinks.usedAt })
      .from(accessLinks)
      .where(eq(accessLinks.personId, personId)),
    passkeys: await db
      .select({ device: passkeys.device, createdAt: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
      .from(passkeys)
      .where(eq(passkeys.personId, personId)),
    sessions: await db
      .select({
        device: sessions.device,
        createdAt: sessions.createdAt,
        lastUsedAt: sessions.lastUsedAt,
        expiresAt: sessions.expiresAt,
        isSharedPhone: sessions.isSharedPhone,
      })
      .from(sessions)
      .where(eq(sessions.userId, personId)),
    grants: await db.select().from(grants).where(eq(grants.personId, personId)),
    /** Files brought in by staff: that they were, not what stands in them about others. */
    sheetDrafts: await db
      .select({ id: sheetDrafts.id, createdAt: sheetDrafts.createdAt, confirmedAt: sheetDrafts.confirmedAt })
      .from(sheetDrafts)
      .where(eq(sheetDrafts.madeBy, personId)),
    bankImports: await db
      .select({ id: bankImports.id, fileName: bankImports.fileName, createdAt: bankImports.createdAt })
      .from(bankImports)
      .where(eq(bankImports.askedBy, personId)),
    memberships: await db.select().from(memberships).where(eq(memberships.personId, personId)),
  }
}

/** The person's plans with everything said of them, and what they wrote on the work of others. */
async function workOf(db: Db, personId: string) {
  const ownPlans = await db
    .select()
    .from(plans)
    .where(plansSeenBy({ id: personId }))
  const ownSubmissions = await db
    .select()
    .from(submissions)
    .where(
      or(
        inArray(submissions.planId, ids(ownPlans)),
        inArray(
          submissions.id,
          db.select({ id: submissionAuthors.submissionId }).from(submissionAuthors).where(eq(submissionAuthors.personId, personId)),
        ),
      ),
    )
  const released = db.select({ id: releases.outcomeId }).from(releases).where(isNull(releases.retractedAt))
  const ownOutcomes = await db
    .select()
    .from(outcomes)
    .where(and(inArray(outcomes.submissionId, ids(ownSubmissions)), inArray(outcomes.id, released)))
  return {
    plans: ownPlans,
    planAuthors: await db.select().from(planAuthors).where(eq(planAuthors.personId, personId)),
    submissionAuthors: await db.select().from(submissionAuthors).where(eq(submissionAuthors.personId, personId)),
    individualOutcomes: await db
      .select()
      .from(individualOutcomes)
      .where(and(eq(individualOutcomes.personId, personId), inArray(individualOutcomes.outcomeId, ids(ownOutcomes)))),
    revisions: await db
      .select()
      .from(revisions)
      .where(or(inArray(revisions.planId, ids(ownPlans)), eq(revisions.authorId, personId))),
    partQuestions: await db
      .select()
      .from(partQuestions)
      .where(inArray(partQuestions.planId, ids(ownPlans))),
    criterionQueries: await db
      .select()
      .from(criterionQueries)
      .where(inArray(criterionQueries.submissionId, ids(ownSubmissions))),
    criteriaAnswered: await db
      .select({
        id: criterionQueries.id,
        answer: sql<string | null>`case when ${criterionQueries.answeredBy} = ${personId} then ${criterionQueries.answer} end`,
        closing: sql<string | null>`case when ${criterionQueries.closedBy} = ${personId} then ${criterionQueries.closing} end`,
      })
      .from(criterionQueries)
      .where(or(eq(criterionQueries.answeredBy, personId), eq(criterionQueries.closedBy, personId))),
    adviceGiven: await db
      .select({ id: partQuestions.id, answer: partQuestions.answer, answeredAt: partQuestions.answeredAt })
      .from(partQuestions)
      .where(eq(partQuestions.answeredBy, personId)),
    files: await db
      .select()
      .from(files)
      .where(and(inArray(files.planId, ids(ownPlans)), isNull(files.submissionId))),
    uploads: await db.select().from(uploads).where(eq(uploads.personId, personId)),
    voiceRemarks: await db
      .select()
      .from(files)
      .where(and(eq(files.addedBy, personId), isNotNull(files.submissionId))),
    submissions: ownSubmissions,
    submissionParts: await db
      .select()
      .from(submissionParts)
      .where(inArray(submissionParts.submissionId, ids(ownSubmissions))),
    remarks: await db
      .select()
      .from(remarks)
      .where(
        inArray(
          remarks.submissionId,
          ownOutcomes.map(({ submissionId }) => submissionId),
        ),
      ),
    remarkReplies: await db.select().from(remarkReplies).where(eq(remarkReplies.authorId, personId)),
    outcomes: ownOutcomes,
    releases: await db
      .select()
      .from(releases)
      .where(inArray(releases.outcomeId, ids(ownOutcomes))),
    feedbackViews: await db.select().from(feedbackViews).where(eq(feedbackViews.personId, personId)),
    marks: await db.select().from(marks).where(eq(marks.markerId, personId)),
    leases: await db.select().from(leases).where(eq(leases.markerId, personId)),
    commentBank: await db.select().from(commentBank).where(eq(commentBank.ownerId, personId)),
  }
}

/** Everything stored about one person. */
export type PersonExport = NonNullable<Awaited<ReturnType<typeof exportPerson>>>

const ids = (found: ReadonlyArray<{ id: string }>): string[] => found.map(({ id }) => id)
