import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { LONGEST_CALL_LIST, type CallReason } from '#app/rules/call-list.ts'
import { callsOf } from './calls.queries.server.ts'
import { cohortsOf } from './cohorts.queries.server.ts'

/** Names that stand beside a number at most. */
const MOST_NAMES = 3

const daysOf = (reasons: readonly CallReason[]) =>
  reasons.flatMap(({ because, count }) => (because === 'behind' || because === 'quiz-below-half' ? [] : [count]))
const longest = (days: readonly number[]) => (days.length > 0 ? Math.max(...days) : null)

/** What waits for a coordinator: people to call, plans that wait long for us, and their cohorts. At most eight queries. */
export async function waitingForCoordinator(db: Db, viewer: Viewer, now: Date) {
  const [calls, cohorts] = await Promise.all([callsOf(db, viewer, now, LONGEST_CALL_LIST), cohortsOf(db, viewer)])
  const names = (list: ReadonlyArray<{ name: string }>) => list.slice(0, MOST_NAMES).map(({ name }) => ({ name, to: null }))
  return {
    cohorts,
    items: [
      {
        item: 'people-to-call' as const,
        role: 'coordinator' as const,
        count: calls.toCall.length + calls.rest,
        days: longest(calls.toCall.flatMap(({ reasons }) => daysOf(reasons))),
        to: '/accompagner',
        who: names(calls.toCall),
      },
      {
        item: 'plans-waiting-long' as const,
        role: 'coordinator' as const,
        count: calls.waiting.length,
        days: longest(calls.waiting.map(({ days }) => days)),
        // Who coordinates an organisation reads no work of its people: the list of calls names the plans.
        to: viewer.coordinates.length > 0 ? '/correction' : '/accompagner',
        who: names(calls.waiting),
      },
    ],
  }
}
