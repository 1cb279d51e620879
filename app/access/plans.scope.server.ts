import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { Given } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { plans } from '#db/schema/plans.ts'
import { STUDYING } from './activities.ts'
import type { Viewer } from './viewer.ts'

/** maySeePlan as a condition on plans. */
export function plansSeenBy(viewer: { id: Given }): SQL {
  return eq(plans.ownerId, viewer.id)
}

/** mayWritePlan as a condition on plans joined with their enrolments. */
export function plansWrittenBy(viewer: Pick<Viewer, 'id'>): SQL | undefined {
  return and(eq(plans.ownerId, viewer.id), inArray(enrolments.status, [...STUDYING]))
}
