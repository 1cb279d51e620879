import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { rows, type Db } from '#db/handle.ts'
import { test } from '#db/test-world.ts'
import { MOROCCO_OFFSETS, moroccoOffsetMinutes } from './morocco-time.ts'

const LAST_CHANGE = Date.parse('2026-09-20T01:00:00Z')
const MINUTE = 60_000
const DAY = 86_400_000

/** The minutes ahead of UTC that the database's zone data gives for Morocco at each instant. */
async function databaseOffsets(db: Db, instants: readonly Date[], zone: string): Promise<number[]> {
  const list = JSON.stringify(instants.map((instant) => instant.toISOString()))
  const result = await db.execute(sql`
    select (extract(epoch from (at at time zone ${zone}::text) - (at at time zone 'UTC')) / 60)::int as minutes
    from jsonb_array_elements_text(${list}::jsonb) with ordinality as instants (text, place), lateral (select text::timestamptz as at) read
    order by place`)
  return rows<{ minutes: number }>(result).map(({ minutes }) => minutes)
}

const around = (at: number) => [new Date(at - MINUTE), new Date(at)]
const own = (instants: readonly Date[]) => instants.map(moroccoOffsetMinutes)

describe.for(['Africa/Casablanca', 'Africa/El_Aaiun'])('the zone data of the database for %s', (zone) => {
  test('agrees with our table at each change of the clock before September 2026', async ({ db }) => {
    const instants = MOROCCO_OFFSETS.map(({ from }) => Date.parse(from))
      .filter((at) => at < LAST_CHANGE)
      .flatMap(around)
    expect(await databaseOffsets(db, instants, zone)).toEqual(own(instants))
  })

  /**
   * The known difference: zone data made before the decision of 2026 keeps Morocco one hour ahead but for the weeks around Ramadan; newer data has it
   * level for good, as our table has. A database is either the one or the other; anything else means that the clock of Morocco changed again and that
   * MOROCCO_OFFSETS must follow.
   */
  test('is either ours or the old one after that', async ({ db }) => {
    const instants = Array.from({ length: 700 }, (_, day) => new Date(LAST_CHANGE + DAY / 2 + day * DAY))
    const found = await databaseOffsets(db, instants, zone)
    expect(own(instants).every((minutes) => minutes === 0)).toBe(true)
    if (found.every((minutes) => minutes === 0)) return
    const level = instants.filter((_, index) => found[index] === 0).map((instant) => instant.toISOString().slice(0, 7))
    expect(new Set(found)).toEqual(new Set([0, 60]))
    expect([...new Set(level)]).toEqual(['2027-02', '2027-03', '2028-01', '2028-02', '2028-03'])
  })
})
