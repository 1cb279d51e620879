import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '#app/rules/languages.ts'
import { ROLES } from '#app/rules/roles.ts'
import { createdAt, id, instant, oneOf } from './columns.ts'

/** One row is one person who learns, trains, coordinates or administers. Written by: account, coordination (invites), administration. */
export const people = pgTable(
  'people',
  {
    id: id(),
    name: text('name').notNull(),
    phone: text('phone'),
    email: text('email'),
    username: text('username'),
    language: text('language', { enum: LANGUAGES }).notNull().default('fr'),
    passwordHash: text('password_hash'),
    /** Kind of answer to the optional question; null means not asked. */
    gender: text('gender', { enum: ['woman', 'man', 'other', 'undisclosed'] }),
    isDemonstration: boolean('is_demonstration').notNull().default(false),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('people_phone').on(table.phone),
    uniqueIndex('people_email').on(sql`lower(${table.email})`),
    uniqueIndex('people_username').on(sql`lower(${table.username})`),
    check('people_language', oneOf(table.language, LANGUAGES)),
    check('people_name', sql`char_length(${table.name}) between 1 and 80`),
    check('people_phone_form', sql`${table.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check('people_gender', oneOf(table.gender, ['woman', 'man', 'other', 'undisclosed'])),
  ],
)

/** One row is a role given to a person, with its scope; revoked rows stay. Written by: administration. */
export const grants = pgTable(
  'grants',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ROLES }).notNull(),
    /** Scope: a cohort, or an organisation with all below it. An administrator has none. References are in cohorts.ts and organisations.ts by id. */
    cohortId: uuid('cohort_id'),
    organisationId: uuid('organisation_id'),
    grantedBy: uuid('granted_by').references(() => people.id, { onDelete: 'set null' }),
    grantedAt: instant('granted_at').notNull().defaultNow(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    // Serves every door: the viewer's grants are read with the session.
    index('grants_person').on(table.personId),
    uniqueIndex('grants_once')
      .on(
        table.personId,
        table.role,
        sql`coalesce(${table.cohortId}, '00000000-0000-0000-0000-000000000000')`,
        sql`coalesce(${table.organisationId}, '00000000-0000-0000-0000-000000000000')`,
      )
      .where(sql`${table.revokedAt} is null`),
    check('grants_role', oneOf(table.role, ROLES)),
    check(
      'grants_scope',
      sql`(${table.role} in ('administrator', 'author')) = (${table.cohortId} is null and ${table.organisationId} is null)`,
    ),
    check('grants_trainer_scope', sql`${table.role} <> 'trainer' or ${table.cohortId} is not null`),
    check('grants_one_scope', sql`${table.cohortId} is null or ${table.organisationId} is null`),
  ],
)

/** One row is a signed-in browser; the id is a hash of the token, so that a leaked table opens nothing. Written by: access (opened and ended by account). */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    isSharedPhone: boolean('is_shared_phone').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [index('sessions_user').on(table.userId)],
)

/** One row counts the recent failed sign-ins of one key (an account name or an address, hashed). Written by: account. */
export const signInFailures = pgTable('sign_in_failures', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: instant('last_at').notNull(),
})
