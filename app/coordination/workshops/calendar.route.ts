import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'
import { calendarFile } from '#app/rules/workshops.ts'
import { workshopForCalendar } from './workshops.queries.server.ts'

export const loader = signedIn(z.object({ workshopId: z.uuid() }), async ({ db, viewer, params, now }) => {
  const workshop = await workshopForCalendar(db, viewer, params.workshopId)
  return new Response(calendarFile(workshop, now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="atelier.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
})
