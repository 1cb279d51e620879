import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { grants, people } from '#db/schema/people.ts'
import type { PlanInView } from './plan.queries.server.ts'

/** The names of the trainers who may read a plan's hand-ins. */
export async function readersOf(db: Db, plan: Pick<PlanInView, 'cohortId' | 'courseId'>): Promise<string[]> {
  const found = await db
    .selectDistinct({ name: people.name })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      and(
        eq(grants.role, 'trainer'),
        eq(grants.cohortId, plan.cohortId),
        or(isNull(grants.courseId), eq(grants.courseId, plan.courseId)),
        isNull(grants.revokedAt),
        isNull(people.archivedAt),
      ),
    )
    .orderBy(asc(people.name))
  return found.map(({ name }) => name)
}
