import { and, asc, eq, inArray, isNotNull, isNull, not } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { criterionMarks, marks, outcomes, releases } from '#db/schema/grading.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { agreementOf, weightedKappa } from '#app/rules/agreement.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import { suggestedCopies } from '#app/rules/second-marking.ts'
import { hasNextRound, workRows } from './work.queries.server.ts'

const secondMarks = alias(marks, 'second_marks')
const secondGiven = alias(criterionMarks, 'second_given')

/** The levels that two markers gave to the same criterion of the same copy, in the cohorts that a viewer coordinates. One query. */
export function markedTwice(db: Db, viewer: Viewer) {
  return db
    .select({
      assignmentKey: assignmentRuns.assignmentKey,
      criterionId: criterionMarks.criterionId,
      first: criterionMarks.levelId,
      second: secondGiven.levelId,
    })
    .from(marks)
    .innerJoin(criterionMarks, eq(criterionMarks.markId, marks.id))
    .innerJoin(secondMarks, and(eq(secondMarks.submissionId, marks.submissionId), eq(secondMarks.role, 'second')))
    .innerJoin(secondGiven, and(eq(secondGiven.markId, secondMarks.id), eq(secondGiven.criterionId, criterionMarks.criterionId)))
    .innerJoin(submissions, eq(submissions.id, marks.submissionId))
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .where(
      and(
        eq(marks.role, 'first'),
        isNotNull(marks.decision),
        isNotNull(secondMarks.decision),
        inArray(assignmentRuns.cohortId, [...viewer.coordinates]),
      ),
    )
}
export type TwiceMarked = Awaited<ReturnType<typeof markedTwice>>[number]

/** How far two markers agree on a criterion: the copies they share, and in a plain word how far; null below five copies. */
export function agreementOn(rows: readonly TwiceMarked[], criterion: Rubric['criteria'][number]) {
  const order = [...criterion.levels].sort((a, b) => a.from - b.from).map(({ id }) => id)
  const own = rows.filter(({ criterionId }) => criterionId === criterion.id)
  const pairs = own.map(({ first, second }) => [order.indexOf(first), order.indexOf(second)] as const)
  const kappa = weightedKappa(pairs, order.length)
  return { n: pairs.length, kappa, word: kappa === null ? null : agreementOf(kappa) }
}

/** Decided copies of a coordinator's cohorts that nobody sees yet and that are worth a second marking, with why. Two queries. */
export async function suggestedFor(db: Db, viewer: Viewer, farMarkers: ReadonlySet<string>) {
  const rows = await workRows(
    db,
    and(
      resultsReleasedBy(viewer),
      inArray(assignmentRuns.cohortId, [...viewer.coordinates]),
      isNull(plans.excusedAt),
      not(hasNextRound),
      isNull(submissions.secondAskedAt),
      eq(outcomes.decision, 'validate'),
      isNull(releases.id),
    ),
  )
    .orderBy(asc(outcomes.createdAt))
    .limit(200)
  if (rows.length === 0) return []
  const rubrics = await db
    .select({ id: plans.id, rubric: assignmentVersions.rubric })
    .from(plans)
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(
      inArray(
        plans.id,
        rows.map(({ planId }) => planId),
      ),
    )
  const byPlan = new Map(rubrics.map(({ id, rubric }) => [id, rubric]))
  const copies = rows.flatMap((row) => {
    const rubric = byPlan.get(row.planId)
    if (!rubric || row.points === null) return []
    const { id, ownerName: name, n, points: total, markBy } = row
    return [{ id, name, n, total, of: rubric.total, passTotal: rubric.pass.total, markerId: markBy ?? '' }]
  })
  return suggestedCopies(copies, farMarkers)
}
export type Suggested = Awaited<ReturnType<typeof suggestedFor>>[number]
