import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { criterionMarks, marks } from '#db/schema/grading.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import { combineMarks, levelsFor } from '#app/rules/second-marking.ts'
import type { WorkRow } from './work.queries.server.ts'

/** Both texts under one another; one alone where the other says nothing or the same. */
function joined(texts: readonly string[]): string {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].join('\n\n')
}

/** Makes of two decided markings the one that counts by the rule of the run, and answers it; null where a third person decides. Both markings stay as they are. */
export async function agreeMarks(db: Db, row: WorkRow, rubric: Rubric, now: Date): Promise<string | null> {
  const both = await db
    .select({ id: marks.id, role: marks.role, markerId: marks.markerId, overall: marks.overall })
    .from(marks)
    .where(and(eq(marks.submissionId, row.id), inArray(marks.role, ['first', 'second'])))
  const first = both.find(({ role }) => role === 'first')
  const second = both.find(({ role }) => role === 'second')
  if (!first || !second) throw new Error('Two markings to put together are not both there')
  const given = await db
    .select()
    .from(criterionMarks)
    .where(inArray(criterionMarks.markId, [first.id, second.id]))
  const pointsOf = (markId: string) =>
    Object.fromEntries(given.filter((one) => one.markId === markId).map((one) => [one.criterionId, one.points]))
  const combined = combineMarks(rubric, row, pointsOf(first.id), pointsOf(second.id))
  if (combined.by === 'moderator') return null

  const values = { overall: joined([first.overall, second.overall]), decision: 'validate' as const, decidedAt: now, updatedAt: now }
  const [agreed] = await db
    .insert(marks)
    .values({ submissionId: row.id, role: 'agreed', markerId: second.markerId, ...values })
    .onConflictDoUpdate({ target: [marks.submissionId, marks.role], set: values })
    .returning({ id: marks.id })
  if (!agreed) throw new Error('An agreed marking was not written')
  const levels = levelsFor(rubric, combined.points)
  await db.delete(criterionMarks).where(eq(criterionMarks.markId, agreed.id))
  await db.insert(criterionMarks).values(
    rubric.criteria.map((criterion) => ({
      markId: agreed.id,
      criterionId: criterion.id,
      levelId: levels[criterion.id] ?? '',
      points: combined.points[criterion.id] ?? 0,
      maxPoints: criterion.points,
      comment: joined(given.filter((one) => one.criterionId === criterion.id).map(({ comment }) => comment)),
      changedAt: now,
    })),
  )
  return agreed.id
}
