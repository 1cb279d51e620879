import type { CalendarDay } from './calendar-days.ts'
import type { Role } from './roles.ts'

/** What may be the scope of each role: all, one cohort, one course of a cohort, or one organisation with all below it. */
export const ROLE_SCOPES: Record<Role, ReadonlyArray<'all' | 'cohort' | 'course' | 'organisation'>> = {
  administrator: ['all'],
  author: ['all'],
  trainer: ['cohort', 'course'],
  coordinator: ['cohort', 'organisation'],
}

export type RoleWish = {
  role: Role
  cohortId: string | null
  /** One course of the cohort; null for all of them. */
  courseId: string | null
  organisationId: string | null
  until: CalendarDay | null
}

type Scoped = Pick<RoleWish, 'role' | 'cohortId' | 'courseId' | 'organisationId'>
export type RoleFault = 'cohort-missing' | 'scope-missing' | 'one-scope' | 'course-alone' | 'until-past' | 'already'

/** What stands against giving a role; undefined when it may be given. `held` are the roles the person has today, with their scopes. */
export function roleFault(wish: RoleWish, held: readonly Scoped[], today: CalendarDay): RoleFault | undefined {
  const scopes = ROLE_SCOPES[wish.role]
  const isWhole = scopes.includes('all')
  if (!isWhole && wish.cohortId === null && wish.organisationId === null)
    return scopes.includes('organisation') ? 'scope-missing' : 'cohort-missing'
  if (!isWhole && wish.organisationId !== null && (wish.cohortId !== null || !scopes.includes('organisation')))
    return scopes.includes('organisation') ? 'one-scope' : 'cohort-missing'
  if (!isWhole && wish.courseId !== null && !scopes.includes('course')) return 'course-alone'
  if (wish.until !== null && wish.until < today) return 'until-past'
  const scope = scopeOf(wish)
  const isHeld = held.some(
    (one) =>
      one.role === wish.role &&
      one.cohortId === scope.cohortId &&
      one.organisationId === scope.organisationId &&
      // Who trains a whole cohort trains each of its courses.
      (one.courseId === scope.courseId || one.courseId === null),
  )
  return isHeld ? 'already' : undefined
}

/** The scope that is written: a role for all has none, whatever the form sent along. */
export const scopeOf = ({ role, cohortId, courseId, organisationId }: Scoped) =>
  ROLE_SCOPES[role].includes('all') ? { cohortId: null, courseId: null, organisationId: null } : { cohortId, courseId, organisationId }
