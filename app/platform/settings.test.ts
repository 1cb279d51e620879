import { expect, test } from 'vitest'
import { readSettings, WrongSettings } from './settings.server.ts'

test('pseudo texts are refused outside demonstration mode', () => {
  expect(readSettings(onTheWeb).showsPseudoWords).toBe(false)
  expect(() => readSettings({ ...onTheWeb, PSEUDO_WORDS: 'yes' })).toThrow(WrongSettings)
  expect(readSettings({ PSEUDO_WORDS: 'yes' }).showsPseudoWords).toBe(true)
})

const onTheWeb = { HOST: '0.0.0.0', SECRET: 'a secret for tests only, long enough' }

test.each([
  [{}, 'off'],
  [onTheWeb, 'administrators'],
  [{ ...onTheWeb, DEMONSTRATION: 'yes' }, 'off'],
  [{ ...onTheWeb, SECOND_FACTOR: 'staff' }, 'staff'],
  [{ SECOND_FACTOR: 'administrators' }, 'administrators'],
])('with %j a second factor is demanded of: %s', (environment, demand) => expect(readSettings(environment).secondFactor).toBe(demand))

test.each([
  [{ HOST: '0.0.0.0' }, 'SECRET: is missing'],
  [{ DATABASE_URL: 'postgres://db/x' }, 'SECRET: is missing'],
  [{ DEMONSTRATION: 'no' }, 'SECRET: is missing'],
  [{ HOST: '0.0.0.0', SECRET: 'short' }, 'SECRET: has at least 32 characters'],
  [{ ...onTheWeb, SECOND_FACTOR: 'nobody' }, 'SECOND_FACTOR'],
  [{ ...onTheWeb, MIGRATION_DATABASE_URL: 'postgres://owner@db/x' }, 'MIGRATION_DATABASE_URL: is set without DATABASE_URL'],
  [{ ...onTheWeb, DATABASE_REPLICA_URL: 'postgres://copy/x' }, 'DATABASE_REPLICA_URL: is set without DATABASE_URL'],
  [{ ...onTheWeb, DATABASE_URL: 'postgres://a@db/x', MIGRATION_DATABASE_URL: 'postgres://a:b@db/x' }, 'names the role of DATABASE_URL'],
  [{ ...onTheWeb, DATABASE_URL: 'postgres://db/x', MIGRATION_DATABASE_URL: 'postgres://a:b@db/x' }, 'names the role of DATABASE_URL'],
  [{ ...onTheWeb, DATABASE_URL: 'postgres://a@db/x', MIGRATION_DATABASE_URL: 'mysql://b@db/x' }, 'MIGRATION_DATABASE_URL: starts with'],
])('with %j nothing starts, and one line says why', (environment, line) => {
  try {
    readSettings(environment)
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error
    expect(error.faults).toHaveLength(1)
    expect(error.faults[0]).toContain(line)
  }
})
