import type { Viewer } from './viewer.ts'

/** What deciding about an enrolment needs to know. `organisationId` is the organisation at enrolment. */
export type EnrolmentFacts = { cohortId: string; organisationId: string | null }

/** Coordinators accompany the people of their cohorts, or those of their organisations in any cohort. */
export function mayAccompany(viewer: Viewer, enrolment: EnrolmentFacts): boolean {
  return (
    viewer.coordinates.includes(enrolment.cohortId) ||
    (enrolment.organisationId !== null && viewer.organisations.includes(enrolment.organisationId))
  )
}

/** Trainers see how the people of their cohorts progress; coordinators see those they accompany. */
export function maySeeProgress(viewer: Viewer, enrolment: EnrolmentFacts): boolean {
  return mayAccompany(viewer, enrolment) || viewer.trains.includes(enrolment.cohortId)
}
