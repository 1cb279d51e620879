import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { marks } from '#db/schema/grading.ts'
import type { Viewer } from '#app/access/viewer.ts'

/** The marking of a submission, made by the first save: reading never makes one. */
export async function openMark(db: Db, viewer: Pick<Viewer, 'id'>, submissionId: string, now: Date): Promise<typeof marks.$inferSelect> {
  await db.insert(marks).values({ submissionId, markerId: viewer.id, updatedAt: now }).onConflictDoNothing()
  const [mark] = await db
    .select()
    .from(marks)
    .where(and(eq(marks.submissionId, submissionId), eq(marks.role, 'first')))
  if (!mark) throw new Error('A marking was neither made nor found')
  return mark
}
