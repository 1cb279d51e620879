import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from './columns.ts'

/** One row is a piece of later work, put in by the change that asks for it. Written by: platform (queue). */
export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    kind: text('kind').notNull(),
    /** The same key is never queued twice. */
    key: text('key').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    runAt: instant('run_at').notNull().defaultNow(),
    tries: integer('tries').notNull().default(0),
    maxTries: integer('max_tries').notNull().default(8),
    leaseUntil: instant('lease_until'),
    doneAt: instant('done_at'),
    lastError: text('last_error'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('jobs_key').on(table.key),
    // Serves the worker: what is due and not done.
    index('jobs_due')
      .on(table.runAt)
      .where(sql`${table.doneAt} is null`),
    check('jobs_tries', sql`${table.tries} >= 0 and ${table.maxTries} >= 1`),
  ],
)

/** One row is who did what to whom, when and from where. A trigger refuses every change and deletion. Written by: platform (audit). */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    at: instant('at').notNull().defaultNow(),
    /** In the order of writing; a number that was never written is no gap. */
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    /** People stand here under their audit key, never under their id. */
    actorKey: uuid('actor_id'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind'),
    subjectId: text('subject_id'),
    /** The kind of browser, and the network without the part that names one connection. */
    device: text('device').notNull().default(''),
    network: text('network').notNull().default(''),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    requestId: text('request_id'),
  },
  (table) => [index('audit_entries_at').on(table.at), index('audit_entries_subject').on(table.subjectKind, table.subjectId)],
)

/** One row seals the audit entries since the seal before it: a keyed hash over them and over that seal. Written by: platform (audit). */
export const auditSeals = pgTable('audit_seals', {
  /** The number of the last entry under this seal. */
  upTo: bigint('up_to', { mode: 'number' }).primaryKey(),
  entries: integer('entries').notNull(),
  seal: text('seal').notNull(),
  sealedAt: instant('sealed_at').notNull(),
})

/** One row is a notice for one person, shown in the app. Written by: grading, coordination, learning (read), quizzes. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    personId: uuid('person_id').notNull(),
    kind: text('kind').notNull(),
    detail: jsonb('detail').$type<Record<string, string>>().notNull().default({}),
    readAt: instant('read_at'),
    createdAt: createdAt(),
  },
  (table) => [index('notices_person').on(table.personId)],
)

/** One row is a fact about this installation: demonstration or not, when the content was loaded, when the database was last tidied. Written by: platform, publishing. */
export const installation = pgTable(
  'installation',
  {
    key: text('key').primaryKey(),
    value: jsonb('value').$type<unknown>().notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [check('installation_key', oneOf(table.key, ['demonstration', 'content', 'seed', 'maintenance']))],
)
