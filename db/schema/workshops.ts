import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { ATTENDANCE } from '#app/rules/workshops.ts'
import { enrolments, cohorts } from './cohorts.ts'
import { createdAt, day, id, instant, oneOf } from './columns.ts'
import { people } from './people.ts'

/** One row is a meeting of a cohort at a place, between two times of one day in Morocco. Written by: coordination. */
export const workshops = pgTable(
  'workshops',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    place: text('place').notNull(),
    localDay: day('local_day').notNull(),
    /** Times of the clock in Morocco, 'HH:MM'. */
    startsTime: text('starts_time').notNull(),
    endsTime: text('ends_time').notNull(),
    trainerId: uuid('trainer_id').references(() => people.id, { onDelete: 'set null' }),
    /** Null where nobody counts the seats. */
    seats: integer('seats'),
    cancelledAt: instant('cancelled_at'),
    createdAt: createdAt(),
  },
  (table) => [
    // Serves the page of a cohort and the learner's home page.
    index('workshops_cohort').on(table.cohortId, table.localDay),
    check('workshops_title', sql`char_length(${table.title}) between 1 and 120`),
    check('workshops_place', sql`char_length(${table.place}) between 1 and 200`),
    check('workshops_seats', sql`${table.seats} between 1 and 1000`),
    check('workshops_times', sql`${table.endsTime} > ${table.startsTime}`),
    check('workshops_starts_time', sql`${table.startsTime} ~ '^[0-2][0-9]:[0-5][0-9]$'`),
    check('workshops_ends_time', sql`${table.endsTime} ~ '^[0-2][0-9]:[0-5][0-9]$'`),
  ],
)

/** One row says that somebody was there or was not; none is changed, the latest counts. Written by: coordination. */
export const attendanceMarks = pgTable(
  'attendance_marks',
  {
    id: id(),
    workshopId: uuid('workshop_id')
      .notNull()
      .references(() => workshops.id, { onDelete: 'cascade' }),
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    state: text('state', { enum: ATTENDANCE }).notNull(),
    /** The key of the sent sheet, made with its page: the same sheet sent twice is written once. */
    sheetKey: uuid('sheet_key').notNull(),
    markedBy: uuid('marked_by').references(() => people.id, { onDelete: 'set null' }),
    /** When it was ticked, also where the phone sent it later. */
    markedAt: instant('marked_at').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    unique('attendance_marks_once').on(table.workshopId, table.sheetKey, table.enrolmentId),
    // Serves the sheet of a workshop and a person's evidence: the latest mark of each.
    index('attendance_marks_enrolment').on(table.enrolmentId, table.workshopId),
    check('attendance_marks_state', oneOf(table.state, ATTENDANCE)),
  ],
)
