import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { sqlState, visitDb, type Db } from '#db/handle.ts'
import { auditEntries } from '#db/schema/operations.ts'
import { people } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { verifyAudit } from './audit-chain.server.ts'
import { recordAudit } from './record-audit.server.ts'
import { sealAudit } from './seal-audit.server.ts'
import { takeTurn } from './take-turn.server.ts'

const secret = 'a secret for tests only'
const subject = { kind: 'person', id: idOf('fatou') }
const note = (db: Db, action: string) => recordAudit(db, { actorId: idOf('ines'), action, subject, detail: { b: 1, a: 'x' } }, TEST_NOW)

/** Tries a statement in a transaction of its own and answers the state of its error. */
async function refusal(db: Db, statement: ReturnType<typeof sql>): Promise<string | undefined> {
  try {
    await db.transaction((tx) => tx.execute(statement))
    return undefined
  } catch (error) {
    return sqlState(error)
  }
}

describe('the audit only grows', () => {
  test.for([
    sql`update audit_entries set action = 'other'`,
    sql`delete from audit_entries`,
    sql`delete from audit_entries where false`,
    sql`truncate audit_entries`,
    sql`update audit_seals set seal = ''`,
    sql`delete from audit_seals`,
  ])('statement %# is refused', async (statement, { db }) => {
    await note(db, 'noted')
    expect(await refusal(db, statement)).toBe('42501')
    expect(await db.$count(auditEntries, eq(auditEntries.action, 'noted'))).toBe(1)
  })

  test('an entry says from where, and names nobody: erasing the key leaves it without a person', async ({ db }) => {
    await note(
      visitDb({ requestId: 'r1', device: 'Firefox, Linux', network: '192.0.2.0/24' }, { of: db, open: () => db }, false).db,
      'noted',
    )
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.action, 'noted'))
    expect(entry).toMatchObject({ device: 'Firefox, Linux', network: '192.0.2.0/24', requestId: 'r1' })
    const keys = () => db.select({ key: people.auditKey }).from(people)
    expect((await keys()).map(({ key }) => key)).toContain(entry?.subjectId)
    await db
      .update(people)
      .set({ auditKey: sql`gen_random_uuid()` })
      .where(eq(people.id, idOf('fatou')))
    expect((await keys()).map(({ key }) => key)).not.toContain(entry?.subjectId)
  })
})

/** Changes the audit as somebody could who owns the database. */
async function tamper(db: Db, statement: ReturnType<typeof sql>): Promise<void> {
  await db.execute(sql`alter table audit_entries disable trigger audit_entries_only_grow`)
  await db.execute(statement)
  await db.execute(sql`alter table audit_entries enable trigger audit_entries_only_grow`)
}

describe('the chain of seals', () => {
  const sealedWorld = async (db: Db) => {
    await note(db, 'first')
    await note(db, 'second')
    expect(await sealAudit(db, secret, TEST_NOW)).toBeGreaterThanOrEqual(2)
    await note(db, 'third')
    expect(await sealAudit(db, secret, TEST_NOW)).toBe(1)
  }

  test('holds over everything sealed, and says how much is not', async ({ db }) => {
    await sealedWorld(db)
    expect(await sealAudit(db, secret, TEST_NOW)).toBe(0)
    await note(db, 'fourth')
    expect(await verifyAudit(db, secret)).toMatchObject({ isWhole: true, unsealed: 1, brokenAfter: null })
    expect((await verifyAudit(db, 'another secret')).isWhole).toBe(false)
  })

  test.for([
    sql`update audit_entries set action = 'else' where action = 'second'`,
    sql`update audit_entries set detail = '{"a": "y", "b": 1}' where action = 'second'`,
    sql`update audit_entries set at = at + interval '1 second' where action = 'first'`,
    sql`delete from audit_entries where action = 'first'`,
    sql`delete from audit_entries where action = 'third'`,
  ])('breaks by change %#', async (statement, { db }) => {
    await sealedWorld(db)
    await tamper(db, statement)
    expect(await verifyAudit(db, secret)).toMatchObject({ isWhole: false })
  })

  test('breaks by an entry put in under a seal', async ({ db }) => {
    await sealedWorld(db)
    const [third] = await db.select({ seq: auditEntries.seq }).from(auditEntries).where(eq(auditEntries.action, 'third'))
    await db.execute(sql`insert into audit_entries (seq, action) overriding system value values (${-(third?.seq ?? 0)}, 'put in')`)
    expect((await verifyAudit(db, secret)).isWhole).toBe(false)
  })

  test('breaks by a seal made without the secret', async ({ db }) => {
    await note(db, 'first')
    await sealAudit(db, 'a guessed secret', TEST_NOW)
    expect((await verifyAudit(db, secret)).isWhole).toBe(false)
  })
})

describe('turns', () => {
  const at = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)
  const limit = { what: 'test', most: 2, minutes: 60 }

  test('are counted for each person and each thing, and begin anew', async ({ db }) => {
    const take = (who: string, minutes: number, what = 'test') => takeTurn(db, { ...limit, what }, who, { secret, now: at(minutes) })
    expect([await take('a', 0), await take('a', 1), await take('a', 59)]).toEqual([true, true, false])
    expect([await take('b', 59), await take('a', 59, 'other')]).toEqual([true, true])
    expect([await take('a', 60), await take('a', 61), await take('a', 62)]).toEqual([true, true, false])
  })
})
