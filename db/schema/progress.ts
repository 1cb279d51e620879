import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { PROGRESS_KINDS } from '#app/rules/activities.ts'
import { id, instant, oneOf } from './columns.ts'
import { courseVersions } from './courses.ts'
import { people } from './people.ts'

/** One row is something that happened between a person and an activity; never changed. The id is the client's key against doubles. Written by: platform (asked by learning and grading). */
export const progressEvents = pgTable(
  'progress_events',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    itemKey: text('item_key').notNull(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id),
    kind: text('kind', { enum: PROGRESS_KINDS }).notNull(),
    /** Share of the marks in per cent, for a quiz. */
    score: integer('score'),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
    source: text('source', { enum: ['online', 'offline', 'facilitator', 'seed'] })
      .notNull()
      .default('online'),
    enteredBy: uuid('entered_by').references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('progress_events_person').on(table.personId, table.courseId),
    check('progress_events_kind', oneOf(table.kind, PROGRESS_KINDS)),
    check('progress_events_score', sql`${table.score} between 0 and 100`),
    check('progress_events_source', oneOf(table.source, ['online', 'offline', 'facilitator', 'seed'])),
  ],
)

/** One row is where a person stands with one activity, rebuilt from the events at any time. Written by: platform (in the transaction that appends the event). */
export const itemProgress = pgTable(
  'item_progress',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    itemKey: text('item_key').notNull(),
    courseId: text('course_id').notNull(),
    openedAt: instant('opened_at'),
    completedAt: instant('completed_at'),
    completedVersionId: uuid('completed_version_id').references(() => courseVersions.id),
    passedAt: instant('passed_at'),
    bestScore: integer('best_score'),
    /** Attempts or tries that did not pass. */
    failures: integer('failures').notNull().default(0),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.itemKey] }),
    // Serves home, course and board pages: all of a person's items of a course.
    index('item_progress_course').on(table.courseId, table.personId),
    check('item_progress_score', sql`${table.bestScore} between 0 and 100`),
  ],
)
