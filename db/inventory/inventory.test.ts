import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import * as schema from '../schema/schema.ts'
import { INVENTORY, personalColumns } from './inventory.ts'

const tables: PgTable[] = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [value] : []))

/** What nobody is asked, in the languages in which a column may be named: domain rules forbid a field for it. */
const NEVER =
  /nationalit|citizen|religi|confession|faith|health|medical|sante\b|disab|handicap|ethnic|race\b|tribe|residen|visa|asylum|refugee|passport|identity_?(card|number)|cin\b|iban|birth|political|union_?member/i

describe('the inventory of personal data', () => {
  test('holds every table of the schema once', () => {
    expect(tables.length).toBeGreaterThan(50)
    expect(INVENTORY.map(({ table }) => getTableName(table)).toSorted()).toEqual(tables.map(getTableName).toSorted())
  })

  test('labels every column of every table: db/inventory says what a new column holds', () => {
    const unlabelled = INVENTORY.flatMap(({ table, columns }) =>
      Object.keys(getTableColumns(table))
        .filter((column) => columns[column] === undefined)
        .map((column) => `${getTableName(table)}.${column}`),
    )
    expect(unlabelled).toEqual([])
  })

  test('labels no column that is not there', () => {
    const strange = INVENTORY.flatMap(({ table, columns }) => {
      const known = getTableColumns(table)
      return Object.keys(columns).filter((column) => known[column] === undefined)
    })
    expect(strange).toEqual([])
  })

  test('labels no column twice', () => {
    const counts = INVENTORY.map(({ table, columns }) => [getTableName(table), Object.keys(columns).length])
    expect(counts).toEqual(INVENTORY.map(({ table }) => [getTableName(table), Object.keys(getTableColumns(table)).length]))
  })

  test('a column that points to a person is a link', () => {
    const faults = INVENTORY.flatMap(({ table, columns }) =>
      Object.keys(getTableColumns(table))
        .filter((column) => /^(personId|userId|ownerId|authorId|markerId|\w+By)$/.test(column) && columns[column] !== 'link')
        .map((column) => `${getTableName(table)}.${column}`),
    )
    expect(faults).toEqual([])
  })

  test('every personal column says purpose, basis, retention and who sees it', () => {
    const columns = personalColumns()
    expect(columns.length).toBeGreaterThan(150)
    expect(columns.filter(({ readers }) => readers.length === 0)).toEqual([])
    const kept = columns.filter(({ retention, kind }) => retention === 'content' && kind !== 'link' && kind !== 'writing')
    expect(kept.map(({ table, column }) => `${table}.${column}`)).toEqual([])
  })
})

describe('what is never asked', () => {
  test('no table and no column is named after nationality, residence, identity numbers, religion, health or the like', () => {
    const names = tables.flatMap((table) => [
      getTableName(table),
      ...Object.values(getTableColumns(table)).map(({ name }) => `${getTableName(table)}.${name}`),
    ])
    expect(names.filter((name) => NEVER.test(name))).toEqual([])
  })

  test.each(['nationality', 'religion', 'health_notes', 'residence_permit', 'passport_number', 'date_of_birth', 'cin'])(
    'a column named %s would be refused',
    (name) => {
      expect(NEVER.test(`people.${name}`)).toBe(true)
    },
  )
})
