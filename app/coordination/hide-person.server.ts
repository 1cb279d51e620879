import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { accompaniedBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { addDays } from '#app/rules/calendar-days.ts'
import { HIDDEN_DAYS } from '#app/rules/call-list.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'

/** Leaves somebody off the list of people to call for fourteen days. A person outside the viewer's scope is 404. */
export async function hidePerson(db: Db, viewer: Viewer, enrolmentId: string, now: Date): Promise<void> {
  const hidden = await db
    .update(enrolments)
    .set({ hiddenUntil: addDays(moroccoDay(now), HIDDEN_DAYS) })
    .where(and(eq(enrolments.id, enrolmentId), accompaniedBy(viewer)))
    .returning({ id: enrolments.id })
  if (hidden.length === 0) throw new Response(null, { status: 404 })
}
