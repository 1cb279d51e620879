import type { EnrolmentStatus } from '#app/rules/organisations.ts'
import { STUDYING } from './activities.ts'
import type { Viewer } from './viewer.ts'

/** Somebody who joined the owner of a plan in writing it. `isMember` says whether they belong today to the association that the two share. */
export type CoAuthor = { personId: string; enrolmentStatus: EnrolmentStatus; isMember: boolean; endedAt: Date | null }

/** A plan as permissions look at it; `coAuthors` are those who ever joined its owner. */
export type PlanFacts = { ownerId: string; enrolmentStatus: EnrolmentStatus; coAuthors: readonly CoAuthor[] }

type Person = Pick<Viewer, 'id'>

const isStudying = (enrolmentStatus: EnrolmentStatus) => STUDYING.some((status) => status === enrolmentStatus)

/** Who writes a plan beside its owner: those who joined, did not leave, and still belong to the association. */
function writing(viewer: Person, plan: PlanFacts): CoAuthor | undefined {
  return plan.coAuthors.find(({ personId, isMember, endedAt }) => personId === viewer.id && isMember && endedAt === null)
}

/** A plan with its drafts is read by its authors only; trainers read what was handed in. */
export function maySeePlan(viewer: Person, plan: PlanFacts): boolean {
  return plan.ownerId === viewer.id || writing(viewer, plan) !== undefined
}

/** A plan is written and handed in by each of its authors while their own enrolment lets them study. */
export function mayWritePlan(viewer: Person, plan: PlanFacts): boolean {
  if (plan.ownerId === viewer.id) return isStudying(plan.enrolmentStatus)
  const author = writing(viewer, plan)
  return author !== undefined && isStudying(author.enrolmentStatus)
}

/** Who is or was an author of a plan reads what was handed in with them, also after they left. */
export function mayReadOwnHandIns(viewer: Person, plan: PlanFacts): boolean {
  return plan.ownerId === viewer.id || plan.coAuthors.some(({ personId }) => personId === viewer.id)
}

/** Whom a plan is written with is for its owner to say, while their enrolment lets them study. */
export function mayInviteToPlan(viewer: Person, plan: PlanFacts): boolean {
  return plan.ownerId === viewer.id && isStudying(plan.enrolmentStatus)
}
