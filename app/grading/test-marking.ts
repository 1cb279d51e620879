import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { releases, outcomes } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { lockWork } from './lock-work.server.ts'
import { saveCriterion } from './save-criterion.server.ts'
import { submissionsMarkedBy } from '#app/access/submissions.scope.server.ts'

/** So many minutes after the world was seeded. */
export const minutes = (n: number) => new Date(TEST_NOW.getTime() + n * 60_000)

/** Mariam's plan, handed in and waiting. */
export const MARIAM = idOf('submission:mariam:1')
/** Aminata's plan, sent back two days ago. */
export const AMINATA = idOf('submission:aminata:1')
/** Esther's second version, waiting. */
export const ESTHER = idOf('submission:esther:2')
/** Blessing's plan, validated and released nine days ago. */
export const BLESSING = idOf('submission:blessing:1')

/** Marks every criterion of a hand-in with one level. */
export async function markAll(db: Db, viewer: Viewer, submissionId: string, levelId: string, now: Date): Promise<void> {
  const { rubric } = await lockWork(db, submissionId, submissionsMarkedBy(viewer))
  for (const { id } of rubric.criteria) {
    const typed = { submissionId, criterionId: id, levelId, points: undefined, comment: '', basedOn: 0 }
    const saved = await saveCriterion(db, viewer, typed, now)
    if (!saved.ok) throw new Error(`Not marked: ${saved.because}`)
  }
}

/** What a learner is shown at present of a hand-in: the release in force. */
export async function shownToLearner(db: Db, submissionId: string) {
  return db
    .select({ shown: releases.shown })
    .from(releases)
    .innerJoin(outcomes, eq(outcomes.id, releases.outcomeId))
    .where(and(eq(outcomes.submissionId, submissionId), isNull(releases.retractedAt)))
}
