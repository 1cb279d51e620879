import postgres from 'postgres'
import { logPlace, MOST_BEHIND_MS, upToDateUntil, type LogPlace } from './replica.ts'

const LOOK_EVERY_MS = 1_000

/** A copy of the database that follows it, for reading. */
export type Replica = {
  client: postgres.Sql
  /** Whether it may be read now: it is there, and at most some seconds behind. */
  isFresh: () => boolean
  close: () => Promise<void>
}

/** Follows a copy by asking both sides once a second how far they are. It never keeps the program from starting or from ending: without it, all is read from the database. */
export function openReplica(url: string, primary: postgres.Sql, options: postgres.Options<Record<string, never>>): Replica {
  const client = postgres(url, { ...options, connect_timeout: 3 })
  let places: LogPlace[] = []
  let holdsUntil = 0
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const at = Date.now()
      const [here] = await primary<Array<{ place: string }>>`select pg_current_wal_lsn()::text as place`
      const [there] = await client<Array<{ place: string | null }>>`select pg_last_wal_replay_lsn()::text as place`
      if (!here || !there?.place) throw new Error('Not a copy that follows')
      places = [...places.filter((one) => at - one.at <= MOST_BEHIND_MS), { at, place: logPlace(here.place) }]
      holdsUntil = upToDateUntil(places, logPlace(there.place)) ?? 0
    } catch {
      // A side that is away tells nothing: the copy counts as behind until both answer again, and the health page says so.
      holdsUntil = 0
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()
  void look()
  return {
    client,
    isFresh: () => Date.now() - holdsUntil <= MOST_BEHIND_MS,
    close: async () => {
      clearInterval(timer)
      await client.end({ timeout: 5 })
    },
  }
}
