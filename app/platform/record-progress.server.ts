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

/** Appends a progress event and merges it into the person's item progress, in one transaction; an id that is there already changes nothing. */
export async function recordProgress(
  db: Db,
  event: NewEvent,
  now: Date,
  source: 'online' | 'offline' | 'facilitator' = 'online',
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const appended = await tx
      .insert(progressEvents)
      .values({ ...event, source, receivedAt: now })
      .onConflictDoNothing()
      .returning({ id: progressEvents.id })
    if (appended.length === 0) return false
    const { lastAt, ...alone } = withEvent(NO_PROGRESS, event)
    const stored = itemProgress
    // Merged by the database, so that two events at once lose nothing; a test compares it with the rule `progressFrom`.
    const isFirst = sql`excluded.completed_at is not null and (${stored.completedAt} is null or excluded.completed_at < ${stored.completedAt}
      or (excluded.completed_at = ${stored.completedAt} and excluded.completed_version_id::text < ${stored.completedVersionId}::text))`
    await tx
      .insert(itemProgress)
      .values({ personId: event.personId, itemKey: event.itemKey, courseId: event.courseId, ...alone, lastAt: lastAt ?? event.occurredAt })
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
    return true
  })
}
