import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { rows } from '../handle.ts'
import { openInMemory } from '../client.server.ts'
import { test } from '../test-world.ts'
import { folders } from '#app/platform/folders.server.ts'
import { differences } from './fingerprints.ts'
import { readTables } from './read-tables.ts'
import { ArchiveDiffers, rowsInAll, writeTables } from './write-tables.ts'

const emptyPlace = async () => {
  const place = await openInMemory()
  await place.migrate(folders.migrations)
  return place
}

test('a whole world goes from one database into an empty one, and nothing is lost or changed', async ({ db }) => {
  const place = await emptyPlace()
  try {
    const read = await readTables(db, async ({ tables, fingerprints, rowsOf }) => {
      await writeTables(place.db, fingerprints, async ({ add }) => {
        for (const table of tables) for await (const batch of rowsOf(table)) await add(table, batch)
      })
      return fingerprints
    })
    expect(Number(read['people']?.count)).toBeGreaterThan(10)
    expect(Number(read['revisions']?.count)).toBeGreaterThan(10)
    const again = await readTables(place.db, ({ fingerprints }) => Promise.resolve(fingerprints))
    expect(differences(read, again)).toEqual([])
    // Numbers that the database gives go on: the next line of the audit has a number of its own.
    const [entry] = rows<{ seq: string; highest: string }>(
      await place.db.execute(sql`
        with added as (insert into audit_entries (id, at, action) select gen_random_uuid(), now(), 'test' returning seq)
        select seq::text as seq, (select coalesce(max(seq), 0)::text from audit_entries) as highest from added`),
    )
    expect(BigInt(entry?.seq ?? 0)).toBeGreaterThan(BigInt(entry?.highest ?? 0))
  } finally {
    await place.close()
  }
})

test('a row that went missing on the way is found, and nothing is written', async ({ db }) => {
  const place = await emptyPlace()
  try {
    const before = await rowsInAll(place.db)
    const copying = readTables(db, ({ tables, fingerprints, rowsOf }) =>
      writeTables(place.db, fingerprints, async ({ add }) => {
        for (const table of tables)
          for await (const batch of rowsOf(table)) await add(table, table.name === 'answer_steps' ? batch.slice(1) : batch)
      }),
    )
    await expect(copying).rejects.toThrow(ArchiveDiffers)
    expect(await rowsInAll(place.db)).toBe(before)
  } finally {
    await place.close()
  }
})
