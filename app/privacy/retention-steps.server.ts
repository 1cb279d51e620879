import { and, eq, exists, getTableName, inArray, isNotNull, isNull, lt, not, sql, type SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { cohorts, contacts, enrolments, sheetDrafts } from '#db/schema/cohorts.ts'
import { accessLinks, groupLinks, invitations, joinRequests } from '#db/schema/invitations.ts'
import { jobs, notices } from '#db/schema/operations.ts'
import { awaitedProofs, grants, people, sessions, signInFailures, turnCounts } from '#db/schema/people.ts'
import { assignmentRuns, plans, revisions } from '#db/schema/plans.ts'
import { uploads } from '#db/schema/files.ts'
import { erasureRequests, incidents } from '#db/schema/privacy.ts'
import type { Retention } from '#app/rules/retention.ts'

/** What goes from one table when its time is over: the rows whose time began before `since`. */
export type RetentionStep = { table: PgTable; retention: Retention; over: (db: Db, since: Date) => SQL | undefined }

const before = (instant: SQL, since: Date): SQL => sql`${instant} < ${since.toISOString()}::timestamptz`
const endedBefore = (since: Date) => lt(cohorts.endsOn, since.toISOString().slice(0, 10))

/** Every table in which rows come to an end by themselves; what is kept as long as the account goes with it. */
export const RETENTION_STEPS: readonly RetentionStep[] = [
  { table: sessions, retention: 'after-use', over: (_, since) => lt(sessions.expiresAt, since) },
  { table: awaitedProofs, retention: 'after-use', over: (_, since) => lt(awaitedProofs.expiresAt, since) },
  { table: turnCounts, retention: 'after-use', over: (_, since) => lt(turnCounts.since, since) },
  { table: signInFailures, retention: 'after-use', over: (_, since) => lt(signInFailures.lastAt, since) },
  {
    table: invitations,
    retention: 'after-use',
    over: (_, since) => before(sql`coalesce(${invitations.usedAt}, ${invitations.revokedAt}, ${invitations.expiresAt})`, since),
  },
  {
    table: joinRequests,
    retention: 'after-use',
    over: (_, since) => before(sql`coalesce(${joinRequests.decidedAt}, ${joinRequests.createdAt})`, since),
  },
  {
    table: groupLinks,
    retention: 'after-use',
    over: (_, since) => before(sql`coalesce(${groupLinks.revokedAt}, ${groupLinks.expiresAt})`, since),
  },
  {
    table: accessLinks,
    retention: 'after-use',
    over: (_, since) =>
      before(sql`coalesce(${accessLinks.usedAt}, ${accessLinks.revokedAt}, ${accessLinks.expiresAt}, ${accessLinks.askedAt})`, since),
  },
  { table: uploads, retention: 'one-day', over: (_, since) => lt(uploads.startedAt, since) },
  { table: sheetDrafts, retention: 'one-day', over: (_, since) => lt(sheetDrafts.createdAt, since) },
  { table: jobs, retention: 'after-use', over: (_, since) => lt(jobs.doneAt, since) },
  { table: notices, retention: 'one-year', over: (_, since) => lt(notices.createdAt, since) },
  {
    table: contacts,
    retention: 'after-cohort',
    over: (db, since) =>
      inArray(
        contacts.enrolmentId,
        db.select({ id: enrolments.id }).from(enrolments).innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId)).where(endedBefore(since)),
      ),
  },
  {
    table: revisions,
    retention: 'after-cohort',
    over: (db, since) =>
      inArray(
        revisions.planId,
        db
          .select({ id: plans.id })
          .from(plans)
          .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
          .innerJoin(cohorts, eq(cohorts.id, assignmentRuns.cohortId))
          .where(endedBefore(since)),
      ),
  },
  {
    table: erasureRequests,
    retention: 'register',
    over: (_, since) =>
      before(sql`coalesce(${erasureRequests.doneAt}, ${erasureRequests.refusedAt}, ${erasureRequests.cancelledAt})`, since),
  },
  {
    table: incidents,
    retention: 'register',
    over: (db, since) =>
      inArray(
        incidents.incidentId,
        db
          .select({ id: incidents.incidentId })
          .from(incidents)
          .groupBy(incidents.incidentId)
          .having(before(sql`(array_agg(${incidents.closedAt} order by ${incidents.n} desc))[1]`, since)),
      ),
  },
]

/** The name of a step's table. */
export const tableOf = ({ table }: RetentionStep): string => getTableName(table)

/** The people whose last group ended before `since`, who have no role and have not come back; who never was in a group counts from the day of the account. */
export function forgottenPeople(db: Db, since: Date) {
  const roles = db
    .select({ one: sql`1` })
    .from(grants)
    .where(and(eq(grants.personId, people.id), isNull(grants.revokedAt)))
  const groups = db
    .select({ one: sql`1` })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(and(eq(enrolments.personId, people.id), not(endedBefore(since))))
  const visits = db
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(eq(sessions.userId, people.id), isNotNull(sessions.lastUsedAt), not(lt(sessions.lastUsedAt, since))))
  return db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.isStandIn, false), lt(people.createdAt, since), not(exists(roles)), not(exists(groups)), not(exists(visits))))
    .orderBy(people.id)
}
