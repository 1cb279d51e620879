import type { EnrolmentStatus } from '#app/rules/organisations.ts'
import { STUDYING } from './activities.ts'
import type { Viewer } from './viewer.ts'

/** A plan as permissions look at it. */
export type PlanFacts = { ownerId: string; enrolmentStatus: EnrolmentStatus }

/** A plan with its drafts is read by its author only; trainers read what was handed in. */
export function maySeePlan(viewer: Pick<Viewer, 'id'>, plan: PlanFacts): boolean {
  return plan.ownerId === viewer.id
}

/** A plan is written and handed in by its author while the enrolment lets them study. */
export function mayWritePlan(viewer: Pick<Viewer, 'id'>, plan: PlanFacts): boolean {
  return plan.ownerId === viewer.id && STUDYING.some((status) => status === plan.enrolmentStatus)
}
