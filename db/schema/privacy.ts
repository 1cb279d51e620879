import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { INCIDENT_LEVELS } from '#app/rules/incidents.ts'
import { OPTIONAL_USES } from '#app/rules/notice-versions.ts'
import { day, id, instant, oneOf } from './columns.ts'
import { people } from './people.ts'

/** One row says that a person has read one version of the notice on personal data. Written by: platform (notice). */
export const noticeAcceptances = pgTable(
  'notice_acceptances',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    version: text('version').notNull(),
    acceptedAt: instant('accepted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.version] })],
)

/** One row is a stretch of time in which a person agrees to one optional use; it ends when they take it back. Written by: privacy. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    use: text('use', { enum: OPTIONAL_USES }).notNull(),
    /** The version of the notice that they had before their eyes. */
    version: text('version').notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('consents_in_force')
      .on(table.personId, table.use)
      .where(sql`${table.withdrawnAt} is null`),
    check('consents_use', oneOf(table.use, OPTIONAL_USES)),
    check('consents_dates', sql`${table.withdrawnAt} >= ${table.givenAt}`),
  ],
)

/** One row is a person's wish to be erased: cancelled by them, refused with a reason, or done. Written by: privacy. */
export const erasureRequests = pgTable(
  'erasure_requests',
  {
    id: id(),
    /** Null once the person is erased. */
    personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at').notNull(),
    /** Until then the person may take it back, and nothing is erased. */
    cancellableUntil: instant('cancellable_until').notNull(),
    /** The day by which an administrator answers. */
    dueOn: day('due_on').notNull(),
    cancelledAt: instant('cancelled_at'),
    refusedAt: instant('refused_at'),
    reason: text('reason'),
    doneAt: instant('done_at'),
    answeredBy: uuid('answered_by').references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('erasure_requests_open')
      .on(table.personId)
      .where(sql`${table.cancelledAt} is null and ${table.refusedAt} is null and ${table.doneAt} is null`),
    check('erasure_requests_end', sql`num_nonnulls(${table.cancelledAt}, ${table.refusedAt}, ${table.doneAt}) <= 1`),
    check('erasure_requests_reason', sql`(${table.refusedAt} is null) = (${table.reason} is null)`),
  ],
)

/** One row says that somebody was erased, without saying who: a hash of the id, which is random, and how many rows went. Written by: privacy. */
export const erasures = pgTable('erasures', {
  subjectHash: text('subject_hash').primaryKey(),
  erasedOn: day('erased_on').notNull(),
  cause: text('cause', { enum: ['asked', 'operator', 'retention'] }).notNull(),
  rows: jsonb('rows').$type<Record<string, number>>().notNull(),
})

/** One row is the register's incident as it stood from one instant on; a correction is a new row. Written by: privacy. */
export const incidents = pgTable(
  'incidents',
  {
    id: id(),
    incidentId: uuid('incident_id').notNull(),
    /** Order of the versions of one incident, from 1. */
    n: integer('n').notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenBy: uuid('written_by').references(() => people.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    happened: text('happened').notNull(),
    /** When somebody of the organisation learnt of it: the 72 hours run from then. */
    noticedAt: instant('noticed_at').notNull(),
    level: text('level', { enum: INCIDENT_LEVELS }).notNull(),
    peopleAffected: integer('people_affected').notNull(),
    measures: text('measures').notNull().default(''),
    authorityToldAt: instant('authority_told_at'),
    peopleToldAt: instant('people_told_at'),
    closedAt: instant('closed_at'),
  },
  (table) => [
    uniqueIndex('incidents_version').on(table.incidentId, table.n),
    index('incidents_noticed').on(table.noticedAt),
    check('incidents_level', oneOf(table.level, INCIDENT_LEVELS)),
    check('incidents_people', sql`${table.peopleAffected} >= 0`),
    check('incidents_title', sql`char_length(${table.title}) between 1 and 200`),
  ],
)
