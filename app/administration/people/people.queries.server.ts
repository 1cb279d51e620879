import { and, desc, eq, exists, ilike, isNull, like, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { memberships, organisations } from '#db/schema/organisations.ts'
import { grants, people } from '#db/schema/people.ts'
import { toLatinDigits } from '#app/rules/numbers-typed.ts'
import type { Role } from '#app/rules/roles.ts'
import { folded, foldedColumn } from '#db/folded.ts'
import { courseOfGrant } from './course-of-grant.ts'
import type { PeopleFilter } from './people.forms.ts'

/** Fewer digits than this are no part of a telephone number worth looking for. */
const FEWEST_DIGITS = 4

const containing = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Name, e-mail or account name that holds what was typed; or a telephone number that does, in any usual writing. */
function matching(typed: string): SQL | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  const digits = toLatinDigits(text).replace(/\D/g, '').replace(/^0+/, '')
  const isNumber = /^[+\d\s().\-/]+$/.test(toLatinDigits(text)) && digits.length >= FEWEST_DIGITS
  return or(
    like(foldedColumn(people.name), containing(folded(text))),
    ilike(people.email, containing(text)),
    ilike(people.username, containing(text)),
    isNumber ? like(people.phone, containing(digits)) : undefined,
  )
}

function havingRole(db: Db, role: PeopleFilter['role']): SQL | undefined {
  if (role === '') return undefined
  if (role === 'learner') return exists(db.select().from(enrolments).where(eq(enrolments.personId, people.id)))
  return exists(
    db
      .select()
      .from(grants)
      .where(and(eq(grants.personId, people.id), eq(grants.role, role), isNull(grants.revokedAt))),
  )
}

/** The people that a search finds, by name, at most `shown`, each with the number found in all; one query. */
export function peopleFound(db: Db, filter: PeopleFilter, shown: number) {
  const held = db
    .select({ personId: grants.personId, roles: sql<Role[]>`json_agg(distinct ${grants.role})`.as('roles') })
    .from(grants)
    .where(isNull(grants.revokedAt))
    .groupBy(grants.personId)
    .as('held')
  const belonging = db
    .select({
      personId: memberships.personId,
      organisations: sql<Array<{ id: string; name: string }>>`json_agg(
        json_build_object('id', ${organisations.id}, 'name', ${organisations.name}) order by ${memberships.isMain} desc)`.as(
        'organisations',
      ),
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(isNull(memberships.toDay))
    .groupBy(memberships.personId)
    .as('belonging')
  const learning = db.selectDistinct({ personId: enrolments.personId }).from(enrolments).as('learning')
  return db
    .select({
      id: people.id,
      name: people.name,
      phone: people.phone,
      email: people.email,
      archivedAt: people.archivedAt,
      isLearner: sql<boolean>`${learning.personId} is not null`,
      roles: sql<Role[]>`coalesce(${held.roles}, '[]'::json)`,
      organisations: sql<Array<{ id: string; name: string }>>`coalesce(${belonging.organisations}, '[]'::json)`,
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(people)
    .leftJoin(held, eq(held.personId, people.id))
    .leftJoin(belonging, eq(belonging.personId, people.id))
    .leftJoin(learning, eq(learning.personId, people.id))
    .where(and(eq(people.isStandIn, false), matching(filter.q), havingRole(db, filter.role)))
    .orderBy(foldedColumn(people.name), people.id)
    .limit(shown)
}

/** One person with roles, enrolments and memberships, past ones included; four queries. Undefined where there is none. */
export async function personById(db: Db, id: string) {
  const [person] = await db
    .select({
      id: people.id,
      name: people.name,
      phone: people.phone,
      email: people.email,
      username: people.username,
      language: people.language,
      archivedAt: people.archivedAt,
      createdAt: people.createdAt,
    })
    .from(people)
    .where(eq(people.id, id))
  if (!person) return undefined
  return {
    person,
    roles: await rolesOf(db, id),
    enrolments: await enrolmentsOf(db, id),
    memberships: await membershipsOf(db, id),
  }
}

function rolesOf(db: Db, personId: string) {
  return db
    .select({
      id: grants.id,
      role: grants.role,
      cohort: cohorts.name,
      course: courseOfGrant,
      organisation: organisations.name,
      grantedAt: grants.grantedAt,
      revokedAt: grants.revokedAt,
    })
    .from(grants)
    .leftJoin(cohorts, eq(cohorts.id, grants.cohortId))
    .leftJoin(organisations, eq(organisations.id, grants.organisationId))
    .where(eq(grants.personId, personId))
    .orderBy(desc(isNull(grants.revokedAt)), grants.role, grants.grantedAt)
}

function enrolmentsOf(db: Db, personId: string) {
  return db
    .select({
      id: enrolments.id,
      cohort: cohorts.name,
      status: enrolments.status,
      organisationId: enrolments.organisationId,
      organisation: organisations.name,
      enrolledAt: enrolments.enrolledAt,
      completedAt: enrolments.completedAt,
    })
    .from(enrolments)
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(eq(enrolments.personId, personId))
    .orderBy(desc(enrolments.enrolledAt))
}

function membershipsOf(db: Db, personId: string) {
  return db
    .select({
      id: memberships.id,
      organisationId: organisations.id,
      organisation: organisations.name,
      role: memberships.role,
      isMain: memberships.isMain,
      fromDay: memberships.fromDay,
      toDay: memberships.toDay,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId))
    .orderBy(desc(isNull(memberships.toDay)), desc(memberships.isMain), desc(memberships.fromDay))
}

/** A line of the list of people. */
export type FoundPerson = Awaited<ReturnType<typeof peopleFound>>[number]
/** What the page of one person shows. */
export type PersonOnPage = NonNullable<Awaited<ReturnType<typeof personById>>>
