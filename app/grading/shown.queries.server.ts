import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { files } from '#db/schema/files.ts'
import { criterionMarks, marks, outcomes, remarks } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { submissions } from '#db/schema/plans.ts'
import type { ReleasedFeedback } from '#app/rules/released-feedback.ts'

/** What the authors will be shown of outcomes, by the outcome's id. Three queries, however many. */
export async function shownOfAll(db: Db, outcomeIds: readonly string[]): Promise<Map<string, ReleasedFeedback>> {
  const found = await db
    .select({
      id: outcomes.id,
      submissionId: outcomes.submissionId,
      markId: outcomes.markId,
      message: marks.overall,
      trainerName: people.name,
      points: outcomes.points,
      maxPoints: outcomes.maxPoints,
      isPassed: outcomes.isPassed,
      penalty: outcomes.penalty,
      lateSeconds: submissions.lateSeconds,
    })
    .from(outcomes)
    .innerJoin(marks, eq(marks.id, outcomes.markId))
    .innerJoin(submissions, eq(submissions.id, outcomes.submissionId))
    .leftJoin(people, eq(people.id, outcomes.decidedBy))
    .where(inArray(outcomes.id, [...outcomeIds]))
  const { markId, criterionId, levelId, points, maxPoints, comment } = criterionMarks
  const criteria = await db
    .select({ markId, criterionId, levelId, points, maxPoints, comment })
    .from(criterionMarks)
    .where(
      inArray(
        markId,
        found.map((one) => one.markId),
      ),
    )
    .orderBy(asc(criterionId))
  const { id, submissionId, partId, criterionId: about, quote, quoteStart, quoteEnd, body } = remarks
  const said = await db
    .select({
      ...{ submissionId, id, partId, criterionId: about, quote, quoteStart, quoteEnd, body },
      voice: { id: files.id, bytes: files.bytes },
    })
    .from(remarks)
    .leftJoin(files, eq(files.id, remarks.voiceId))
    .where(
      and(
        isNull(remarks.removedAt),
        inArray(
          submissionId,
          found.map((one) => one.submissionId),
        ),
      ),
    )
    .orderBy(asc(remarks.createdAt), asc(id))
  return new Map(
    found.map(({ id: outcomeId, submissionId: of, markId: by, penalty, lateSeconds, ...result }) => [
      outcomeId,
      {
        ...result,
        late: penalty > 0 ? { seconds: lateSeconds, points: penalty } : null,
        criteria: criteria.filter((row) => row.markId === by).map(({ markId: _, ...row }) => row),
        remarks: said.filter((row) => row.submissionId === of).map(({ submissionId: _, ...row }) => row),
      },
    ]),
  )
}
