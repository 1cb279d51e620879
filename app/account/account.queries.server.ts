import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { grants, people } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** Whom a learner may ask: the coordinators of the cohorts they are in, by name. */
export function coordinatorsOf(db: Db, viewer: Viewer): Promise<Array<{ id: string; name: string; email: string | null }>> {
  const cohorts = db.select({ id: enrolments.cohortId }).from(enrolments).where(eq(enrolments.personId, viewer.id))
  return db
    .selectDistinct({ id: people.id, name: people.name, email: people.email })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(eq(grants.role, 'coordinator'), isNull(grants.revokedAt), inArray(grants.cohortId, cohorts)))
    .orderBy(people.name)
}
