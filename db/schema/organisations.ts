import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core'
import { MEMBERSHIP_ROLES, ORGANISATION_KINDS } from '#app/rules/organisations.ts'
import { createdAt, day, id, oneOf } from './columns.ts'
import { people } from './people.ts'

/** One row is an organisation in the dated tree. Written by: administration. */
export const organisations = pgTable(
  'organisations',
  {
    id: id(),
    parentId: uuid('parent_id').references((): AnyPgColumn => organisations.id),
    kind: text('kind', { enum: ORGANISATION_KINDS }).notNull(),
    name: text('name').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    mergedIntoId: uuid('merged_into_id').references((): AnyPgColumn => organisations.id),
    createdAt: createdAt(),
  },
  (table) => [
    index('organisations_parent').on(table.parentId),
    check('organisations_kind', oneOf(table.kind, ORGANISATION_KINDS)),
    check('organisations_not_own_parent', sql`${table.parentId} <> ${table.id}`),
    check('organisations_dates', sql`${table.validTo} >= ${table.validFrom}`),
    check('organisations_name', sql`char_length(${table.name}) between 1 and 120`),
  ],
)

/** One row moves an organisation to another place in the tree from a day on: what the tree was before can be told from it. Written by: administration. */
export const organisationMoves = pgTable(
  'organisation_moves',
  {
    id: id(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    fromParentId: uuid('from_parent_id').references(() => organisations.id),
    toParentId: uuid('to_parent_id').references(() => organisations.id),
    movedOn: day('moved_on').notNull(),
    movedBy: uuid('moved_by').references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [index('organisation_moves_organisation').on(table.organisationId)],
)

/** One row is a stretch of time in which a person belongs to an organisation. Written by: coordination, administration, account (accepts an invitation). */
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role', { enum: MEMBERSHIP_ROLES }).notNull().default('member'),
    isMain: boolean('is_main').notNull().default(true),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
  },
  (table) => [
    index('memberships_organisation').on(table.organisationId),
    uniqueIndex('memberships_open')
      .on(table.personId, table.organisationId)
      .where(sql`${table.toDay} is null`),
    // One main organisation at a time: reports count a person once.
    uniqueIndex('memberships_one_main')
      .on(table.personId)
      .where(sql`${table.toDay} is null and ${table.isMain}`),
    check('memberships_role', oneOf(table.role, MEMBERSHIP_ROLES)),
    check('memberships_dates', sql`${table.toDay} >= ${table.fromDay}`),
  ],
)
