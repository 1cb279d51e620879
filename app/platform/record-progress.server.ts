import { sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import type { ProgressKind } from '#app/rules/activities.ts'
import { NO_PROGRESS, withEvent } from '#app/rules/item-progress.ts'

/** Something that happened between a person and an activity, before it is recorded. The same id is recorded once. */
export type NewEvent = {
  id: string
  personId: string
  courseId: string
  itemKey: string
  versionId: string
  kind: ProgressKind
  /** In per cent, for quizzes. */
  score: number | null
  occurredAt: Date
  /** Who typed it in from paper. */
  enteredBy?: string | null
}

export type ProgressSource = 'online' | 'offline' | 'facilitator'

/** Appends a progress event and merges it into the person's item progress, in one transaction; an id that is there already changes nothing. */
export async function recordProgress(db: Db, event: NewEvent, now: Date, source: ProgressSource = 'online'): Promise<boolean> {
  return (await recordAllProgress(db, [{ ...event, source }], now)) > 0
}

/**
 * Appends many progress events and merges them, in one transaction and two statements for all that concern different activities. Answers how many
 * were new.
 */
export async function recordAllProgress(db: Db, events: ReadonlyArray<NewEvent & { source: ProgressSource }>, now: Date): Promise<number> {
  if (events.length === 0) return 0
  return db.transaction(async (tx) => {
    const appended = await tx
      .insert(progressEvents)
      .values(events.map((event) => ({ ...event, receivedAt: now })))
      .onConflictDoNothing()
      .returning({ id: progressEvents.id })
    const ids = new Set(appended.map(({ id }) => id))
    // In one order of people for everybody who writes many: two at once wait for each other, and never in a circle.
    let left = events.filter(({ id }) => ids.has(id)).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    while (left.length > 0) {
      const places = new Set<string>()
      const once = left.filter((event) => !places.has(placeOf(event)) && places.add(placeOf(event)))
      left = left.filter((event) => !once.includes(event))
      await merge(tx, once)
    }
    return appended.length
  })
}

const placeOf = ({ personId, itemKey }: NewEvent) => `${personId} ${itemKey}`

/** Merges events of different people or activities into their item progress: by the database, so that two at once lose nothing; a test compares it with the rule `progressFrom`. */
async function merge(db: Db, events: readonly NewEvent[]): Promise<void> {
  const stored = itemProgress
  const isFirst = sql`excluded.completed_at is not null and (${stored.completedAt} is null or excluded.completed_at < ${stored.completedAt}
    or (excluded.completed_at = ${stored.completedAt} and excluded.completed_version_id::text < ${stored.completedVersionId}::text))`
  await db
    .insert(itemProgress)
    .values(
      events.map((event) => {
        const { lastAt, ...alone } = withEvent(NO_PROGRESS, event)
        return { personId: event.personId, itemKey: event.itemKey, courseId: event.courseId, ...alone, lastAt: lastAt ?? event.occurredAt }
      }),
    )
    .onConflictDoUpdate({
      target: [itemProgress.personId, itemProgress.itemKey],
      set: {
        openedAt: sql`least(${stored.openedAt}, excluded.opened_at)`,
        completedVersionId: sql`case when ${isFirst} then excluded.completed_version_id else ${stored.completedVersionId} end`,
        completedAt: sql`least(${stored.completedAt}, excluded.completed_at)`,
        passedAt: sql`least(${stored.passedAt}, excluded.passed_at)`,
        bestScore: sql`greatest(${stored.bestScore}, excluded.best_score)`,
        failures: sql`${stored.failures} + excluded.failures`,
        lastAt: sql`greatest(${stored.lastAt}, excluded.last_at)`,
      },
    })
}
