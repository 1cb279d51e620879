/** The steps of a group from enrolment to a validated plan, in order. */
export const FUNNEL_STEPS = ['enrolled', 'started', 'half', 'handed-in', 'validated'] as const
export type FunnelStep = (typeof FUNNEL_STEPS)[number]

/** How far one person has come; `done` of `of` required steps. */
export type FunnelFacts = { hasStarted: boolean; done: number; of: number; hasHandedIn: boolean; isValidated: boolean }

/** The furthest step a person has reached: who reached a later one counts for all before it. */
export function furthestStep({ hasStarted, done, of, hasHandedIn, isValidated }: FunnelFacts): FunnelStep {
  if (isValidated) return 'validated'
  if (hasHandedIn) return 'handed-in'
  if (of > 0 && done * 2 >= of) return 'half'
  return hasStarted ? 'started' : 'enrolled'
}

export type FunnelLine = { step: FunnelStep; people: number; lost: number }

/** How many people reached each step, and how many were lost since the one before; never more than before. */
export function cohortFunnel(people: readonly FunnelFacts[]): FunnelLine[] {
  const reached = people.map((person) => FUNNEL_STEPS.indexOf(furthestStep(person)))
  const counts = FUNNEL_STEPS.map((_, place) => reached.filter((furthest) => furthest >= place).length)
  return FUNNEL_STEPS.map((step, place) => {
    const count = counts[place] ?? 0
    return { step, people: count, lost: place === 0 ? 0 : (counts[place - 1] ?? 0) - count }
  })
}

/** The step before which most people are lost; undefined where nobody is. */
export function largestLoss(lines: readonly FunnelLine[]): FunnelLine | undefined {
  const [most] = lines.filter(({ lost }) => lost > 0).sort((one, other) => other.lost - one.lost)
  return most
}
