import { and, eq, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import type { WorkFacts } from '#app/rules/work-states.ts'
import { factsOf, workRows, type WorkRow } from './work.queries.server.ts'

/** Work under a lock for the rest of the transaction, with what the rules ask of it. Throws 404 outside the condition. */
export async function lockWork(
  db: Db,
  submissionId: string,
  where: SQL | undefined,
): Promise<{ row: WorkRow; work: WorkFacts; rubric: Rubric }> {
  // Lock before reading the state: two trainers may decide at once.
  await db.select({ id: submissions.id }).from(submissions).where(eq(submissions.id, submissionId)).for('update')
  const [row] = await workRows(db, and(eq(submissions.id, submissionId), where))
  if (!row) throw new Response(null, { status: 404 })
  const [version] = await db
    .select({ rubric: assignmentVersions.rubric })
    .from(plans)
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(eq(plans.id, row.planId))
  if (!version) throw new Response(null, { status: 404 })
  return { row, work: factsOf(row), rubric: version.rubric }
}
