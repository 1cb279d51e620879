import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionMarks, marks, outcomes, remarks } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import type { ReleasedFeedback } from '#app/rules/released-feedback.ts'

/** What the author of a piece of work will be shown of an outcome. */
export async function shownOf(db: Db, submissionId: string, outcomeId: string): Promise<ReleasedFeedback> {
  const [outcome] = await db
    .select({
      markId: outcomes.markId,
      message: marks.overall,
      trainerName: people.name,
      points: outcomes.points,
      maxPoints: outcomes.maxPoints,
      isPassed: outcomes.isPassed,
    })
    .from(outcomes)
    .innerJoin(marks, eq(marks.id, outcomes.markId))
    .leftJoin(people, eq(people.id, outcomes.decidedBy))
    .where(and(eq(outcomes.id, outcomeId), eq(outcomes.submissionId, submissionId)))
  if (!outcome) throw new Response(null, { status: 404 })
  const { markId, ...result } = outcome
  const { criterionId, levelId, points, maxPoints, comment } = criterionMarks
  const criteria = await db
    .select({ criterionId, levelId, points, maxPoints, comment })
    .from(criterionMarks)
    .where(eq(criterionMarks.markId, markId))
    .orderBy(asc(criterionId))
  const { id, partId, criterionId: about, quote, quoteStart, quoteEnd, body } = remarks
  const said = await db
    .select({ id, partId, criterionId: about, quote, quoteStart, quoteEnd, body })
    .from(remarks)
    .where(and(eq(remarks.submissionId, submissionId), isNull(remarks.removedAt)))
    .orderBy(asc(remarks.createdAt), asc(remarks.id))
  return { ...result, criteria, remarks: said }
}
