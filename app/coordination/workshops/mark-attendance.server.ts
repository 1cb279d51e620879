import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { attendanceMarks, workshops } from '#db/schema/workshops.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { saidMarks } from '#app/rules/workshops.ts'
import type { readSheet } from './workshops.forms.ts'
import { attendeesOf, keptCohort, workshopOf } from './workshops.queries.server.ts'

type Sheet = NonNullable<ReturnType<typeof readSheet>> & {
  /** When it was ticked on a phone that kept it; now where it came at once. */
  markedAt: Date
}

/**
 * Writes down who was at a workshop. The same sheet sent again writes nothing; with other choices under the same key it is refused, for which of the
 * two counts cannot be known. Enrolments of other cohorts are left out, and a cancelled workshop has no attendance.
 */
export async function markAttendance(
  db: Db,
  viewer: Viewer,
  at: { cohortId: string; workshopId: string },
  sheet: Sheet,
  now: Date,
): Promise<{ ok: true } | { ok: false; because: 'sent-already' | 'cancelled' }> {
  await keptCohort(db, viewer, at.cohortId)
  const workshop = await workshopOf(db, at.cohortId, at.workshopId)
  if (workshop.cancelledAt) return { ok: false, because: 'cancelled' }
  return db.transaction(async (tx) => {
    const ofCohort = new Set((await attendeesOf(tx, at.cohortId, at.workshopId)).map(({ enrolmentId }) => enrolmentId))
    const marks = saidMarks(sheet.lines).filter(({ enrolmentId }) => ofCohort.has(enrolmentId))
    if (marks.length === 0) return { ok: true }
    // One sheet at a time, so that of two with the same key the second sees the first.
    await tx.select({ id: workshops.id }).from(workshops).where(eq(workshops.id, at.workshopId)).for('update')
    const kept = await tx
      .select({ enrolmentId: attendanceMarks.enrolmentId, state: attendanceMarks.state })
      .from(attendanceMarks)
      .where(and(eq(attendanceMarks.workshopId, at.workshopId), eq(attendanceMarks.sheetKey, sheet.key)))
    if (kept.length > 0) {
      const isSame = marks.every((mark) => kept.some(({ enrolmentId, state }) => enrolmentId === mark.enrolmentId && state === mark.state))
      return isSame ? { ok: true } : { ok: false, because: 'sent-already' }
    }
    const row = { workshopId: at.workshopId, sheetKey: sheet.key, markedBy: viewer.id, markedAt: sheet.markedAt, receivedAt: now }
    await tx.insert(attendanceMarks).values(marks.map((mark) => ({ ...mark, ...row })))
    return { ok: true }
  })
}
