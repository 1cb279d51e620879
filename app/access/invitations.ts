import { mayAccompany, type EnrolmentFacts } from './enrolments.ts'
import type { Viewer } from './viewer.ts'

/** Coordinators invite into their cohorts, or people of their organisations into any cohort; administrators invite anywhere. */
export function mayInvite(viewer: Viewer, place: EnrolmentFacts): boolean {
  return viewer.isAdministrator || mayAccompany(viewer, place)
}

/** Coordinators give people they accompany a new way into their account; the accounts of staff are for administrators alone: a link would hand over their rights. */
export function mayGiveAccess(viewer: Viewer, person: { isStaff: boolean; enrolments: readonly EnrolmentFacts[] }): boolean {
  return viewer.isAdministrator || (!person.isStaff && person.enrolments.some((enrolment) => mayAccompany(viewer, enrolment)))
}
