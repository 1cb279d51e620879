import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { MARK_ROLES } from '#app/rules/plan-runs.ts'
import { createdAt, id, instant, oneOf } from './columns.ts'
import { files } from './files.ts'
import { people } from './people.ts'
import { submissions } from './plans.ts'

/** One row says which trainer holds a submission, and until when; reading never makes one. Written by: grading. */
export const leases = pgTable('leases', {
  submissionId: uuid('submission_id')
    .primaryKey()
    .references(() => submissions.id, { onDelete: 'cascade' }),
  markerId: uuid('marker_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  takenAt: instant('taken_at').notNull(),
  renewedAt: instant('renewed_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
})

/** One row is a trainer's remark on a passage, a part or the whole of a submission. Written by: grading. */
export const remarks = pgTable(
  'remarks',
  {
    id: id(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id').references(() => people.id, { onDelete: 'set null' }),
    /** Null for a remark on the whole plan. */
    partId: text('part_id'),
    /** The words it stands beside, with their place in the frozen text of the part. */
    quote: text('quote'),
    quoteStart: integer('quote_start'),
    quoteEnd: integer('quote_end'),
    criterionId: text('criterion_id'),
    /** The words; beside a recording they say what it holds, and may be missing. */
    body: text('body').notNull(),
    voiceId: uuid('voice_id').references(() => files.id, { onDelete: 'set null' }),
    removedAt: instant('removed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('remarks_submission').on(table.submissionId),
    index('remarks_voice').on(table.voiceId),
    check(
      'remarks_quote',
      sql`(${table.quote} is null) = (${table.quoteStart} is null) and (${table.quote} is null) = (${table.quoteEnd} is null)`,
    ),
    check(
      'remarks_range',
      sql`${table.quoteStart} is null or (${table.quoteStart} >= 0 and ${table.quoteEnd} > ${table.quoteStart} and ${table.partId} is not null)`,
    ),
    check('remarks_body', sql`char_length(${table.body}) <= 4000`),
  ],
)

/** One row is the author's claim that a remark was dealt with. Written by: learning. */
export const remarkTicks = pgTable('remark_ticks', {
  remarkId: uuid('remark_id')
    .primaryKey()
    .references(() => remarks.id, { onDelete: 'cascade' }),
  tickedBy: uuid('ticked_by').references(() => people.id, { onDelete: 'set null' }),
  tickedAt: instant('ticked_at').notNull(),
})

/** One row is an answer of the author to a remark. Written by: learning. */
export const remarkReplies = pgTable(
  'remark_replies',
  {
    id: id(),
    remarkId: uuid('remark_id')
      .notNull()
      .references(() => remarks.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id').references(() => people.id, { onDelete: 'set null' }),
    body: text('body').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('remark_replies_remark').on(table.remarkId)],
)

/** One row is one trainer's marking of one submission: a draft until decided. Marks stand apart from what the learner writes. Written by: grading. */
export const marks = pgTable(
  'marks',
  {
    id: id(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    markerId: uuid('marker_id')
      .notNull()
      .references(() => people.id),
    /** 'agreed' is what the rule of a run makes of two markings. */
    role: text('role', { enum: MARK_ROLES }).notNull().default('first'),
    overall: text('overall').notNull().default(''),
    privateNote: text('private_note').notNull().default(''),
    /** Raised at each change of the overall texts: a save based on an older one is refused. */
    rowVersion: integer('row_version').notNull().default(1),
    decision: text('decision', { enum: ['return', 'validate'] }),
    decidedAt: instant('decided_at'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('marks_once').on(table.submissionId, table.role),
    check('marks_role', oneOf(table.role, [...MARK_ROLES])),
    check('marks_decision', oneOf(table.decision, ['return', 'validate'])),
    check('marks_decided', sql`(${table.decision} is null) = (${table.decidedAt} is null)`),
  ],
)

/** One row is one criterion of one marking. Written by: grading. */
export const criterionMarks = pgTable(
  'criterion_marks',
  {
    markId: uuid('mark_id')
      .notNull()
      .references(() => marks.id, { onDelete: 'cascade' }),
    criterionId: text('criterion_id').notNull(),
    levelId: text('level_id').notNull(),
    points: numeric('points', { precision: 6, scale: 2, mode: 'number' }).notNull(),
    maxPoints: integer('max_points').notNull(),
    comment: text('comment').notNull().default(''),
    rowVersion: integer('row_version').notNull().default(1),
    changedBy: uuid('changed_by').references(() => people.id, { onDelete: 'set null' }),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.markId, table.criterionId] }),
    check('criterion_marks_points', sql`${table.points} between 0 and ${table.maxPoints}`),
  ],
)

/** One row is a result of record; a later one supersedes an earlier one, none is changed. Written by: grading. */
export const outcomes = pgTable(
  'outcomes',
  {
    id: id(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    markId: uuid('mark_id')
      .notNull()
      .references(() => marks.id, { onDelete: 'cascade' }),
    decision: text('decision', { enum: ['return', 'validate'] }).notNull(),
    /** Points on the rubric's own scale; null when a plan is returned without all criteria marked. */
    points: numeric('points', { precision: 6, scale: 2, mode: 'number' }),
    maxPoints: integer('max_points').notNull(),
    /** What being late took off: it stands apart from the marks, and `points` are what is left. */
    penalty: numeric('penalty', { precision: 6, scale: 2, mode: 'number' }).notNull().default(0),
    isPassed: boolean('is_passed'),
    decidedBy: uuid('decided_by').references(() => people.id, { onDelete: 'set null' }),
    reason: text('reason'),
    supersedesId: uuid('supersedes_id'),
    createdAt: createdAt(),
  },
  (table) => [
    index('outcomes_submission').on(table.submissionId),
    foreignKey({ columns: [table.supersedesId], foreignColumns: [table.id] }),
    unique('outcomes_supersedes').on(table.supersedesId),
    check('outcomes_points', sql`${table.points} between 0 and ${table.maxPoints}`),
    check('outcomes_penalty', sql`${table.penalty} >= 0`),
    check('outcomes_decision', oneOf(table.decision, ['return', 'validate'])),
    check('outcomes_validated', sql`${table.decision} = 'return' or (${table.points} is not null and ${table.isPassed} is not null)`),
  ],
)

/** One row is the result of one author of shared work where it differs from that of the others, with its reason; a later one replaces it, none is changed. Written by: grading. */
export const individualOutcomes = pgTable(
  'individual_outcomes',
  {
    id: id(),
    outcomeId: uuid('outcome_id')
      .notNull()
      .references(() => outcomes.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** What it adds to the points of all, or takes from them; 0 takes an earlier row back. */
    difference: numeric('difference', { precision: 6, scale: 2, mode: 'number' }).notNull(),
    points: numeric('points', { precision: 6, scale: 2, mode: 'number' }).notNull(),
    isPassed: boolean('is_passed').notNull(),
    reason: text('reason').notNull(),
    decidedBy: uuid('decided_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    index('individual_outcomes_outcome').on(table.outcomeId, table.personId),
    check('individual_outcomes_points', sql`${table.points} >= 0`),
    check('individual_outcomes_reason', sql`char_length(${table.reason}) between 1 and 1000`),
  ],
)

/** One row makes an outcome visible to its learner, with what was shown; a retraction keeps the row. Written by: grading. */
export const releases = pgTable(
  'releases',
  {
    id: id(),
    outcomeId: uuid('outcome_id')
      .notNull()
      .references(() => outcomes.id, { onDelete: 'cascade' }),
    releasedBy: uuid('released_by').references(() => people.id, { onDelete: 'set null' }),
    releasedAt: instant('released_at').notNull().defaultNow(),
    shown: jsonb('shown').$type<Record<string, unknown>>().notNull(),
    retractedAt: instant('retracted_at'),
    retractedBy: uuid('retracted_by').references(() => people.id, { onDelete: 'set null' }),
    retractedReason: text('retracted_reason'),
  },
  (table) => [
    index('releases_outcome').on(table.outcomeId),
    uniqueIndex('releases_in_force')
      .on(table.outcomeId)
      .where(sql`${table.retractedAt} is null`),
    check('releases_retracted', sql`(${table.retractedAt} is null) = (${table.retractedReason} is null)`),
  ],
)

/** One row says when a learner first read the feedback of a release. Written by: learning. */
export const feedbackViews = pgTable(
  'feedback_views',
  {
    releaseId: uuid('release_id')
      .notNull()
      .references(() => releases.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.personId] })],
)

/**
 * One row is what a learner asked about one criterion of a released result, once, with the answer, and where that was not enough what a third person
 * says. The id is the client's key. Written by: learning (asks, escalates, notes that it was seen), grading (answers, closes).
 */
export const criterionQueries = pgTable(
  'criterion_queries',
  {
    id: id(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    criterionId: text('criterion_id').notNull(),
    /** The release it was asked about. */
    releaseId: uuid('release_id')
      .notNull()
      .references(() => releases.id, { onDelete: 'cascade' }),
    body: text('body').notNull(),
    askedBy: uuid('asked_by').references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by').references(() => people.id, { onDelete: 'set null' }),
    answeredAt: instant('answered_at'),
    /** Why the answer is not enough for who asked. */
    escalation: text('escalation'),
    escalatedAt: instant('escalated_at'),
    /** The last word, of somebody who neither marked nor answered. */
    closing: text('closing'),
    closedBy: uuid('closed_by').references(() => people.id, { onDelete: 'set null' }),
    closedAt: instant('closed_at'),
    /** The result that replaced the one asked about; null where it stays. */
    outcomeId: uuid('outcome_id').references(() => outcomes.id, { onDelete: 'set null' }),
    /** When who asked opened what was said last. */
    seenAt: instant('seen_at'),
  },
  (table) => [
    unique('criterion_queries_once').on(table.submissionId, table.criterionId),
    check('criterion_queries_body', sql`char_length(${table.body}) between 1 and 2000 and char_length(${table.answer}) between 1 and 4000`),
    check(
      'criterion_queries_third',
      sql`char_length(${table.escalation}) between 1 and 2000 and char_length(${table.closing}) between 1 and 4000`,
    ),
    check('criterion_queries_answer', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
    check(
      'criterion_queries_closing',
      sql`(${table.escalation} is null) = (${table.escalatedAt} is null) and (${table.closing} is null) = (${table.closedAt} is null)
        and (${table.escalatedAt} is null or ${table.answeredAt} is not null) and (${table.closedAt} is null or ${table.escalatedAt} is not null)`,
    ),
  ],
)

/** One row is a ready remark, of one trainer or shared by all. Written by: grading. */
export const commentBank = pgTable(
  'comment_bank',
  {
    id: id(),
    /** Null for a shared entry. */
    ownerId: uuid('owner_id').references(() => people.id, { onDelete: 'cascade' }),
    courseId: text('course_id'),
    criterionId: text('criterion_id'),
    body: jsonb('body').$type<{ fr: string; en?: string; ar?: string }>().notNull(),
    /** From then on it is offered to nobody; null while it is. */
    putAwayAt: instant('put_away_at'),
    createdAt: createdAt(),
  },
  (table) => [index('comment_bank_owner').on(table.ownerId)],
)
