import type { ActivityKind } from '#app/rules/activities.ts'

type Work = { key: string; planId: string | null }

/** Where a final assignment is written: the plan that was opened, or the key that opens it. */
export const planAddress = (work: Work) => `/plan/${work.planId ?? work.key}`

/** Where a trainer's answer to a plan is read. */
export const remarksAddress = (work: Work) => (work.planId ? `/plan/${work.planId}/remarques` : planAddress(work))

/** Where a step of a course is done. */
export function stepAddress(step: Work & { kind: ActivityKind }): string {
  if (step.kind === 'lesson') return `/lecons/${step.key}`
  return step.kind === 'quiz' ? `/quiz/${step.key}` : planAddress(step)
}
