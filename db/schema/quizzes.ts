import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, numeric, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Answer } from '#app/rules/questions.ts'
import { createdAt, id, instant, oneOf } from './columns.ts'
import { courseVersions, questionVersions } from './courses.ts'
import { enrolments } from './cohorts.ts'
import { people } from './people.ts'

/** One row is one try at an assessed quiz; the paper is frozen in attempt_slots. Written by: learning. */
export const attempts = pgTable(
  'attempts',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    enrolmentId: uuid('enrolment_id').references(() => enrolments.id, { onDelete: 'set null' }),
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id),
    quizKey: text('quiz_key').notNull(),
    n: integer('n').notNull(),
    /** Option order and draws come from this number: the same on every device. */
    seed: integer('seed').notNull(),
    startedAt: instant('started_at').notNull().defaultNow(),
    deadlineAt: instant('deadline_at'),
    submittedAt: instant('submitted_at'),
    gradedAt: instant('graded_at'),
    score: numeric('score', { precision: 8, scale: 4, mode: 'number' }),
    maxScore: numeric('max_score', { precision: 8, scale: 4, mode: 'number' }),
    isPassed: boolean('is_passed'),
  },
  (table) => [
    unique('attempts_n').on(table.personId, table.quizKey, table.n),
    // Serves the quiz page: one open attempt per person and quiz at most.
    unique('attempts_open').on(table.personId, table.quizKey, table.submittedAt).nullsNotDistinct(),
    check('attempts_score', sql`${table.score} between 0 and ${table.maxScore}`),
    check(
      'attempts_graded',
      sql`${table.gradedAt} is null or (${table.submittedAt} is not null and ${table.score} is not null and ${table.isPassed} is not null)`,
    ),
  ],
)

/** One row is one question of one attempt, frozen when the attempt was made. Written by: learning. */
export const attemptSlots = pgTable(
  'attempt_slots',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersions.id),
    optionOrder: jsonb('option_order').$type<string[]>().notNull(),
    maxMark: integer('max_mark').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.position] })],
)

/** One row is one answer given to one question of an attempt; the last by sequence counts. The id is the client's key. Written by: learning. */
export const answerSteps = pgTable(
  'answer_steps',
  {
    id: id(),
    attemptId: uuid('attempt_id').notNull(),
    position: integer('position').notNull(),
    sequence: integer('sequence').notNull(),
    answer: jsonb('answer').$type<Answer>().notNull(),
    at: instant('at').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ columns: [table.attemptId, table.position], foreignColumns: [attemptSlots.attemptId, attemptSlots.position] }).onDelete(
      'cascade',
    ),
    index('answer_steps_slot').on(table.attemptId, table.position, table.sequence),
  ],
)

/** One row is a mark of one slot; a later row replaces an earlier one, none is changed. Written by: learning (auto), grading (manual). */
export const slotScores = pgTable(
  'slot_scores',
  {
    id: id(),
    attemptId: uuid('attempt_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: ['auto', 'manual', 'regraded'] }).notNull(),
    mark: numeric('mark', { precision: 8, scale: 4, mode: 'number' }).notNull(),
    maxMark: integer('max_mark').notNull(),
    isRight: boolean('is_right').notNull(),
    scoredBy: uuid('scored_by').references(() => people.id, { onDelete: 'set null' }),
    reason: text('reason'),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({ columns: [table.attemptId, table.position], foreignColumns: [attemptSlots.attemptId, attemptSlots.position] }).onDelete(
      'cascade',
    ),
    index('slot_scores_slot').on(table.attemptId, table.position),
    check('slot_scores_mark', sql`${table.mark} between 0 and ${table.maxMark}`),
    check('slot_scores_kind', oneOf(table.kind, ['auto', 'manual', 'regraded'])),
  ],
)

/** One row is one try at a practice question; the id is the client's key. Written by: learning. */
export const practiceAnswers = pgTable(
  'practice_answers',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id),
    lessonKey: text('lesson_key').notNull(),
    position: integer('position').notNull(),
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersions.id),
    answer: jsonb('answer').$type<Answer>().notNull(),
    isRight: boolean('is_right').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('practice_answers_lesson').on(table.personId, table.lessonKey, table.position)],
)
