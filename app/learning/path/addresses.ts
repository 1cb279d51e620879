import type { ActivityKind } from '#app/rules/activities.ts'

/** Where a final assignment is written: the plan that was opened, or the page that opens it. */
export const planAddress = (work: { key: string; planId: string | null }) => (work.planId ? `/plan/${work.planId}` : `/devoirs/${work.key}`)

/** Where a trainer's answer to a plan is read. */
export const remarksAddress = (work: { key: string; planId: string | null }) =>
  work.planId ? `/plan/${work.planId}/remarques` : planAddress(work)

/** Where a step of a course is done. */
export function stepAddress(step: { kind: ActivityKind; key: string; planId: string | null }): string {
  if (step.kind === 'lesson') return `/lecons/${step.key}`
  return step.kind === 'quiz' ? `/quiz/${step.key}` : planAddress(step)
}
