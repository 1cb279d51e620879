import { isNull, sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { LANGUAGES } from '#app/rules/languages.ts'
import { cohorts } from './cohorts.ts'
import { createdAt, id, instant, oneOf } from './columns.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'

/** The hash of a link's token and how often it was issued: a leaked table opens nothing. */
const token = () => ({ issue: integer('issue').notNull().default(1), tokenHash: text('token_hash').unique() })

/** One row invites one person into a cohort; name and addresses are emptied when it is accepted. Written by: coordination, account (accepts it), administration (merges and closes organisations). */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    name: text('name').notNull(),
    phone: text('phone'),
    email: text('email'),
    language: text('language', { enum: LANGUAGES }).notNull(),
    ...token(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** Who accepted it. */
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    revokedAt: instant('revoked_at'),
    /** Wrong last digits typed, for the pauses between tries. */
    failures: integer('failures').notNull().default(0),
    lastFailureAt: instant('last_failure_at'),
    /** Set when somebody said that it is not for them, or typed wrong digits too often. */
    alert: text('alert', { enum: ['not-me', 'wrong-digits'] }),
    renewalAskedAt: instant('renewal_asked_at'),
    invitedBy: uuid('invited_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    index('invitations_cohort').on(table.cohortId),
    index('invitations_person').on(table.personId),
    uniqueIndex('invitations_open_phone')
      .on(table.cohortId, table.phone)
      .where(sql`${isNull(table.usedAt)} and ${isNull(table.revokedAt)}`),
    uniqueIndex('invitations_open_email')
      .on(table.cohortId, sql`lower(${table.email})`)
      .where(sql`${isNull(table.usedAt)} and ${isNull(table.revokedAt)}`),
    check('invitations_language', oneOf(table.language, LANGUAGES)),
    check('invitations_name', sql`char_length(${table.name}) <= 80`),
    check('invitations_phone_form', sql`${table.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check('invitations_reachable', sql`${table.usedAt} is not null or ${table.phone} is not null or ${table.email} is not null`),
    check('invitations_alert', oneOf(table.alert, ['not-me', 'wrong-digits'])),
  ],
)

/** One row is a link that several people of a cohort may ask by to take part. Written by: coordination, administration (merges and closes organisations). */
export const groupLinks = pgTable(
  'group_links',
  {
    id: id(),
    cohortId: uuid('cohort_id')
      .notNull()
      .references(() => cohorts.id, { onDelete: 'cascade' }),
    /** The organisation that those who ask will belong to. */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    ...token(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    madeBy: uuid('made_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [index('group_links_cohort').on(table.cohortId)],
)

/** One row is a person who asks by a group link to take part, until a coordinator decides. Written by: account, coordination (decides). */
export const joinRequests = pgTable(
  'join_requests',
  {
    id: id(),
    linkId: uuid('link_id')
      .notNull()
      .references(() => groupLinks.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    language: text('language', { enum: LANGUAGES }).notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => people.id, { onDelete: 'set null' }),
    isAccepted: boolean('is_accepted'),
    reason: text('reason').notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('join_requests_waiting').on(table.linkId, table.phone).where(isNull(table.decidedAt)),
    check('join_requests_language', oneOf(table.language, LANGUAGES)),
    check('join_requests_name', sql`char_length(${table.name}) between 1 and 80`),
    check('join_requests_phone_form', sql`${table.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check('join_requests_decided', sql`(${table.decidedAt} is null) = (${table.isAccepted} is null)`),
  ],
)

/** One row is a request for access to an account that is there, or the one-time link that answers it. Written by: account, coordination (makes links). */
export const accessLinks = pgTable(
  'access_links',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Set where the person asked and nobody has made a link yet. */
    askedAt: instant('asked_at'),
    ...token(),
    expiresAt: instant('expires_at'),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
    failures: integer('failures').notNull().default(0),
    lastFailureAt: instant('last_failure_at'),
    /** The coordinator or administrator who made the link; null where it was sent by e-mail. */
    madeBy: uuid('made_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    index('access_links_person').on(table.personId),
    uniqueIndex('access_links_asked')
      .on(table.personId)
      .where(sql`${table.askedAt} is not null and ${isNull(table.revokedAt)}`),
    check('access_links_kind', sql`${table.askedAt} is not null or (${table.tokenHash} is not null and ${table.expiresAt} is not null)`),
  ],
)
