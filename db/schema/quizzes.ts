import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, numeric, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { DrawnNumbers } from '#app/rules/calculated.ts'
import { CORRECTION_CHOICES } from '#app/rules/corrections.ts'
import type { TestForms } from '#app/rules/course-tests.ts'
import type { Answer, Question } from '#app/rules/questions.ts'
import { ATTEMPT_METHODS, type QuizSection, type ReviewMatrix } from '#app/rules/quiz-runs.ts'
import { bankQuizVersions } from './bank.ts'
import { createdAt, day, id, instant, oneOf } from './columns.ts'
import { courses, courseVersions, questionVersions } from './courses.ts'
import { cohorts, enrolments } from './cohorts.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'

/** One row is one try at an assessed quiz; the paper is frozen in attempt_slots. Written by: learning, quizzes (deadlines, sheets of paper), platform (results). */
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
    /** Since when a phone holds the paper, so that it can be answered without a network; null for none. */
    issuedAt: instant('issued_at'),
    /** True while a phone holds the paper and nobody has begun it. */
    isPrepared: boolean('is_prepared').notNull().default(false),
    /** When it was begun and finished on a phone without a network, counted back from the arrival; how far that phone's clock is ahead, in seconds. */
    clientStartedAt: instant('client_started_at'),
    clientFinishedAt: instant('client_finished_at'),
    clockSkewSeconds: integer('clock_skew_seconds'),
    /** When the hand-in arrived, where it waited on a phone. */
    receivedAt: instant('received_at'),
    /** On paper: `enteredBy` is who typed the sheet in. */
    source: text('source', { enum: ['screen', 'paper'] })
      .notNull()
      .default('screen'),
    enteredBy: uuid('entered_by').references(() => people.id, { onDelete: 'set null' }),
    /** Handed in by the server's clock with what was there. */
    isTimedOut: boolean('is_timed_out').notNull().default(false),
    /** Its time ran out and there was no answer at all: it counts as a try, and has no result. */
    isAbandoned: boolean('is_abandoned').notNull().default(false),
    /** In per cent, as the run asked for it at the beginning; null is the course's. */
    passMark: integer('pass_mark'),
    gradedAt: instant('graded_at'),
    score: numeric('score', { precision: 8, scale: 4, mode: 'number' }),
    maxScore: numeric('max_score', { precision: 8, scale: 4, mode: 'number' }),
    isPassed: boolean('is_passed'),
  },
  (table) => [
    unique('attempts_n').on(table.personId, table.quizKey, table.n),
    // Serves the quiz page: one open attempt per person and quiz at most.
    unique('attempts_open').on(table.personId, table.quizKey, table.submittedAt).nullsNotDistinct(),
    check('attempts_source', oneOf(table.source, ['screen', 'paper'])),
    check('attempts_prepared', sql`not ${table.isPrepared} or (${table.issuedAt} is not null and ${table.submittedAt} is null)`),
    check('attempts_score', sql`${table.score} between 0 and ${table.maxScore}`),
    check(
      'attempts_graded',
      sql`${table.gradedAt} is null or (${table.submittedAt} is not null and ${table.score} is not null and ${table.isPassed} is not null)`,
    ),
    check('attempts_abandoned', sql`not ${table.isAbandoned} or (${table.isTimedOut} and ${table.gradedAt} is null)`),
    // Serves the sweep: attempts whose time is over.
    index('attempts_deadline')
      .on(table.deadlineAt)
      .where(sql`${table.submittedAt} is null`),
    // Serves figures and corrections: the attempts at a quiz.
    index('attempts_quiz').on(table.quizKey),
  ],
)

/** One row is one question of one attempt, frozen when the attempt was made. Written by: learning, quizzes (sheets of paper). */
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
    /** The numbers drawn for a calculated question, and their key. */
    drawn: jsonb('drawn').$type<DrawnNumbers>(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.position] }),
    // Serves corrections: the attempts that hold a question.
    index('attempt_slots_question').on(table.questionVersionId),
  ],
)

/** One row is one answer given to one question of an attempt; the last by sequence counts. The id is the client's key. Written by: learning, quizzes (sheets of paper). */
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

/** One row is how a cohort takes a quiz; a quiz without a row is taken in the usual way. Days and times are local, the instants are derived. Written by: quizzes. */
export const quizRuns = pgTable(
  'quiz_runs',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    quizKey: text('quiz_key').notNull(),
    opensDay: day('opens_day'),
    opensTime: text('opens_time'),
    opensAt: instant('opens_at'),
    closesDay: day('closes_day'),
    closesTime: text('closes_time'),
    closesAt: instant('closes_at'),
    limitMinutes: integer('limit_minutes'),
    graceSeconds: integer('grace_seconds').notNull().default(60),
    /** For so many hours after its time an answer that was given in time on a phone is taken; null is never. */
    offlineHours: integer('offline_hours').default(48),
    maxAttempts: integer('max_attempts'),
    delayMinutes: integer('delay_minutes').notNull().default(0),
    method: text('method', { enum: ATTEMPT_METHODS }).notNull().default('highest'),
    passMark: integer('pass_mark'),
    review: jsonb('review').$type<ReviewMatrix>().notNull(),
    /** Null are the quiz's own questions; those of a quiz of the bank stand here as they were when it was given. */
    sections: jsonb('sections').$type<QuizSection[]>(),
    bankQuizVersionId: uuid('bank_quiz_version_id').references(() => bankQuizVersions.id),
    /** Rises with each change, so that two people who change at once are told. */
    revision: integer('revision').notNull().default(1),
    changedBy: uuid('changed_by').references(() => people.id, { onDelete: 'set null' }),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.quizKey] }),
    check('quiz_runs_method', oneOf(table.method, ATTEMPT_METHODS)),
    check('quiz_runs_pass_mark', sql`${table.passMark} between 0 and 100`),
    check('quiz_runs_bounds', sql`${table.limitMinutes} > 0 and ${table.maxAttempts} > 0`),
    check('quiz_runs_offline', sql`${table.offlineHours} between 0 and 720`),
    check('quiz_runs_waits', sql`${table.delayMinutes} >= 0 and ${table.graceSeconds} >= 0`),
    check('quiz_runs_dates', sql`${table.opensAt} < ${table.closesAt}`),
  ],
)

/**
 * One row puts a test before and after a course for a cohort: two forms dealt once by a seed, which also says who begins with which. Each is taken as a
 * quiz (its dates are those of quiz_runs) and never passes or fails anybody. Written by: quizzes.
 */
export const courseTests = pgTable(
  'course_tests',
  {
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    isOn: boolean('is_on').notNull(),
    seed: integer('seed').notNull(),
    forms: jsonb('forms').$type<TestForms>().notNull(),
    /** Rises with each change, so that two people who change at once are told. */
    revision: integer('revision').notNull().default(1),
    changedBy: uuid('changed_by').references(() => people.id, { onDelete: 'set null' }),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.cohortId, table.courseId] })],
)

/** One row gives one person or one organisation more time, more attempts or a later closing at a quiz, with its reason. Written by: quizzes. */
export const quizExceptions = pgTable(
  'quiz_exceptions',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    quizKey: text('quiz_key').notNull(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    extraMinutes: integer('extra_minutes').notNull().default(0),
    extraAttempts: integer('extra_attempts').notNull().default(0),
    closesDay: day('closes_day'),
    closesTime: text('closes_time'),
    closesAt: instant('closes_at'),
    reason: text('reason').notNull(),
    grantedBy: uuid('granted_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    index('quiz_exceptions_quiz').on(table.cohortId, table.quizKey),
    check('quiz_exceptions_subject', sql`(${table.personId} is null) <> (${table.organisationId} is null)`),
    check('quiz_exceptions_gives', sql`${table.extraMinutes} >= 0 and ${table.extraAttempts} >= 0`),
    check('quiz_exceptions_reason', sql`char_length(${table.reason}) between 1 and 500`),
  ],
)

/**
 * One row corrects a question of a cohort's quiz after attempts, and says what happens to marks. Until it is decided it holds a draft and changes
 * nothing; from then on it marks and explains every paper with an older version of the question. applied_at is set when every attempt is done.
 * Written by: quizzes.
 */
export const questionCorrections = pgTable(
  'question_corrections',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    quizKey: text('quiz_key').notNull(),
    /** The version that papers hold. */
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersions.id),
    /** The version by which it is marked and explained from then on. */
    correctedVersionId: uuid('corrected_version_id').references(() => questionVersions.id),
    /** The repaired question while nothing is decided. */
    draft: jsonb('draft').$type<Question>(),
    choice: text('choice', { enum: CORRECTION_CHOICES }).notNull(),
    onlyIfHigher: boolean('only_if_higher').notNull(),
    reason: text('reason').notNull(),
    madeBy: uuid('made_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    decidedAt: instant('decided_at'),
    /** How far the work of marking again has come: attempts to look at, those done, the last one, and people whose result changed. */
    attemptsToDo: integer('attempts_to_do').notNull().default(0),
    attemptsDone: integer('attempts_done').notNull().default(0),
    lastAttemptId: uuid('last_attempt_id'),
    peopleChanged: integer('people_changed').notNull().default(0),
    appliedAt: instant('applied_at'),
  },
  (table) => [
    // Serves the beginning and the marking of attempts: what was corrected in a cohort's quiz.
    index('question_corrections_quiz').on(table.cohortId, table.quizKey, table.createdAt),
    check('question_corrections_choice', oneOf(table.choice, CORRECTION_CHOICES)),
    check('question_corrections_decided', sql`(${table.decidedAt} is null) = (${table.correctedVersionId} is null)`),
    check('question_corrections_reason', sql`char_length(${table.reason}) between 1 and 500`),
  ],
)

/** One row is a mark of one slot; a later row replaces an earlier one, none is changed. Written by: platform (auto), quizzes (manual, regraded). */
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
    /** What a trainer says to the person about an answer in sentences. */
    feedback: text('feedback'),
    correctionId: uuid('correction_id').references(() => questionCorrections.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({ columns: [table.attemptId, table.position], foreignColumns: [attemptSlots.attemptId, attemptSlots.position] }).onDelete(
      'cascade',
    ),
    index('slot_scores_slot').on(table.attemptId, table.position),
    // Serves corrections: what one of them has moved.
    index('slot_scores_correction').on(table.correctionId),
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
