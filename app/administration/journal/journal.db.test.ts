import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries, type Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { journalFilter } from './journal.forms.ts'
import { journal, journalActions } from './journal.queries.server.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const person = (name: string) => ({ kind: 'person', id: idOf(name) })

async function noted(db: Db): Promise<void> {
  await recordAudit(db, { actorId: idOf('ines'), action: 'role-given', subject: person('fatou') }, at('2031-11-20'))
  await recordAudit(
    db,
    { actorId: idOf('claire'), action: 'organisation-created', subject: { kind: 'organisation', id: idOf('pascoms') } },
    at('2031-11-21'),
  )
  await recordAudit(db, { actorId: null, action: 'role-taken', subject: person('mariam') }, at('2031-11-22'))
}

const found = async (db: Db, filter: Record<string, string>) =>
  (await journal(db, journalFilter.parse({ du: '2031-01-01', ...filter }), 50)).map(({ action }) => action)

describe('the journal', () => {
  test('shows the latest first, with names, in one query', async ({ db }) => {
    await noted(db)
    const { result, queries } = await countingQueries(() => journal(db, journalFilter.parse({ du: '2031-01-01' }), 50))
    expect(queries).toBe(1)
    expect(result.map(({ action, actorId, person: whom, total }) => [action, actorId, whom, total])).toEqual([
      ['role-taken', null, 'Mariam Koné', 3],
      ['organisation-created', idOf('claire'), null, 3],
      ['role-given', idOf('ines'), 'Fatou Sarr', 3],
    ])
  })

  test.for([
    [{ qui: 'fatou' }, ['role-given']],
    [{ qui: 'ines@' }, ['role-given']],
    [{ quoi: 'role-taken' }, ['role-taken']],
    [{ du: '2031-11-21', au: '2031-11-21' }, ['organisation-created']],
    [{ du: 'nonsense', quoi: "' or 1=1 --", qui: 'mariam' }, ['role-taken']],
    [{ qui: '%' }, []],
  ] as const)('narrowed to %j it shows %j', async ([filter, actions], { db }) => {
    await noted(db)
    expect(await found(db, filter)).toEqual(actions)
  })

  test('an erased person has no name in it', async ({ db }) => {
    await noted(db)
    await db
      .update(people)
      .set({ auditKey: sql`gen_random_uuid()` })
      .where(eq(people.id, idOf('fatou')))
    const entries = await journal(db, journalFilter.parse({ quoi: 'role-given' }), 50)
    expect(entries.filter(({ at: when }) => when > TEST_NOW).map(({ person: name, personId }) => [name, personId])).toEqual([[null, null]])
  })

  test('offers the actions that it holds', async ({ db }) => {
    await noted(db)
    expect(await journalActions(db)).toEqual(expect.arrayContaining(['organisation-created', 'role-given', 'role-taken']))
  })
})
