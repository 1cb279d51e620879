import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { ACTIVITY_KINDS } from '#app/rules/activities.ts'
import type { Assignment, Rubric } from '#app/rules/assignments.ts'
import { LANGUAGES, type FullText, type Language, type LocalText } from '#app/rules/languages.ts'
import type { Question } from '#app/rules/questions.ts'
import { createdAt, fullTextColumn, id, instant, localTextColumn, oneOf } from './columns.ts'

/** One row is a course with its stable id (c1 … c10). `origin` says who owns its text. Written by: publishing. */
export const courses = pgTable(
  'courses',
  {
    id: text('id').primaryKey(),
    origin: text('origin', { enum: ['file', 'app'] })
      .notNull()
      .default('file'),
    position: integer('position').notNull(),
    createdAt: createdAt(),
  },
  (table) => [check('courses_origin', oneOf(table.origin, ['file', 'app']))],
)

/** One row is an immutable, numbered version of a course, keyed by the hash of its content. Written by: publishing. */
export const courseVersions = pgTable(
  'course_versions',
  {
    id: id(),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    number: integer('number').notNull(),
    hash: text('hash').notNull(),
    title: fullTextColumn('title').notNull(),
    short: fullTextColumn('short').notNull(),
    summary: fullTextColumn('summary').notNull(),
    objectives: jsonb('objectives').$type<Array<{ id: string; text: FullText }>>().notNull(),
    hours: integer('hours').notNull(),
    isLegal: boolean('is_legal').notNull(),
    /** Pass mark of each module quiz, in per cent. */
    quizPassMark: integer('quiz_pass_mark').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  (table) => [
    unique('course_versions_number').on(table.courseId, table.number),
    unique('course_versions_hash').on(table.courseId, table.hash),
    check('course_versions_pass_mark', sql`${table.quizPassMark} between 0 and 100`),
  ],
)

/** One row is a module of a course version. Written by: publishing. */
export const modules = pgTable(
  'modules',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    title: fullTextColumn('title').notNull(),
    aims: fullTextColumn('aims').notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.key] }), unique('modules_position').on(table.versionId, table.position)],
)

/** One row is a lesson, a quiz or the final assignment of a course version; `key` is stable across versions. Written by: publishing. */
export const activities = pgTable(
  'activities',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** Null for the final assignment, which stands after the last module. */
    moduleKey: text('module_key'),
    kind: text('kind', { enum: ACTIVITY_KINDS }).notNull(),
    /** Order in the whole course. */
    position: integer('position').notNull(),
    title: localTextColumn('title').notNull(),
    minutes: integer('minutes').notNull(),
    /** Compressed size of the page's content in each language it exists in. */
    bytes: jsonb('bytes').$type<Partial<Record<Language, number>>>().notNull(),
    isRequired: boolean('is_required').notNull().default(true),
    objectives: jsonb('objectives').$type<string[]>().notNull().default([]),
    verifiedOn: text('verified_on'),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.key] }),
    unique('activities_position').on(table.versionId, table.position),
    foreignKey({ columns: [table.versionId, table.moduleKey], foreignColumns: [modules.versionId, modules.key] }),
    // Serves the lesson page, which finds the newest version that holds an activity.
    index('activities_key').on(table.key),
    check('activities_kind', oneOf(table.kind, ACTIVITY_KINDS)),
    check('activities_module', sql`(${table.kind} = 'assignment') = (${table.moduleKey} is null)`),
  ],
)

/** One row is a lesson in one language, rendered once to safe HTML when the content is loaded. Written by: publishing. */
export const lessonTexts = pgTable(
  'lesson_texts',
  {
    versionId: uuid('version_id').notNull(),
    activityKey: text('activity_key').notNull(),
    language: text('language', { enum: LANGUAGES }).notNull(),
    title: text('title').notNull(),
    html: text('html').notNull(),
    words: integer('words').notNull(),
    bytes: integer('bytes').notNull(),
    headings: jsonb('headings').$type<Array<{ level: 2 | 3; id: string; text: string }>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.activityKey, table.language] }),
    foreignKey({ columns: [table.versionId, table.activityKey], foreignColumns: [activities.versionId, activities.key] }).onDelete(
      'cascade',
    ),
    check('lesson_texts_language', oneOf(table.language, LANGUAGES)),
  ],
)

/** One row is an immutable version of a question with its key; shared by all course versions that hold it. Written by: publishing, quizzes (corrections), bank (imports). */
export const questionVersions = pgTable(
  'question_versions',
  {
    id: id(),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    hash: text('hash').notNull(),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    body: jsonb('body').$type<Question>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique('question_versions_number').on(table.key, table.number), unique('question_versions_hash').on(table.key, table.hash)],
)

/** One row puts a question at a place of a quiz, or of a lesson's practice. Written by: publishing. */
export const slots = pgTable(
  'slots',
  {
    versionId: uuid('version_id').notNull(),
    activityKey: text('activity_key').notNull(),
    position: integer('position').notNull(),
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersions.id),
    maxMark: integer('max_mark').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.activityKey, table.position] }),
    foreignKey({ columns: [table.versionId, table.activityKey], foreignColumns: [activities.versionId, activities.key] }).onDelete(
      'cascade',
    ),
    check('slots_max_mark', sql`${table.maxMark} >= 0`),
  ],
)

/** One row is an immutable version of a final assignment and its rubric. Written by: publishing, authoring (later versions). */
export const assignmentVersions = pgTable(
  'assignment_versions',
  {
    id: id(),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    hash: text('hash').notNull(),
    courseId: text('course_id')
      .notNull()
      .references(() => courses.id),
    body: jsonb('body').$type<Assignment>().notNull(),
    rubric: jsonb('rubric').$type<Rubric>().notNull(),
    /** Safe HTML made once: the brief, each part's short example. */
    rendered: jsonb('rendered').$type<{ brief: FullText; examples: Record<string, LocalText> }>().notNull(),
    /** A finished example that a learner may open part by part after writing their own. */
    sample: jsonb('sample').$type<{ texts: Record<string, string>; html: Record<string, string>; tables: Record<string, unknown> }>(),
    /** Of the body and the rubric, for lists: each is as long as a lesson, and would be unpacked for every line. */
    title: jsonb('title')
      .$type<FullText>()
      .notNull()
      .generatedAlwaysAs(sql`body -> 'title'`),
    criteria: integer('criteria')
      .notNull()
      .generatedAlwaysAs(sql`jsonb_array_length(rubric -> 'criteria')`),
    createdAt: createdAt(),
  },
  (table) => [
    unique('assignment_versions_number').on(table.key, table.number),
    unique('assignment_versions_hash').on(table.key, table.hash),
  ],
)

/** One row says which assignment version a course version holds. Written by: publishing. */
export const courseAssignments = pgTable(
  'course_assignments',
  {
    versionId: uuid('version_id').notNull(),
    activityKey: text('activity_key').notNull(),
    assignmentVersionId: uuid('assignment_version_id')
      .notNull()
      .references(() => assignmentVersions.id),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.activityKey] }),
    foreignKey({ columns: [table.versionId, table.activityKey], foreignColumns: [activities.versionId, activities.key] }).onDelete(
      'cascade',
    ),
  ],
)

/** One row is a difficult word of a course version in three languages. Written by: publishing. */
export const glossaryTerms = pgTable(
  'glossary_terms',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    term: fullTextColumn('term').notNull(),
    meaning: fullTextColumn('meaning').notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.key] })],
)
