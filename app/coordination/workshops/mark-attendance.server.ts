import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { attendanceMarks, workshops } from '#db/schema/workshops.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import { saidMarks } from '#app/rules/workshops.ts'
import type { readSheet } from './workshops.forms.ts'
import { attendeesOf, keptCohort, workshopOf } from './workshops.queries.server.ts'

type Sheet = NonNullable<ReturnType<typeof readSheet>> & {
  /** When a phone that kept it says that it was ticked; null where it came at once. */
  waited: PhoneTime | null
}

/** A page that a phone keeps is ticked again and again under one key: each time is a sheet of its own. */
const keyOf = ({ key, waited }: Sheet) => (waited ? eventId(key, waited.shownAt.toISOString()) : key)

/**
 * Writes down who was at a workshop. The same sheet sent again writes nothing; with other choices under the same key it is refused, for which of the
 * two counts cannot be known, unless a phone says when each was made. Enrolments of other cohorts are left out, and a cancelled workshop has no
 * attendance.
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
    // One sheet at a time, so that of two with the same key the second sees the first.
    await tx.select({ id: workshops.id }).from(workshops).where(eq(workshops.id, at.workshopId)).for('update')
    const stands = new Map((await attendeesOf(tx, at.cohortId, at.workshopId)).map(({ enrolmentId, state }) => [enrolmentId, state]))
    const marks = saidMarks(sheet.lines).filter(({ enrolmentId }) => stands.has(enrolmentId))
    const sheetKey = keyOf(sheet)
    const kept = await tx
      .select({ enrolmentId: attendanceMarks.enrolmentId, state: attendanceMarks.state })
      .from(attendanceMarks)
      .where(and(eq(attendanceMarks.workshopId, at.workshopId), eq(attendanceMarks.sheetKey, sheetKey)))
    if (kept.length > 0) {
      const isSame = marks.every((mark) => kept.some(({ enrolmentId, state }) => enrolmentId === mark.enrolmentId && state === mark.state))
      return isSame || sheet.waited ? { ok: true } : { ok: false, because: 'sent-already' }
    }
    // A kept page still shows what stood when it was kept: what it says again is no news.
    const news = sheet.waited ? marks.filter(({ enrolmentId, state }) => stands.get(enrolmentId) !== state) : marks
    if (news.length === 0) return { ok: true }
    const row = { workshopId: at.workshopId, sheetKey, markedBy: viewer.id, markedAt: sheet.waited?.finishedAt ?? now, receivedAt: now }
    await tx.insert(attendanceMarks).values(news.map((mark) => ({ ...mark, ...row })))
    return { ok: true }
  })
}
