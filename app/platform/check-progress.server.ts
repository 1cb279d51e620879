import { rebuildProgress } from './rebuild-progress.server.ts'
import type { WorkParts } from './worker.server.ts'

/**
 * Compares every night where people stand with the events it follows from. What differs is mended, and told in the log: it should be the same always.
 */
export async function checkProgress(_payload: object, { db, log }: Pick<WorkParts, 'db' | 'log'>): Promise<void> {
  const { people, items, changed, withoutEvents } = await rebuildProgress(db, { isRehearsal: false })
  if (changed > 0) log.warn({ people, items, changed, withoutEvents }, 'progress differed from its events and was mended')
  else log.info({ people, items, withoutEvents }, 'progress equals its events')
}
