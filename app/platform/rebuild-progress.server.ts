import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'

/** So many people are held at once: what they do meanwhile waits for a moment. */
const PEOPLE_AT_ONCE = 500

/** How many people and items were looked at, and how many items differed from their events or have none. */
export type RebuiltProgress = { people: number; items: number; changed: number; withoutEvents: number }

const counts = z.object({ items: z.coerce.number(), changed: z.coerce.number(), bare: z.coerce.number() })

/**
 * Makes the item progress of everybody again from their events, as the rule `progressFrom` says, some hundred people at a time; a rehearsal only counts
 * what differs. Items without any event stay as they are and are counted apart.
 */
export async function rebuildProgress(db: Db, { isRehearsal }: { isRehearsal: boolean }): Promise<RebuiltProgress> {
  const total: RebuiltProgress = { people: 0, items: 0, changed: 0, withoutEvents: 0 }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await db.transaction(async (tx) => {
      // An event holds the row of its person until it is in both tables: whoever is held here has no event halfway.
      const held = rows<{ id: string }>(
        await tx.execute(sql`select id from people where id > ${after}::uuid order by id limit ${PEOPLE_AT_ONCE} for update`),
      ).map(({ id }) => id)
      const last = held.at(-1)
      if (last === undefined) return held
      const [found] = rows<unknown>(await tx.execute(rebuiltBetween(after, last, isRehearsal)))
      const { items, changed, bare } = counts.parse(found)
      total.items += items
      total.changed += changed
      total.withoutEvents += bare
      return held
    })
    const last = ids.at(-1)
    if (last === undefined) return total
    after = last
    total.people += ids.length
  }
}

const COLUMNS = sql.raw('course_id, opened_at, completed_at, completed_version_id, passed_at, best_score, failures, last_at')
const columnsOf = (table: 'b' | 'ip') =>
  sql.raw(
    ['opened_at', 'completed_at', 'completed_version_id', 'passed_at', 'best_score', 'failures', 'last_at']
      .map((name) => `${table}.${name}`)
      .join(', '),
  )

/** One statement: what the events of these people make, against what stands there. */
function rebuiltBetween(after: string, last: string, isRehearsal: boolean) {
  const theirs = (column: string) => sql`${sql.raw(column)} > ${after}::uuid and ${sql.raw(column)} <= ${last}::uuid`
  const completes = sql`kind in ('completed', 'passed', 'entered')`
  const write = sql`insert into item_progress (person_id, item_key, ${COLUMNS})
    select person_id, item_key, ${COLUMNS} from differing
    on conflict (person_id, item_key) do update set opened_at = excluded.opened_at, completed_at = excluded.completed_at,
      completed_version_id = excluded.completed_version_id, passed_at = excluded.passed_at, best_score = excluded.best_score,
      failures = excluded.failures, last_at = excluded.last_at
    returning 1`
  return sql`
    with built as (
      select person_id, item_key, min(course_id) as course_id, min(occurred_at) as opened_at,
        min(occurred_at) filter (where ${completes}) as completed_at,
        (array_agg(version_id order by occurred_at, version_id::text) filter (where ${completes}))[1] as completed_version_id,
        min(occurred_at) filter (where kind in ('passed', 'entered')) as passed_at,
        max(score) as best_score,
        (count(*) filter (where kind = 'completed' and score is not null))::int as failures,
        max(occurred_at) as last_at
      from progress_events where ${theirs('person_id')} group by person_id, item_key),
    differing as (
      select b.* from built b left join item_progress ip on ip.person_id = b.person_id and ip.item_key = b.item_key
      where (${columnsOf('b')}) is distinct from (${columnsOf('ip')})),
    written as (${isRehearsal ? sql`select 1 from differing` : write})
    select (select count(*) from built) as items, (select count(*) from written) as changed,
      (select count(*) from item_progress ip where ${theirs('ip.person_id')}
        and not exists (select 1 from progress_events e where e.person_id = ip.person_id and e.item_key = ip.item_key)) as bare`
}
