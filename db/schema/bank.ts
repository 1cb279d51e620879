import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { QuizSection } from '#app/rules/quiz-runs.ts'
import { BANK_ACTS } from '#app/rules/bank.ts'
import { PICTURE_TYPES } from '#app/rules/questions.ts'
import { createdAt, id, instant, oneOf } from './columns.ts'
import { courses } from './courses.ts'
import { people } from './people.ts'

const by = (name: string) => uuid(name).references(() => people.id, { onDelete: 'set null' })

/** One row is what the bank says of a question beside its versions: name, category, whether it is put away. One without a row has none of it. Written by: bank. */
export const bankQuestions = pgTable(
  'bank_questions',
  {
    key: text('key').primaryKey(),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    name: text('name').notNull().default(''),
    category: jsonb('category').$type<string[]>().notNull().default([]),
    archivedAt: instant('archived_at'),
    archivedBy: by('archived_by'),
  },
  // Serves the list of a course.
  (table) => [index('bank_questions_course').on(table.courseId)],
)

/** One row is something that somebody did to a question of the bank; `number` is the version that it made, where it made one. Written by: bank. */
export const bankChanges = pgTable(
  'bank_changes',
  {
    id: id(),
    key: text('key').notNull(),
    act: text('act', { enum: BANK_ACTS }).notNull(),
    number: integer('number'),
    madeBy: by('made_by'),
    createdAt: createdAt(),
  },
  (table) => [index('bank_changes_key').on(table.key, table.createdAt), check('bank_changes_act', oneOf(table.act, BANK_ACTS))],
)

/** One row is a picture that questions show, kept once under the hash of what it holds. Written by: bank (imports). */
export const bankPictures = pgTable(
  'bank_pictures',
  {
    hash: text('hash').primaryKey(),
    type: text('type', { enum: PICTURE_TYPES }).notNull(),
    /** What it holds, in base64. */
    content: text('content').notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('bank_pictures_type', oneOf(table.type, PICTURE_TYPES))],
)

/** One row is a file that somebody looks at before its questions are taken; it goes when they were, or after a day. Written by: bank. */
export const bankImports = pgTable('bank_imports', {
  id: id(),
  courseId: text('course_id')
    .notNull()
    .references(() => courses.id),
  fileName: text('file_name').notNull(),
  format: text('format'),
  /** The file, compressed and in base64. */
  content: text('content').notNull(),
  askedBy: uuid('asked_by')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  createdAt: createdAt(),
})

/** One row is a quiz that somebody made of questions of the bank. Written by: bank. */
export const bankQuizzes = pgTable('bank_quizzes', {
  id: id(),
  courseId: text('course_id')
    .notNull()
    .references(() => courses.id),
  title: text('title').notNull(),
  archivedAt: instant('archived_at'),
  madeBy: by('made_by'),
  createdAt: createdAt(),
})

/** One row is a version of such a quiz; it no longer changes once a cohort was given it (`used_at`). Written by: bank, quizzes (use). */
export const bankQuizVersions = pgTable(
  'bank_quiz_versions',
  {
    id: id(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => bankQuizzes.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    sections: jsonb('sections').$type<QuizSection[]>().notNull(),
    /** Rises with each change, so that two people who change at once are told. */
    revision: integer('revision').notNull().default(1),
    usedAt: instant('used_at'),
    madeBy: by('made_by'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bank_quiz_versions_number').on(table.quizId, table.number),
    check('bank_quiz_versions_first', sql`${table.number} > 0`),
  ],
)
