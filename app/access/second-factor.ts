import { isStaff, type Viewer } from './viewer.ts'

/** Of whom this installation demands a second factor; everybody may use one. */
export type SecondFactorDemand = 'off' | 'administrators' | 'staff'

/** Somebody of whom a second factor is demanded and who has none yet enters nothing before it is set up. */
export function owesSecondFactor(viewer: Viewer, demand: SecondFactorDemand): boolean {
  if (viewer.hasSecondFactor || viewer.seenBy !== null) return false
  return demand === 'staff' ? isStaff(viewer) : demand === 'administrators' && viewer.isAdministrator
}
