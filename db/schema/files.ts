import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { FILE_KINDS, FILE_TYPES } from '#app/rules/part-files.ts'
import { id, instant, oneOf } from './columns.ts'
import { people } from './people.ts'
import { plans, submissions } from './plans.ts'

/**
 * One row is a file of a plan: a photo, a document or a recorded answer of a part, or a trainer's recorded remark on a hand-in. The bytes stand in
 * the store of files under the id. Written by: platform (keeps and sweeps), learning (changes), grading (lets a recording go).
 */
export const files = pgTable(
  'files',
  {
    id: id(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    /** Null for a remark on the whole plan. */
    partId: text('part_id'),
    /** Set for a trainer's recording; null for what its author added. */
    submissionId: uuid('submission_id').references(() => submissions.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: FILE_KINDS }).notNull(),
    type: text('type').notNull(),
    name: text('name').notNull(),
    bytes: integer('bytes').notNull(),
    /** Of the bytes as they arrived, so that sending twice keeps one. */
    hash: text('hash').notNull(),
    /** Whether a small picture of it stands in the store too. */
    hasPreview: boolean('has_preview').notNull().default(false),
    /** What is said in a recording, where somebody wrote it down. */
    transcript: text('transcript').notNull().default(''),
    addedBy: uuid('added_by').references(() => people.id, { onDelete: 'set null' }),
    addedAt: instant('added_at').notNull(),
    /** Taken out by its author; it stays with the hand-ins that hold it. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    uniqueIndex('files_once')
      .on(table.planId, table.partId, table.hash)
      .where(sql`${table.submissionId} is null and ${table.removedAt} is null`),
    index('files_submission').on(table.submissionId),
    index('files_added_by').on(table.addedBy),
    check('files_kind', oneOf(table.kind, [...FILE_KINDS])),
    check('files_type', oneOf(table.type, Object.keys(FILE_TYPES))),
    check('files_bytes', sql`${table.bytes} > 0`),
    check('files_part', sql`${table.submissionId} is not null or ${table.partId} is not null`),
    check('files_transcript', sql`char_length(${table.transcript}) <= 4000`),
  ],
)

/** One row says that a file belongs to a part as it was handed in. Written by: learning. */
export const submissionFiles = pgTable(
  'submission_files',
  {
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.submissionId, table.fileId] }), index('submission_files_file').on(table.fileId)],
)

/** One row is a file on its way in pieces, until it is whole or a day has passed; the pieces stand in the store of files. Written by: learning, platform (sweeps). */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    partId: text('part_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    bytes: integer('bytes').notNull(),
    hash: text('hash').notNull(),
    transcript: text('transcript').notNull().default(''),
    /** How many bytes have arrived, one piece after the other. */
    received: integer('received').notNull().default(0),
    startedAt: instant('started_at').notNull(),
  },
  (table) => [
    uniqueIndex('uploads_once').on(table.planId, table.partId, table.personId, table.hash),
    index('uploads_person').on(table.personId),
    check('uploads_received', sql`${table.received} between 0 and ${table.bytes}`),
  ],
)
