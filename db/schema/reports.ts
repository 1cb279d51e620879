import { sql } from 'drizzle-orm'
import { bigint, check, integer, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ReportWish } from '#app/rules/report-figures.ts'
import { createdAt, day, fullTextColumn, id, instant } from './columns.ts'
import { cohorts } from './cohorts.ts'
import { people } from './people.ts'

/** One row is a report: what was asked for and, once counted, the frozen figures with their definitions. Counted once, never changed. Written by: coordination. */
export const reportSnapshots = pgTable(
  'report_snapshots',
  {
    id: id(),
    number: bigint('number', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    wish: jsonb('wish').$type<ReportWish>().notNull(),
    madeBy: uuid('made_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    /** Enrolments counted so far, of how many: the progress that the page shows. */
    counted: integer('counted').notNull().default(0),
    toCount: integer('to_count').notNull().default(0),
    /** The instant of the data: what arrived later is not in the figures. Null until they are counted. */
    dataAt: instant('data_at'),
    /** The whole report as text, so that its hash can be made again from exactly what was kept. */
    body: text('body'),
    hash: text('hash'),
  },
  (table) => [
    index('report_snapshots_created').on(table.createdAt),
    check(
      'report_snapshots_whole',
      sql`(${table.dataAt} is null) = (${table.body} is null) and (${table.body} is null) = (${table.hash} is null)`,
    ),
  ],
)

/** One row is a certificate of a course, or of a whole programme where the course is null. Its words stay as they were issued. Written by: certificates. */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id),
    courseId: text('course_id'),
    title: fullTextColumn('title').notNull(),
    /** As declared by the versions that were finished. */
    hours: integer('hours').notNull(),
    /** As its owner read and confirmed it. */
    name: text('name').notNull(),
    completedOn: day('completed_on').notNull(),
    /** Opens the public check page; random, 80 bits. */
    code: text('code').notNull().unique(),
    issuedAt: instant('issued_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by').references(() => people.id, { onDelete: 'set null' }),
    revokedReason: text('revoked_reason'),
  },
  (table) => [
    uniqueIndex('certificates_once')
      .on(table.personId, table.cohortId, sql`coalesce(${table.courseId}, '')`)
      .where(sql`${table.revokedAt} is null`),
    index('certificates_cohort').on(table.cohortId),
    check('certificates_name', sql`char_length(${table.name}) between 1 and 80`),
    check('certificates_revoked', sql`(${table.revokedAt} is null) = (${table.revokedReason} is null)`),
    check('certificates_reason', sql`char_length(${table.revokedReason}) between 1 and 500`),
  ],
)
