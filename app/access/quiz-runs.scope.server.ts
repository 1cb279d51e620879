import { inArray, type SQL } from 'drizzle-orm'
import { cohorts } from '#db/schema/cohorts.ts'
import type { Viewer } from './viewer.ts'

/** maySteerQuizzes as a condition on cohorts. */
export function quizzesSteeredBy(viewer: Pick<Viewer, 'trains' | 'coordinates'>): SQL {
  return inArray(cohorts.id, [...viewer.trains, ...viewer.coordinates])
}
