import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { marks } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { WorkRow } from './work.queries.server.ts'

/** The marking of a submission by the one whose turn it is, made by the first save: reading never makes one. */
export async function openMark(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  { id: submissionId, role }: Pick<WorkRow, 'id' | 'role'>,
  now: Date,
): Promise<typeof marks.$inferSelect> {
  await db.insert(marks).values({ submissionId, role, markerId: viewer.id, updatedAt: now }).onConflictDoNothing()
  const [mark] = await db
    .select()
    .from(marks)
    .where(and(eq(marks.submissionId, submissionId), eq(marks.role, role)))
  if (!mark) throw new Error('A marking was neither made nor found')
  return mark
}
