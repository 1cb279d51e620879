import type { EnrolmentStatus } from './organisations.ts'

/** Where an enrolment may go from where it stands. Completed is final but for a transfer; who was withdrawn or transferred comes back in the same enrolment. */
export const NEXT_STATUSES: Readonly<Record<EnrolmentStatus, readonly EnrolmentStatus[]>> = {
  invited: ['active', 'withdrawn'],
  active: ['paused', 'withdrawn', 'transferred'],
  paused: ['active', 'withdrawn', 'transferred'],
  completed: [],
  withdrawn: ['active'],
  transferred: ['active'],
}
/** The longest reason, in characters. */
export const LONGEST_REASON = 500

/** Why a status is not changed. A way back needs no reason; a way out does. */
export type StatusRefusal = 'not-from-here' | 'reason-missing' | 'reason-too-long'
export function statusRefusal(from: EnrolmentStatus, to: EnrolmentStatus, reason: string): StatusRefusal | null {
  if (!NEXT_STATUSES[from].includes(to)) return 'not-from-here'
  if (to !== 'active' && reason.trim() === '') return 'reason-missing'
  return reason.length > LONGEST_REASON ? 'reason-too-long' : null
}
