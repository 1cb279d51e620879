import { isStaff, type Viewer } from './viewer.ts'

/** Of whom this installation demands a second factor; everybody may use one. */
export type SecondFactorDemand = 'off' | 'administrators' | 'staff'

/** Whether the role of a person demands a second factor. */
export function demandsSecondFactor(viewer: Viewer, demand: SecondFactorDemand): boolean {
  return demand === 'staff' ? isStaff(viewer) : demand === 'administrators' && viewer.isAdministrator
}

/** Somebody of whom a second factor is demanded and who has none yet enters nothing before it is set up. */
export const owesSecondFactor = (viewer: Viewer, demand: SecondFactorDemand) =>
  demandsSecondFactor(viewer, demand) && !viewer.hasSecondFactor && viewer.seenBy === null
