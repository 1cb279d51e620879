import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { criterionMarks, marks, outcomes, releases, remarks } from '#db/schema/grading.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { ReleasedFeedback } from '#app/rules/released-feedback.ts'
import type { Verdict } from '#app/rules/work-states.ts'
import { handInPlan } from './hand-in-plan.server.ts'
import { openPlan } from './open-plan.server.ts'
import { planInView } from './plan.queries.server.ts'
import { savePart, type ArrivingPart } from './save-part.server.ts'

export const SECRET = 'a secret for tests only'
/** So many minutes after the world was seeded. */
export const minutes = (n: number) => new Date(TEST_NOW.getTime() + n * 60_000)

/** A new plan of a person for course 10, nothing written in it: what the seed wrote is removed. */
export async function emptyPlan(db: Db, viewer: Viewer): Promise<string> {
  await db.delete(plans).where(eq(plans.ownerId, viewer.id))
  await db.delete(progressEvents).where(and(eq(progressEvents.personId, viewer.id), eq(progressEvents.itemKey, 'c10-plan')))
  await db.delete(itemProgress).where(and(eq(itemProgress.personId, viewer.id), eq(itemProgress.itemKey, 'c10-plan')))
  const opened = await openPlan(db, viewer, 'c10-plan', TEST_NOW)
  if (!opened.ok) throw new Error('The plan is not open')
  return opened.planId
}

/** A part as a form sends it. */
export function arriving(planId: string, wishes: Partial<ArrivingPart> = {}): ArrivingPart {
  const rest = { partId: 'p1', basedOn: null, text: 'Un texte', tables: {}, isDone: true, source: 'form' as const, savedAt: minutes(1) }
  return { planId, id: idOf(`save:${planId}:${wishes.partId ?? 'p1'}`), ...rest, ...wishes }
}

/** A plan with a finished text in every part. */
export async function writtenPlan(db: Db, viewer: Viewer): Promise<string> {
  const planId = await emptyPlan(db, viewer)
  const plan = await planInView(db, viewer, planId, TEST_NOW)
  for (const { part } of plan.parts)
    await savePart(db, viewer, arriving(planId, { partId: part.id, text: `Partie ${part.id}` }), minutes(1))
  return planId
}

/** Hands a plan in and answers the id of the hand-in. */
export async function handedIn(db: Db, viewer: Viewer, planId: string, at = minutes(10)): Promise<string> {
  const requestKey = idOf(`request:${planId}:${at.toISOString()}`)
  const sent = await handInPlan(db, viewer, { planId, requestKey, statement: 'Oui', knowsOpenRemarks: true }, SECRET, at)
  if (!sent.ok) throw new Error(`Not handed in: ${sent.because}`)
  const [row] = await db.select({ id: submissions.id }).from(submissions).where(eq(submissions.requestKey, requestKey))
  if (!row) throw new Error('The hand-in is not there')
  return row.id
}

/** Marks a hand-in as Sarah would: one criterion, one remark on the third part, a message; nothing is released. */
export async function marked(db: Db, submissionId: string): Promise<{ markId: string; remarkId: string }> {
  const [mark] = await db
    .insert(marks)
    .values({ submissionId, markerId: idOf('sarah'), overall: 'Un secret avant la publication', privateNote: 'Pour moi seule' })
    .returning({ id: marks.id })
  if (!mark) throw new Error('The mark was not written')
  await db
    .insert(criterionMarks)
    .values({ markId: mark.id, criterionId: 'k1', levelId: 'l2', points: 5, maxPoints: 10, comment: 'Commentaire secret' })
  const [remark] = await db
    .insert(remarks)
    .values({ submissionId, authorId: idOf('sarah'), partId: 'p3', quote: 'Partie', quoteStart: 0, quoteEnd: 6, body: 'Donnez un nombre' })
    .returning({ id: remarks.id })
  if (!remark) throw new Error('The remark was not written')
  return { markId: mark.id, remarkId: remark.id }
}

/** Releases a marked hand-in with what its learner is shown. */
export async function released(
  db: Db,
  submissionId: string,
  marking: { markId: string; remarkId: string },
  verdict: Verdict,
  at = minutes(60),
): Promise<string> {
  const isPassed = verdict === 'validate' ? true : null
  const points = verdict === 'validate' ? 72 : null
  const [outcome] = await db
    .insert(outcomes)
    .values({
      submissionId,
      markId: marking.markId,
      decision: verdict,
      points,
      maxPoints: 100,
      isPassed,
      decidedBy: idOf('sarah'),
      createdAt: at,
    })
    .returning({ id: outcomes.id })
  if (!outcome) throw new Error('The outcome was not written')
  const shown: ReleasedFeedback = {
    message: 'Bon début. Deux points à reprendre.',
    trainerName: 'Sarah Benali',
    late: null,
    points,
    maxPoints: 100,
    isPassed,
    criteria: [{ criterionId: 'k1', levelId: 'l2', points: 5, maxPoints: 10, comment: 'Précisez le problème' }],
    remarks: [
      { id: marking.remarkId, partId: 'p3', criterionId: null, quote: 'Partie', quoteStart: 0, quoteEnd: 6, body: 'Donnez un nombre' },
    ],
  }
  const [release] = await db
    .insert(releases)
    .values({ outcomeId: outcome.id, releasedBy: idOf('sarah'), releasedAt: at, shown })
    .returning({ id: releases.id })
  if (!release) throw new Error('The release was not written')
  return release.id
}
