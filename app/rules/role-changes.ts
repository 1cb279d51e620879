import type { CalendarDay } from './calendar-days.ts'
import type { Role } from './roles.ts'

/** What may be the scope of each role: all, one cohort, or one organisation with all below it. */
export const ROLE_SCOPES: Record<Role, ReadonlyArray<'all' | 'cohort' | 'organisation'>> = {
  administrator: ['all'],
  author: ['all'],
  trainer: ['cohort'],
  coordinator: ['cohort', 'organisation'],
}

export type RoleWish = { role: Role; cohortId: string | null; organisationId: string | null; until: CalendarDay | null }
export type RoleFault = 'cohort-missing' | 'scope-missing' | 'one-scope' | 'until-past' | 'already'

/** What stands against giving a role; undefined when it may be given. `held` are the roles the person has today, with their scopes. */
export function roleFault(
  wish: RoleWish,
  held: ReadonlyArray<Pick<RoleWish, 'role' | 'cohortId' | 'organisationId'>>,
  today: CalendarDay,
): RoleFault | undefined {
  const scopes = ROLE_SCOPES[wish.role]
  const isWhole = scopes.includes('all')
  if (!isWhole && wish.cohortId === null && wish.organisationId === null)
    return scopes.includes('organisation') ? 'scope-missing' : 'cohort-missing'
  if (!isWhole && wish.organisationId !== null && (wish.cohortId !== null || !scopes.includes('organisation')))
    return scopes.includes('organisation') ? 'one-scope' : 'cohort-missing'
  if (wish.until !== null && wish.until < today) return 'until-past'
  const scope = scopeOf(wish)
  const isHeld = held.some(
    (one) => one.role === wish.role && one.cohortId === scope.cohortId && one.organisationId === scope.organisationId,
  )
  return isHeld ? 'already' : undefined
}

/** The scope that is written: a role for all has none, whatever the form sent along. */
export const scopeOf = ({ role, cohortId, organisationId }: Pick<RoleWish, 'role' | 'cohortId' | 'organisationId'>) =>
  ROLE_SCOPES[role].includes('all') ? { cohortId: null, organisationId: null } : { cohortId, organisationId }
