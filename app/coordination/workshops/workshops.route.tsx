import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { planWorkshop } from './plan-workshop.server.ts'
import { WorkshopsPage } from './workshops-page.tsx'
import { workshopForm } from './workshops.forms.ts'
import { keptCohort, staffOf, workshopsIn } from './workshops.queries.server.ts'
import { workshopWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, language, now, url }) => ({
  title: workshopWords[language].title,
  cohort: await keptCohort(db, viewer, id),
  steers: viewer.coordinates.includes(id),
  workshops: await workshopsIn(db, id),
  staff: await staffOf(db, id),
  newId: randomUUID(),
  today: moroccoDay(now),
  isSaved: url.searchParams.has('garde'),
}))

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, now }) => {
  await keptCohort(db, viewer, id)
  const form = workshopForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const outcome = await planWorkshop(db, viewer, id, form.data, now)
  if (outcome.ok) throw redirect(`/cohortes/${id}/ateliers?garde`, 303)
  return data({ faults: outcome.faults, typed: form.data }, { status: 400 })
})

export default function Workshops() {
  return <WorkshopsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
