import { describe, expect, test } from 'vitest'
import { roleFault, scopeOf, type RoleWish } from './role-changes.ts'
import { ROLES } from './roles.ts'

const wish = (wishes: Partial<RoleWish>): RoleWish => ({
  role: 'trainer',
  cohortId: null,
  courseId: null,
  organisationId: null,
  until: null,
  ...wishes,
})
const today = '2026-11-23'

describe('giving a role', () => {
  test.each([
    [{ role: 'trainer', cohortId: 'a' }, undefined],
    [{ role: 'trainer', cohortId: 'a', courseId: 'c1' }, undefined],
    [{ role: 'trainer', courseId: 'c1' }, 'cohort-missing'],
    [{ role: 'coordinator', cohortId: 'a', courseId: 'c1' }, 'course-alone'],
    [{ role: 'trainer' }, 'cohort-missing'],
    [{ role: 'trainer', organisationId: 'o' }, 'cohort-missing'],
    [{ role: 'coordinator', cohortId: 'a' }, undefined],
    [{ role: 'coordinator', organisationId: 'o' }, undefined],
    [{ role: 'coordinator' }, 'scope-missing'],
    [{ role: 'coordinator', cohortId: 'a', organisationId: 'o' }, 'one-scope'],
    [{ role: 'author' }, undefined],
    [{ role: 'administrator' }, undefined],
    [{ role: 'administrator', cohortId: 'a' }, undefined],
    [{ role: 'author', until: today }, undefined],
    [{ role: 'author', until: '2026-11-22' }, 'until-past'],
  ] as const)('%j: %s', (wishes, fault) => expect(roleFault(wish(wishes), [], today)).toBe(fault))

  test.each(ROLES)('%s twice with one scope is refused, with another it is given', (role) => {
    const scope = role === 'trainer' || role === 'coordinator' ? { cohortId: 'a' } : {}
    const held = [wish({ role, ...scope })]
    expect(roleFault(wish({ role, ...scope }), held, today)).toBe('already')
    if ('cohortId' in scope) expect(roleFault(wish({ role, cohortId: 'b' }), held, today)).toBeUndefined()
  })

  test('for all has no scope, whatever was sent along', () =>
    expect(scopeOf(wish({ role: 'administrator', cohortId: 'a', courseId: 'c1', organisationId: 'o' }))).toEqual({
      cohortId: null,
      courseId: null,
      organisationId: null,
    }))

  test('for one course is not given to who trains the whole cohort; the whole cohort is given to who trains one course', () => {
    const [whole, one] = [wish({ cohortId: 'a' }), wish({ cohortId: 'a', courseId: 'c1' })]
    expect(roleFault(one, [whole], today)).toBe('already')
    expect(roleFault(one, [one], today)).toBe('already')
    expect(roleFault(whole, [one], today)).toBeUndefined()
    expect(roleFault({ ...one, courseId: 'c2' }, [one], today)).toBeUndefined()
  })
})
