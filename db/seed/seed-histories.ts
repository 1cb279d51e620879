import type { Db } from '#db/handle.ts'
import { writeEvents } from './past-event.ts'
import { seedPlans } from './seed-plans.ts'
import { seedProgress } from './seed-progress.ts'

/** Writes what the cast has done so far: lessons read, quizzes tried, plans written, handed in, returned and released. */
export async function seedHistories(db: Db, { now }: { now: Date }): Promise<void> {
  const studied = await seedProgress(db, now)
  const planned = await seedPlans(db, now)
  await writeEvents(db, [...studied, ...planned])
}
