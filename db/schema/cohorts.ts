import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { CallThresholds } from '#app/rules/call-list.ts'
import type { SheetDraft } from '#app/rules/people-sheet.ts'
import { ENROLMENT_STATUSES } from '#app/rules/organisations.ts'
import { createdAt, day, fullTextColumn, id, instant, oneOf } from './columns.ts'
import { courses, courseVersions } from './courses.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'

/** One row is a programme: an ordered choice of courses under one title. Written by: administration. */
export const programmes = pgTable('programmes', {
  id: text('id').primaryKey(),
  title: fullTextColumn('title').notNull(),
  createdAt: createdAt(),
})

/**
 * One row is a course of a programme, in its place. A cohort made on the programme begins with these. `opensDay` and `dueDay` count from the cohort’s first
 * day, which is day 1; null where the programme says none. Written by: administration.
 */
export const programmeCourses = pgTable(
  'programme_courses',
  {
    programmeId: text('programme_id')
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    position: integer('position').notNull(),
    isRequired: boolean('is_required').notNull().default(true),
    opensDay: integer('opens_day'),
    dueDay: integer('due_day'),
  },
  (table) => [
    primaryKey({ columns: [table.programmeId, table.courseId] }),
    unique('programme_courses_position').on(table.programmeId, table.position),
    check('programme_courses_days', sql`${table.opensDay} >= 1 and ${table.dueDay} >= coalesce(${table.opensDay}, 1)`),
  ],
)

/** One row is a group of people who follow a programme between two dates. Written by: coordination. */
export const cohorts = pgTable(
  'cohorts',
  {
    id: id(),
    programmeId: text('programme_id')
      .notNull()
      .references(() => programmes.id),
    name: text('name').notNull(),
    zone: text('zone').notNull().default('Africa/Casablanca'),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    /** From this instant nobody new is taken in; those who are there go on. */
    closedAt: instant('closed_at'),
    archivedAt: instant('archived_at'),
    /** What of the usual thresholds of the call list this group changes. */
    thresholds: jsonb('thresholds').$type<Partial<CallThresholds>>().notNull().default({}),
    /** Rises with each change of the settings, so that two people who change at once are told. */
    revision: integer('revision').notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    check('cohorts_dates', sql`${table.endsOn} >= ${table.startsOn}`),
    check('cohorts_name', sql`char_length(${table.name}) between 1 and 120`),
  ],
)

/** One row pins a course version to a cohort, with its place and dates. Written by: coordination. */
export const cohortCourses = pgTable(
  'cohort_courses',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id),
    position: integer('position').notNull(),
    isRequired: boolean('is_required').notNull().default(true),
    opensOn: day('opens_on'),
    dueOn: day('due_on'),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.courseId] }),
    unique('cohort_courses_position').on(table.cohortId, table.position),
  ],
)

/** One row is an organisation that a cohort is meant for. Written by: coordination, administration (merges organisations). */
export const cohortOrganisations = pgTable(
  'cohort_organisations',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
  },
  (table) => [primaryKey({ columns: [table.cohortId, table.organisationId] })],
)

/** One row is the due day of one module, quiz or assignment in a cohort: a local day, with the instant it resolves to. Written by: coordination. */
export const deadlines = pgTable(
  'deadlines',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    itemKey: text('item_key').notNull(),
    localDay: day('local_day').notNull(),
    localTime: text('local_time').notNull().default('23:59'),
    zone: text('zone').notNull().default('Africa/Casablanca'),
    resolvedAt: instant('resolved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.itemKey] }),
    check('deadlines_time', sql`${table.localTime} ~ '^[0-2][0-9]:[0-5][0-9]$'`),
  ],
)

/** One row moves a deadline for one person or one organisation, with its reason. Written by: coordination. */
export const extensions = pgTable(
  'extensions',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    itemKey: text('item_key').notNull(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    localDay: day('local_day').notNull(),
    localTime: text('local_time').notNull().default('23:59'),
    resolvedAt: instant('resolved_at').notNull(),
    reason: text('reason').notNull(),
    grantedBy: uuid('granted_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    index('extensions_item').on(table.cohortId, table.itemKey),
    check('extensions_subject', sql`(${table.personId} is null) <> (${table.organisationId} is null)`),
  ],
)

/** One row is a change of a deadline, for all, an organisation or a person; none is changed or removed. Written by: coordination. */
export const deadlineChanges = pgTable(
  'deadline_changes',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    itemKey: text('item_key').notNull(),
    /** Both null where it was moved for all. */
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    fromDay: day('from_day'),
    /** Null where what was moved went back to the day of all. */
    toDay: day('to_day'),
    reason: text('reason').notNull(),
    changedBy: uuid('changed_by').references(() => people.id, { onDelete: 'set null' }),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    index('deadline_changes_cohort').on(table.cohortId, table.changedAt),
    check('deadline_changes_reason', sql`char_length(${table.reason}) between 1 and 500`),
  ],
)

/** One row is a person in a cohort. Written by: coordination, account (accepts an invitation). */
export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ENROLMENT_STATUSES }).notNull().default('invited'),
    /** The main organisation on the day of enrolment: reports attribute by it. */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    enrolledAt: instant('enrolled_at').notNull().defaultNow(),
    completedAt: instant('completed_at'),
    /** Whether what the person did in these courses before the enrolment counts in it. */
    countsBefore: boolean('counts_before').notNull().default(true),
    /** Until this day the person stands on no list of people to call. */
    hiddenUntil: day('hidden_until'),
  },
  (table) => [
    unique('enrolments_once').on(table.cohortId, table.personId),
    // Serves the learner's home page.
    index('enrolments_person').on(table.personId),
    check('enrolments_status', oneOf(table.status, ENROLMENT_STATUSES)),
  ],
)

/** One row keeps an enrolment on a version of a course that is not its cohort's: what was begun or finished there before an upgrade. Written by: coordination. */
export const enrolmentVersions = pgTable(
  'enrolment_versions',
  {
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id),
    /** Set where the person had finished the course on this version: it counts so in every figure, and they read the cohort's version. */
    finishedAt: instant('finished_at'),
  },
  (table) => [primaryKey({ columns: [table.enrolmentId, table.courseId] })],
)

/** One row is a change of an enrolment's status. Written by: coordination, account (accepts an invitation). */
export const enrolmentChanges = pgTable(
  'enrolment_changes',
  {
    id: id(),
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ENROLMENT_STATUSES }).notNull(),
    reason: text('reason'),
    changedBy: uuid('changed_by').references(() => people.id, { onDelete: 'set null' }),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [index('enrolment_changes_enrolment').on(table.enrolmentId)],
)

/** One row is a contact with a person about their progress: a reminder sent, a call and its result. Written by: coordination. */
export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    channel: text('channel', { enum: ['whatsapp', 'email', 'call', 'visit'] }).notNull(),
    note: text('note').notNull().default(''),
    /** A reminder that we sent, not a talk. */
    isReminder: boolean('is_reminder').notNull().default(false),
    madeBy: uuid('made_by').references(() => people.id, { onDelete: 'set null' }),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (table) => [
    index('contacts_enrolment').on(table.enrolmentId),
    check('contacts_channel', oneOf(table.channel, ['whatsapp', 'email', 'call', 'visit'])),
  ],
)

/** One row is a spreadsheet of people between its upload and its confirmation: emptied when it is confirmed, gone after a day. Written by: coordination. */
export const sheetDrafts = pgTable(
  'sheet_drafts',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    draft: jsonb('draft').$type<SheetDraft>().notNull(),
    createdAt: createdAt(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [index('sheet_drafts_made').on(table.madeBy, table.createdAt)],
)
