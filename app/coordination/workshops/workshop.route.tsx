import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { cancelWorkshop } from './cancel-workshop.server.ts'
import { markAttendance } from './mark-attendance.server.ts'
import { WorkshopPage } from './workshop-page.tsx'
import { readSheet } from './workshops.forms.ts'
import { attendeesOf, keptCohort, workshopOf } from './workshops.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid(), workshopId: z.uuid() })
const refusal = z.enum(['sent-already', 'cancelled']).nullable().catch(null)

export const loader = asStaff(params, async ({ db, viewer, params: { id, workshopId }, now, url }) => {
  const cohort = await keptCohort(db, viewer, id)
  const workshop = await workshopOf(db, id, workshopId)
  return {
    ...{ title: workshop.title, cohort, workshop },
    attendees: await attendeesOf(db, id, workshopId),
    sheetKey: randomUUID(),
    today: moroccoDay(now),
    isSaved: url.searchParams.has('garde'),
    refused: refusal.parse(url.searchParams.get('refus')),
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id, workshopId }, request, now }) => {
  await keptCohort(db, viewer, id)
  await workshopOf(db, id, workshopId)
  const form = await request.formData()
  const here = `/cohortes/${id}/ateliers/${workshopId}`
  const at = { cohortId: id, workshopId }
  if (form.get('act') === 'cancel') {
    await cancelWorkshop(db, viewer, at, now)
    throw redirect(here, 303)
  }
  const sheet = readSheet(form)
  if (!sheet) throw new Response(null, { status: 400 })
  const outcome = await markAttendance(db, viewer, at, { ...sheet, waited: waitedOn(request, now) }, now)
  throw redirect(outcome.ok ? `${here}?garde` : `${here}?refus=${outcome.because}`, 303)
})

export default function Workshop() {
  return <WorkshopPage {...useLoaderData<typeof loader>()} />
}
