import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '#app/rules/languages.ts'
import { ROLES } from '#app/rules/roles.ts'
import { createdAt, id, instant, oneOf } from './columns.ts'

/** One row is one person who learns, trains, coordinates or administers. Written by: account, coordination (invites), administration, privacy (corrections, stand-ins). */
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
    /** Since when this person wants no e-mail but the ones they ask for. */
    emailsOffAt: instant('emails_off_at'),
    /** Since when this person wants no reminders. */
    remindersOffAt: instant('reminders_off_at'),
    isDemonstration: boolean('is_demonstration').notNull().default(false),
    /** Stands in the counts for somebody who was erased, and says nothing of them. */
    isStandIn: boolean('is_stand_in').notNull().default(false),
    /** Stands for this person in the audit. Erasing a person gives it up: the entries stay and name nobody. */
    auditKey: uuid('audit_key').notNull().unique().defaultRandom(),
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

/** One row is a role given to a person, with its scope; revoked rows stay. Written by: administration, coordination (the staff of a cohort). */
export const grants = pgTable(
  'grants',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ROLES }).notNull(),
    /** Scope: a cohort, one course of it, or an organisation with all below it. An administrator has none. References are in cohorts.ts and organisations.ts by id. */
    cohortId: uuid('cohort_id'),
    organisationId: uuid('organisation_id'),
    /** The one course of the cohort that a trainer marks; null for all of it. */
    courseId: text('course_id'),
    grantedBy: uuid('granted_by').references(() => people.id, { onDelete: 'set null' }),
    grantedAt: instant('granted_at').notNull().defaultNow(),
    /** From this instant the grant gives nothing any more; null where it has no end. */
    endsAt: instant('ends_at'),
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
        sql`coalesce(${table.courseId}, '')`,
      )
      .where(sql`${table.revokedAt} is null`),
    check('grants_role', oneOf(table.role, ROLES)),
    check(
      'grants_scope',
      sql`(${table.role} in ('administrator', 'author')) = (${table.cohortId} is null and ${table.organisationId} is null)`,
    ),
    check('grants_trainer_scope', sql`${table.role} <> 'trainer' or ${table.cohortId} is not null`),
    check('grants_course_scope', sql`${table.courseId} is null or ${table.role} = 'trainer'`),
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
    /** The kind of browser and system, as its person would call them. */
    device: text('device').notNull().default(''),
    lastUsedAt: instant('last_used_at').notNull().defaultNow(),
    /** When this browser last proved who sits at it: by signing in, by a password or a second factor. */
    provenAt: instant('proven_at').notNull().defaultNow(),
    /** The person an administrator looks through the eyes of, and until when. */
    seeingId: uuid('seeing_id').references(() => people.id, { onDelete: 'set null' }),
    seeingUntil: instant('seeing_until'),
    createdAt: createdAt(),
  },
  (table) => [index('sessions_user').on(table.userId)],
)

/** One row is a person's codes from an app: the secret they share with it, sealed with the secret of this installation. Written by: account, administration (resets). */
export const secondFactors = pgTable('second_factors', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  sealedSecret: text('sealed_secret').notNull(),
  /** Null until a first code was right. */
  confirmedAt: instant('confirmed_at'),
  /** The half minute of the last code that was taken: none is taken twice. */
  lastStep: integer('last_step').notNull().default(0),
  createdAt: createdAt(),
})

/** One row is a passkey of a person: its public half. Written by: account, administration (resets). */
export const passkeys = pgTable(
  'passkeys',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    credentialId: text('credential_id').notNull().unique(),
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull().default(0),
    transports: jsonb('transports').$type<string[]>().notNull().default([]),
    /** The kind of browser it was made with. */
    device: text('device').notNull().default(''),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
  },
  (table) => [index('passkeys_person').on(table.personId)],
)

/** One row is a code on paper that opens an account once, without the app; the first sign of the code is its place. Written by: account, administration (resets). */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    place: smallint('place').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.place] }), check('recovery_codes_place', sql`${table.place} between 0 and 9`)],
)

/** One row is a proof that a browser still owes: after a right password, or while a passkey is made; the id is a hash of its token. Written by: account, administration (resets). */
export const awaitedProofs = pgTable(
  'awaited_proofs',
  {
    id: text('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    challenge: text('challenge').notNull(),
    isSharedPhone: boolean('is_shared_phone').notNull().default(false),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('awaited_proofs_person').on(table.personId)],
)

/** One row counts how often somebody did a thing in the present stretch of time; the key is hashed. Written by: platform (limits). */
export const turnCounts = pgTable('turn_counts', {
  key: text('key').primaryKey(),
  turns: integer('turns').notNull(),
  since: instant('since').notNull(),
})

/** One row counts the recent failed sign-ins of one key (an account name or an address, hashed). Written by: account. */
export const signInFailures = pgTable('sign_in_failures', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: instant('last_at').notNull(),
})
