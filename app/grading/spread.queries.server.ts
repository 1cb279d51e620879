import { and, asc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { criterionMarks, marks } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { agreementOn, markedTwice } from './agreement.queries.server.ts'
import { markerFigures } from '#app/rules/marker-spread.ts'

/** The decided markings of the cohorts that a viewer coordinates, summed for each assignment, criterion and trainer. One query. */
function sums(db: Db, viewer: Viewer) {
  const share = sql`(${criterionMarks.points} / ${criterionMarks.maxPoints})`
  return db
    .select({
      assignmentKey: assignmentRuns.assignmentKey,
      criterionId: criterionMarks.criterionId,
      markerId: marks.markerId,
      name: people.name,
      n: sql`count(*)`.mapWith(Number),
      sum: sql`sum(${share})`.mapWith(Number),
      squares: sql`sum(${share} * ${share})`.mapWith(Number),
    })
    .from(criterionMarks)
    .innerJoin(marks, eq(marks.id, criterionMarks.markId))
    .innerJoin(people, eq(people.id, marks.markerId))
    .innerJoin(submissions, eq(submissions.id, marks.submissionId))
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .where(
      and(
        inArray(assignmentRuns.cohortId, [...viewer.coordinates]),
        isNotNull(marks.decidedAt),
        ne(marks.role, 'agreed'),
        sql`${criterionMarks.maxPoints} > 0`,
      ),
    )
    .groupBy(assignmentRuns.assignmentKey, criterionMarks.criterionId, marks.markerId, people.name)
    .orderBy(asc(assignmentRuns.assignmentKey), asc(people.name))
}

/** The newest rubric that each assignment of the viewer's cohorts is marked with, for titles and their order. One query. */
function rubrics(db: Db, viewer: Viewer) {
  return db
    .selectDistinctOn([assignmentRuns.assignmentKey], {
      assignmentKey: assignmentRuns.assignmentKey,
      assignment: assignmentVersions.body,
      rubric: assignmentVersions.rubric,
    })
    .from(assignmentRuns)
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, assignmentRuns.assignmentVersionId))
    .where(inArray(assignmentRuns.cohortId, [...viewer.coordinates]))
    .orderBy(asc(assignmentRuns.assignmentKey), sql`${assignmentVersions.number} desc`)
}

/** What the trainers of a coordinator's cohorts give on each criterion of each assignment; assignments without a decided marking stay out. Three queries. */
export async function markerSpread(db: Db, viewer: Viewer, language: Language) {
  const [rows, versions, twice] = await Promise.all([sums(db, viewer), rubrics(db, viewer), markedTwice(db, viewer)])
  return versions.flatMap(({ assignmentKey, assignment, rubric }) => {
    const own = rows.filter((row) => row.assignmentKey === assignmentKey)
    if (own.length === 0) return []
    const figures = markerFigures(own)
    const markers = [...new Map(own.map(({ markerId, name }) => [markerId, name]))].map(([id, name]) => ({ id, name }))
    return [
      {
        key: assignmentKey,
        title: textIn(assignment.title, language),
        markers,
        criteria: rubric.criteria.flatMap((criterion) => {
          const found = figures.find(({ criterionId }) => criterionId === criterion.id)
          const pairs = twice.filter((row) => row.assignmentKey === assignmentKey)
          return found ? [{ ...found, title: textIn(criterion.title, language), agreement: agreementOn(pairs, criterion) }] : []
        }),
      },
    ]
  })
}
export type MarkerSpread = Awaited<ReturnType<typeof markerSpread>>
