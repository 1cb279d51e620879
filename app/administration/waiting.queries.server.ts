import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows, type Db } from '#db/handle.ts'
import { examine } from '#app/platform/health.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { daysBetween, type CalendarDay } from '#app/rules/calendar-days.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'

/** Names that stand beside a number at most. */
const MOST_NAMES = 3

const named = z.array(z.object({ id: z.string(), name: z.string() }))
const found = z.object({ untrained: named, untrained_since: z.string().nullable(), alone: named, alone_since: z.coerce.date().nullable() })

/** Cohorts under way without a trainer, and people who learn without an organisation, the longest first. One query. */
async function outOfOrder(db: Db, now: Date, today: CalendarDay) {
  const at = now.toISOString()
  const [row] = rows<unknown>(
    await db.execute(sql`
      with untrained as (
        select c.id, c.name, c.starts_on from cohorts c
        where c.archived_at is null and c.starts_on <= ${today}::date and c.ends_on >= ${today}::date and not exists (
          select 1 from grants g where g.cohort_id = c.id and g.role = 'trainer' and g.revoked_at is null
            and (g.ends_at is null or g.ends_at > ${at}::timestamptz))
      ), alone as (
        select p.id, p.name, min(e.enrolled_at) as since from people p
        join enrolments e on e.person_id = p.id and e.status in ('invited', 'active')
        where p.archived_at is null and not exists (select 1 from memberships m where m.person_id = p.id and m.to_day is null)
        group by p.id
      )
      select
        coalesce((select json_agg(json_build_object('id', id, 'name', name) order by starts_on, name) from untrained), '[]'::json) as untrained,
        (select min(starts_on)::text from untrained) as untrained_since,
        coalesce((select json_agg(json_build_object('id', id, 'name', name) order by since, name) from alone), '[]'::json) as alone,
        (select min(since) from alone) as alone_since`),
  )
  return found.parse(row)
}

/** What waits for an administrator: a service that is not well, cohorts without a trainer, people without an organisation. Four queries. */
export async function waitingForAdministrator(db: Db, settings: Settings, now: Date) {
  const today = moroccoDay(now)
  const findings = await examine({ db, settings })
  const { untrained, untrained_since, alone, alone_since } = await outOfOrder(db, now, today)
  const [first] = alone
  return [
    {
      item: 'service-faults' as const,
      role: 'administrator' as const,
      count: findings.filter(({ isWell }) => !isWell).length,
      days: null,
      to: '/admin/sante',
      who: [],
    },
    {
      item: 'cohorts-without-trainer' as const,
      role: 'administrator' as const,
      count: untrained.length,
      days: untrained_since === null ? null : daysBetween(untrained_since, today),
      to: '/admin/personnes?role=trainer',
      who: untrained.slice(0, MOST_NAMES).map(({ name }) => ({ name, to: null })),
    },
    {
      item: 'people-without-organisation' as const,
      role: 'administrator' as const,
      count: alone.length,
      days: alone_since && daysBetween(moroccoDay(alone_since), today),
      to: first ? `/admin/personnes/${first.id}` : '/admin/personnes',
      who: alone.slice(0, MOST_NAMES).map(({ id, name }) => ({ name, to: `/admin/personnes/${id}` })),
    },
  ]
}
