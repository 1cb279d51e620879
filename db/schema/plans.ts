import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ALLOCATIONS, COMBINE_RULES, MARKING_MODES, SECOND_REASONS } from '#app/rules/plan-runs.ts'
import { RETURN_RULES } from '#app/rules/grading.ts'
import { cohorts, enrolments } from './cohorts.ts'
import { createdAt, id, instant, oneOf } from './columns.ts'
import { assignmentVersions } from './courses.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'

/** One row is a final assignment as one cohort runs it: dates and rules of hand-in. Written by: coordination, grading (settings), authoring (its version). */
export const assignmentRuns = pgTable(
  'assignment_runs',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    assignmentKey: text('assignment_key').notNull(),
    courseId: text('course_id').notNull(),
    /** For plans opened from now on; open plans keep theirs. */
    assignmentVersionId: uuid('assignment_version_id')
      .notNull()
      .references(() => assignmentVersions.id),
    opensAt: instant('opens_at'),
    cutOffAt: instant('cut_off_at'),
    /** Days within which a trainer answers. */
    gradeWithinDays: integer('grade_within_days').notNull().default(7),
    /** For so many hours after a deadline a plan that was sent in time on a phone counts as in time; null is never. */
    offlineHours: integer('offline_hours').default(48),
    attemptsMax: integer('attempts_max').notNull().default(3),
    releaseRule: text('release_rule', { enum: ['each', 'together', 'at-date'] })
      .notNull()
      .default('each'),
    releaseAt: instant('release_at'),
    /** What being late takes off, in per cent of all points for each begun interval; 0 is nothing. */
    latePercent: integer('late_percent').notNull().default(0),
    lateEveryHours: integer('late_every_hours').notNull().default(24),
    /** So many hours after the deadline nothing is taken off. */
    lateGraceHours: integer('late_grace_hours').notNull().default(0),
    /** Being late never takes a result below so many per cent of all points. */
    lateFloor: integer('late_floor').notNull().default(0),
    /** Whether what is taken off may make a result fail that passes by its marks. */
    lateMayFail: boolean('late_may_fail').notNull().default(false),
    returnRule: text('return_rule', { enum: RETURN_RULES }).notNull().default('at-once'),
    markingMode: text('marking_mode', { enum: MARKING_MODES }).notNull().default('single'),
    /** In sample marking: how many of a hundred are marked a second time. */
    samplePercent: integer('sample_percent').notNull().default(10),
    combineRule: text('combine_rule', { enum: COMBINE_RULES }).notNull().default('average'),
    /** Two totals further apart than so many per cent of all points go to a third person. */
    moderateAbove: integer('moderate_above').notNull().default(15),
    isAnonymous: boolean('is_anonymous').notNull().default(false),
    /** For so many days after a release its author may ask once about each criterion; null is never. */
    queryDays: integer('query_days').default(7),
    allocation: text('allocation', { enum: ALLOCATIONS }).notNull().default('free'),
    /** Whether members of one association may write a plan together. */
    isShareable: boolean('is_shareable').notNull().default(true),
    /** Rises with each change of the settings, so that two people who change at once are told. */
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    check('assignment_runs_late', sql`${table.latePercent} between 0 and 100 and ${table.lateFloor} between 0 and 100`),
    check('assignment_runs_late_hours', sql`${table.lateEveryHours} between 1 and 720 and ${table.lateGraceHours} between 0 and 720`),
    check('assignment_runs_second', sql`${table.samplePercent} between 1 and 100 and ${table.moderateAbove} between 0 and 100`),
    check('assignment_runs_query', sql`${table.queryDays} between 1 and 90`),
    check('assignment_runs_returns', oneOf(table.returnRule, [...RETURN_RULES])),
    check('assignment_runs_mode', oneOf(table.markingMode, [...MARKING_MODES])),
    check('assignment_runs_combine', oneOf(table.combineRule, [...COMBINE_RULES])),
    check('assignment_runs_allocation', oneOf(table.allocation, [...ALLOCATIONS])),
    unique('assignment_runs_once').on(table.cohortId, table.assignmentKey),
    check('assignment_runs_offline', sql`${table.offlineHours} between 0 and 720`),
    check('assignment_runs_attempts', sql`${table.attemptsMax} >= 1`),
    check('assignment_runs_release', oneOf(table.releaseRule, ['each', 'together', 'at-date'])),
  ],
)

/** One row is one person's plan in a run, or the one they opened and write with others: drafts, hand-ins and outcomes hang on it. Written by: learning. */
export const plans = pgTable(
  'plans',
  {
    id: id(),
    runId: uuid('run_id')
      .notNull()
      .references(() => assignmentRuns.id, { onDelete: 'cascade' }),
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    assignmentVersionId: uuid('assignment_version_id')
      .notNull()
      .references(() => assignmentVersions.id),
    /** The version that its author left, or knows of and did not take: the other one of the choice. */
    otherVersionId: uuid('other_version_id').references(() => assignmentVersions.id),
    excusedAt: instant('excused_at'),
    excusedReason: text('excused_reason'),
    openedAt: instant('opened_at').notNull().defaultNow(),
    /** Set while its owner writes the plan of somebody else instead: its text waits. */
    setAsideAt: instant('set_aside_at'),
  },
  (table) => [
    uniqueIndex('plans_once')
      .on(table.runId, table.enrolmentId)
      .where(sql`${table.setAsideAt} is null`),
    index('plans_owner').on(table.ownerId),
  ],
)

/** One row is a person who was asked to write a plan with its owner, joined, and perhaps left; its owner has none. Written by: learning. */
export const planAuthors = pgTable(
  'plan_authors',
  {
    id: id(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    runId: uuid('run_id')
      .notNull()
      .references(() => assignmentRuns.id, { onDelete: 'cascade' }),
    enrolmentId: uuid('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** The association that they share with who invited them: who leaves it reads the drafts no more. */
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    invitedBy: uuid('invited_by').references(() => people.id, { onDelete: 'set null' }),
    invitedAt: instant('invited_at').notNull(),
    joinedAt: instant('joined_at'),
    /** When they declined, left, or were no longer wanted. */
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('plan_authors_open')
      .on(table.planId, table.personId)
      .where(sql`${table.endedAt} is null`),
    // A person writes with one group of a run at a time.
    uniqueIndex('plan_authors_one_plan')
      .on(table.runId, table.enrolmentId)
      .where(sql`${table.joinedAt} is not null and ${table.endedAt} is null`),
    index('plan_authors_person').on(table.personId),
  ],
)

/** One row is one saved text of one part, never changed; two children of one parent are a conflict and both are kept. The id is the client's key. Written by: learning. */
export const revisions = pgTable(
  'revisions',
  {
    id: id(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    partId: text('part_id').notNull(),
    /** Order of arrival within the part. */
    n: integer('n').notNull(),
    parentId: uuid('parent_id'),
    /** The other head that this revision was joined with or chosen over. */
    mergedId: uuid('merged_id'),
    text: text('text').notNull(),
    tables: jsonb('tables').$type<Record<string, unknown>>().notNull(),
    isDone: boolean('is_done').notNull(),
    hash: text('hash').notNull(),
    authorId: uuid('author_id').references(() => people.id, { onDelete: 'set null' }),
    savedAt: instant('saved_at').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
    source: text('source', { enum: ['form', 'autosave', 'offline'] })
      .notNull()
      .default('form'),
  },
  (table) => [
    unique('revisions_n').on(table.planId, table.partId, table.n),
    // Serves every list of work to mark, which leaves out the plans that the reader has written in.
    index('revisions_author').on(table.authorId, table.planId),
    foreignKey({ columns: [table.parentId], foreignColumns: [table.id] }),
    foreignKey({ columns: [table.mergedId], foreignColumns: [table.id] }),
    check('revisions_source', oneOf(table.source, ['form', 'autosave', 'offline'])),
    check('revisions_length', sql`char_length(${table.text}) <= 60000`),
  ],
)

/**
 * One row is one question to the trainers about a part of a plan that is being written, with the text it is about, and the answer. The id is the
 * client's key. Written by: learning (asks, withdraws, notes that it was seen), grading (answers).
 */
export const partQuestions = pgTable(
  'part_questions',
  {
    id: id(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    partId: text('part_id').notNull(),
    /** The saved text as it was then; null where nothing was written yet. */
    revisionId: uuid('revision_id').references(() => revisions.id, { onDelete: 'cascade' }),
    /** Empty where only remarks are asked for. */
    question: text('question').notNull(),
    askedBy: uuid('asked_by').references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    answer: text('answer'),
    answeredBy: uuid('answered_by').references(() => people.id, { onDelete: 'set null' }),
    answeredAt: instant('answered_at'),
    seenAt: instant('seen_at'),
  },
  (table) => [
    // The pages of a plan and of its parts.
    index('part_questions_plan').on(table.planId, table.partId),
    // One open question of a part, and the list of trainers.
    uniqueIndex('part_questions_open')
      .on(table.planId, table.partId)
      .where(sql`${table.answeredAt} is null and ${table.withdrawnAt} is null`),
    check('part_questions_length', sql`char_length(${table.question}) <= 2000 and char_length(${table.answer}) <= 10000`),
    check('part_questions_answer', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
  ],
)

/** One row is one plan handed in: an immutable attempt with its receipt. Written by: learning (hands in, withdraws), grading (returns to draft). */
export const submissions = pgTable(
  'submissions',
  {
    id: id(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    n: integer('n').notNull(),
    /** The client's key: the same key gives the same receipt. */
    requestKey: uuid('request_key').notNull(),
    receiptCode: text('receipt_code').notNull(),
    submittedBy: uuid('submitted_by').references(() => people.id, { onDelete: 'set null' }),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    statement: text('statement').notNull(),
    /** When it was sent on a phone without a network, counted back from the arrival; how far that phone's clock is ahead, in seconds. */
    clientFinishedAt: instant('client_finished_at'),
    clockSkewSeconds: integer('clock_skew_seconds'),
    submittedAt: instant('submitted_at').notNull().defaultNow(),
    lateSeconds: integer('late_seconds').notNull().default(0),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
    /** Whose turn it is to mark it, where a run shares out. */
    allocatedTo: uuid('allocated_to').references(() => people.id, { onDelete: 'set null' }),
    /** From then on it needs a second marking; a result from before no longer counts. */
    secondAskedAt: instant('second_asked_at'),
    secondAskedBy: uuid('second_asked_by').references(() => people.id, { onDelete: 'set null' }),
    secondReason: text('second_reason', { enum: SECOND_REASONS }),
    /** Whether the second marker works without seeing the first marking. */
    isSecondBlind: boolean('is_second_blind').notNull().default(false),
  },
  (table) => [
    check('submissions_second', sql`(${table.secondAskedAt} is null) = (${table.secondReason} is null)`),
    check('submissions_second_reason', oneOf(table.secondReason, [...SECOND_REASONS])),
    unique('submissions_n').on(table.planId, table.n),
    unique('submissions_request').on(table.requestKey),
    unique('submissions_receipt').on(table.receiptCode),
    check('submissions_n_positive', sql`${table.n} >= 1`),
    check('submissions_late', sql`${table.lateSeconds} >= 0`),
  ],
)

/** One row is an author of a hand-in that several people wrote, whether or not they write the plan today; work of one person has none. Written by: learning. */
export const submissionAuthors = pgTable(
  'submission_authors',
  {
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.submissionId, table.personId] }), index('submission_authors_person').on(table.personId)],
)

/** One row is one part as it was handed in. Written by: learning. */
export const submissionParts = pgTable(
  'submission_parts',
  {
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    partId: text('part_id').notNull(),
    revisionId: uuid('revision_id').references(() => revisions.id, { onDelete: 'set null' }),
    text: text('text').notNull(),
    tables: jsonb('tables').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.submissionId, table.partId] })],
)
