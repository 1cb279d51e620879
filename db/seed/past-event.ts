import type { Db } from '#db/handle.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import type { ProgressKind } from '#app/rules/activities.ts'
import { progressFrom } from '#app/rules/item-progress.ts'

/** Something that happened between a person of the cast and an activity. */
export type PastEvent = {
  id: string
  personId: string
  courseId: string
  itemKey: string
  versionId: string
  kind: ProgressKind
  score: number | null
  occurredAt: Date
}

const BATCH = 400

/** Writes events with the item progress that the rule rebuilds from them. */
export async function writeEvents(db: Db, events: readonly PastEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += BATCH) {
    const rows = events.slice(start, start + BATCH).map((event) => ({ ...event, receivedAt: event.occurredAt, source: 'seed' as const }))
    await db.insert(progressEvents).values(rows)
  }
  const byItem = new Map<string, PastEvent[]>()
  for (const event of events) {
    const key = `${event.personId}\n${event.itemKey}`
    byItem.set(key, [...(byItem.get(key) ?? []), event])
  }
  const rows = [...byItem.values()].flatMap((own) => {
    const [event] = own
    const { lastAt, ...progress } = progressFrom(own)
    return event && lastAt ? [{ personId: event.personId, courseId: event.courseId, itemKey: event.itemKey, ...progress, lastAt }] : []
  })
  for (let start = 0; start < rows.length; start += BATCH) await db.insert(itemProgress).values(rows.slice(start, start + BATCH))
}
