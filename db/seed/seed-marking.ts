import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import {
  commentBank,
  criterionMarks,
  feedbackViews,
  marks,
  outcomes,
  releases,
  remarkReplies,
  remarks,
  remarkTicks,
} from '#db/schema/grading.ts'
import { submissionParts } from '#db/schema/plans.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import type { ReleasedFeedback } from '#app/rules/released-feedback.ts'
import { pointsForLevel, rubricScore } from '#app/rules/rubric-score.ts'
import type { Verdict } from '#app/rules/work-states.ts'
import { castPerson } from './cast.ts'
import { idOf } from './named-id.ts'
import { daysBefore } from './past.ts'
import { AMINATA_MARKING, BLESSING_MARKING, ESTHER_MARKING, READY_REMARKS, type WrittenMarking } from './plans/markings.ts'

type Marked = { name: string; n: number; trainer: string; verdict: Verdict; at: Date; marking: WrittenMarking }

/** What the trainers said: Aminata's and Esther's first plan returned, Blessing's validated; answers when Blessing's was released. */
export async function seedMarking(db: Db, run: { rubric: Rubric }, now: Date): Promise<Date> {
  const at = (days: number, time: string) => daysBefore(now, days, time)
  await mark(db, run.rubric, { name: 'aminata', n: 1, trainer: 'sarah', verdict: 'return', at: at(2, '11:20'), marking: AMINATA_MARKING })
  await mark(db, run.rubric, { name: 'esther', n: 1, trainer: 'sarah', verdict: 'return', at: at(12, '15:05'), marking: ESTHER_MARKING })
  const passedAt = at(9, '10:45')
  await mark(db, run.rubric, { name: 'blessing', n: 1, trainer: 'joseph', verdict: 'validate', at: passedAt, marking: BLESSING_MARKING })

  await db.insert(feedbackViews).values([
    { releaseId: idOf('release:esther:1'), personId: idOf('esther'), seenAt: at(11, '19:30') },
    { releaseId: idOf('release:blessing:1'), personId: idOf('blessing'), seenAt: at(8, '20:10') },
  ])
  await db.insert(remarkTicks).values([
    { remarkId: idOf('remark:esther:1:1'), tickedBy: idOf('esther'), tickedAt: at(5, '19:10') },
    { remarkId: idOf('remark:esther:1:2'), tickedBy: idOf('esther'), tickedAt: at(4, '20:40') },
  ])
  await db.insert(remarkReplies).values({
    id: idOf('reply:esther:1:3'),
    remarkId: idOf('remark:esther:1:3'),
    authorId: idOf('esther'),
    body: 'J’ai refait la caisse avec le nouveau prix. Je ne suis pas sûre du mois de mai, à cause du prêt.',
    createdAt: at(3, '18:40'),
  })
  await db.insert(commentBank).values(READY_REMARKS.map((entry, index) => ({ id: idOf(`ready:${index}`), courseId: 'c10', ...entry })))
  return passedAt
}

async function mark(db: Db, rubric: Rubric, { name, n, trainer, verdict, at, marking }: Marked): Promise<void> {
  const place = `${name}:${n}`
  const submissionId = idOf(`submission:${place}`)
  const markId = idOf(`mark:${place}`)
  const trainerId = idOf(trainer)
  const criteria = rubric.criteria.flatMap((criterion) => {
    const level = criterion.levels.find(({ id }) => id === marking.levels[criterion.id])
    if (!level) return []
    const comment = marking.comments[criterion.id] ?? ''
    return [{ criterionId: criterion.id, levelId: level.id, points: pointsForLevel(level), maxPoints: criterion.points, comment }]
  })
  await db.insert(marks).values({
    ...{ id: markId, submissionId, markerId: trainerId, overall: marking.message, privateNote: marking.privateNote },
    ...{ decision: verdict, decidedAt: at, updatedAt: at },
  })
  if (criteria.length > 0)
    await db.insert(criterionMarks).values(criteria.map((row) => ({ markId, ...row, changedBy: trainerId, changedAt: at })))

  const parts = await db
    .select({ partId: submissionParts.partId, text: submissionParts.text })
    .from(submissionParts)
    .where(eq(submissionParts.submissionId, submissionId))
  const said = marking.remarks.map((remark, index) => {
    const start = remark.quote === null ? -1 : (parts.find(({ partId }) => partId === remark.partId)?.text.indexOf(remark.quote) ?? -1)
    const isFound = remark.quote !== null && start >= 0
    const quote = isFound
      ? { quote: remark.quote, quoteStart: start, quoteEnd: start + (remark.quote?.length ?? 0) }
      : { quote: null, quoteStart: null, quoteEnd: null }
    return { id: idOf(`remark:${place}:${index + 1}`), partId: remark.partId, criterionId: remark.criterionId, body: remark.body, ...quote }
  })
  if (said.length > 0)
    await db.insert(remarks).values(said.map((remark) => ({ ...remark, submissionId, authorId: trainerId, createdAt: at })))

  const score = rubricScore(rubric, Object.fromEntries(criteria.map((row) => [row.criterionId, row])))
  const points = score.isComplete ? score.total : null
  const isPassed = verdict === 'validate' ? score.isPassed : null
  const outcomeId = idOf(`outcome:${place}`)
  const result = { points, maxPoints: rubric.total, isPassed }
  await db
    .insert(outcomes)
    .values({ id: outcomeId, submissionId, markId, decision: verdict, ...result, decidedBy: trainerId, createdAt: at })
  const shown: ReleasedFeedback = {
    message: marking.message,
    trainerName: castPerson(trainer).fullName,
    late: null,
    ...result,
    criteria,
    remarks: said,
  }
  await db.insert(releases).values({ id: idOf(`release:${place}`), outcomeId, releasedBy: trainerId, releasedAt: at, shown })
}
