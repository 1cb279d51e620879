import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ONLY_GROW } from '#db/app-role.server.ts'
import { openPostgres, type Database } from '#db/client.server.ts'
import { rows, sqlState } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { seedDemonstration } from '#db/seed/seed-demonstration.ts'
import { verifyAudit } from '#app/platform/audit-chain.server.ts'
import { openDatabase } from '#app/platform/database.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import { examine } from '#app/platform/health.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { sealAudit } from '#app/platform/seal-audit.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { erasePerson } from '#app/privacy/erase-person.server.ts'
import { loadContent } from '#app/publishing/load-content.server.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

const SECRET = 'a secret for tests only, long enough'
const NOW = new Date('2026-11-23T09:00:00Z')

let postgres: TestPostgres
let app: Database

const asRole = (role: string, password: string) => {
  const url = new URL(postgres.url)
  url.username = role
  url.password = password
  url.pathname = '/passerelle_roles'
  return url.href
}

/** The settings of an installation whose program does not own its tables. */
const settings = () =>
  readSettings({ DATABASE_URL: asRole('passerelle_app', 'app'), MIGRATION_DATABASE_URL: asRole('passerelle_owner', 'owner'), SECRET })

beforeAll(async () => {
  postgres = await startPostgres()
  const admin = await openPostgres(postgres.url, { connections: 1, prepare: false })
  await admin.db.execute('drop database if exists passerelle_roles with (force)')
  for (const role of ['owner', 'app']) {
    await admin.db.execute(`drop role if exists passerelle_${role}`)
    await admin.db.execute(`create role passerelle_${role} login password '${role}'`)
  }
  await admin.db.execute('create database passerelle_roles owner passerelle_owner')
  await admin.close()
  app = await openDatabase(settings(), folders)
  await loadContent(app.db, folders.content, '2026-11-23')
  await seedDemonstration(app.db, { now: NOW, passwordHash: 'none' })
})

afterAll(async () => {
  await app.close()
  await postgres.stop()
})

async function refusal(statement: string): Promise<string | undefined> {
  try {
    await app.db.transaction((tx) => tx.execute(sql.raw(statement)))
    return undefined
  } catch (error) {
    return sqlState(error)
  }
}

const DENIED = '42501'
const note = (action: string) => recordAudit(app.db, { actorId: idOf('ines'), action, subject: { kind: 'person', id: idOf('fatou') } }, NOW)

describe('the role of the program', () => {
  test('owns nothing, and a second start gives it the same', async () => {
    await (await openDatabase(settings(), folders)).close()
    const owned = await app.db.execute(
      sql`select count(*)::int as n from pg_class where relowner = (select oid from pg_roles where rolname = current_user)`,
    )
    expect(rows<{ n: number }>(owned)).toEqual([{ n: 0 }])
  })

  test.each([
    'alter table audit_entries disable trigger audit_entries_only_grow',
    'alter table audit_entries disable trigger all',
    'drop trigger audit_entries_only_grow on audit_entries',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'create rule quiet as on delete to audit_entries do instead nothing',
    `set session_replication_role = 'replica'`,
    'drop table audit_entries',
    'alter table audit_entries drop column detail',
    'create table mine (id int)',
    'create or replace function hold_audit() returns void language sql as $$ select null::void $$',
    'delete from drizzle.__drizzle_migrations',
    ...ONLY_GROW.flatMap((table) => [
      `update ${table} set ${table === 'audit_entries' ? "action = ''" : "seal = ''"}`,
      `delete from ${table}`,
      `delete from ${table} where false`,
      `truncate ${table}`,
    ]),
  ])('may not: %s', async (statement) => {
    await note('kept')
    const before = await app.db.$count(auditEntries)
    expect(await refusal(statement)).toBe(DENIED)
    expect(await app.db.$count(auditEntries)).toBe(before)
  })

  test('does without all that what the program does: notes, seals, verifies, erases a person, looks at itself', async () => {
    await note('first')
    expect(await sealAudit(app.db, SECRET, NOW)).toBeGreaterThan(0)
    expect(await verifyAudit(app.db, SECRET)).toMatchObject({ isWhole: true, unsealed: 0 })
    expect(await erasePerson(app.db, idOf('prisca'), { cause: 'operator', by: null }, NOW)).toMatchObject({ ok: true })
    expect(await app.db.$count(people, eq(people.id, idOf('prisca')))).toBe(0)
    const findings = await examine({ db: app.db, settings: settings() })
    expect(findings.filter(({ about, isWell }) => !isWell && about !== 'disk')).toEqual([])
  })
})
