import { and, asc, desc, eq, inArray, isNotNull, isNull, not, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { outcomes, releases } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { plans } from '#db/schema/plans.ts'
import { resultsReleasedBy } from '#app/access/submissions.scope.server.ts'
import { filesWords } from '#app/interface/files/words/words.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { formatInstant } from '#app/language/dates.ts'
import { RETRACT_HOURS } from '#app/rules/grading.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { settledOutcomes } from './lateness.queries.server.ts'
import { shownOfAll } from './shown.queries.server.ts'
import { hasNextRound, workRows } from './work.queries.server.ts'

/** Results on one page at most; the others wait for the next. */
const MOST_READY = 50

async function plansOf(db: Db, planIds: string[]) {
  const found = await db
    .select({ id: plans.id, language: people.language, assignment: assignmentVersions.body, rubric: assignmentVersions.rubric })
    .from(plans)
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(inArray(plans.id, planIds))
  return new Map(found.map((plan) => [plan.id, plan]))
}

/** The decided work that the viewer may release, each with what its author will read, in the author's own language. */
async function readyFor(db: Db, viewer: Viewer, language: Language) {
  const rows = await workRows(
    db,
    and(resultsReleasedBy(viewer), isNull(plans.excusedAt), not(hasNextRound), isNotNull(outcomes.id), isNull(releases.id)),
  )
    .orderBy(asc(outcomes.createdAt))
    .limit(MOST_READY)
  const known = await plansOf(
    db,
    rows.map(({ planId }) => planId),
  )
  const shownBy = await shownOfAll(
    db,
    rows.flatMap(({ outcomeId }) => outcomeId ?? []),
  )
  const settled = await settledOutcomes(
    db,
    rows.flatMap(({ outcomeId }) => outcomeId ?? []),
  )
  return rows.flatMap((row) => {
    const plan = known.get(row.planId)
    const shown = row.outcomeId && shownBy.get(row.outcomeId)
    if (!plan || !shown) return []
    const inTheirs = plan.language
    const result = settled.get(row.outcomeId ?? '') ?? { points: shown.points, isPassed: shown.isPassed, penalty: 0 }
    return {
      id: row.id,
      name: row.ownerName,
      organisation: row.organisation,
      title: textIn(row.title, language),
      n: row.n,
      authorLanguage: inTheirs,
      decision: row.decision,
      points: result.points,
      maxPoints: shown.maxPoints,
      isPassed: result.isPassed,
      penalty: result.penalty,
      message: shown.message,
      criteria: plan.rubric.criteria.flatMap(({ id, title, levels }) => {
        const mark = shown.criteria.find(({ criterionId }) => criterionId === id)
        const level = levels.find((one) => one.id === mark?.levelId)
        return mark && level
          ? [
              {
                id,
                title: textIn(title, inTheirs),
                level: textIn(level.label, inTheirs),
                points: mark.points,
                maxPoints: mark.maxPoints,
                comment: mark.comment,
              },
            ]
          : []
      }),
      remarks: shown.remarks.map(({ id, partId, quote, body, voice }) => {
        const part = plan.assignment.parts.find((one) => one.id === partId)
        return {
          id,
          part: part ? textIn(part.title, inTheirs) : null,
          quote,
          body: voice && body === '' ? filesWords[inTheirs].kinds.voice : body,
        }
      }),
    }
  })
}
export type ReadyResult = Awaited<ReturnType<typeof readyFor>>[number]

/** What can still be taken back by who released it: the last day's releases. */
async function recentFor(db: Db, viewer: Viewer, language: Language, now: Date) {
  const since = new Date(now.getTime() - RETRACT_HOURS * 3_600_000).toISOString()
  const rows = await workRows(
    db,
    and(resultsReleasedBy(viewer), not(hasNextRound), isNotNull(releases.id), sql`${releases.releasedAt} > ${since}::timestamptz`),
  ).orderBy(desc(releases.releasedAt))
  return rows.map((row) => ({
    id: row.id,
    name: row.ownerName,
    n: row.n,
    decision: row.decision,
    mayRetract: row.releasedBy === viewer.id || row.decidedBy === viewer.id || viewer.coordinates.includes(row.cohortId),
    releasedAt: row.releasedAt ? formatInstant(row.releasedAt, language, now) : '',
  }))
}
export type RecentRelease = Awaited<ReturnType<typeof recentFor>>[number]

/** What waits to be released, and what was released within the last day. At most ten queries. */
export async function releasesFor(db: Db, viewer: Viewer, language: Language, now: Date) {
  const [ready, recent] = await Promise.all([readyFor(db, viewer, language), recentFor(db, viewer, language, now)])
  return { ready, recent }
}
