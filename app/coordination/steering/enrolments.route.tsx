import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { maySteerCohort } from '#app/access/cohorts.ts'
import { pageTitle } from '#app/interface/page.ts'
import { changeEnrolment } from './change-enrolment.server.ts'
import { chooseCounting } from './choose-counting.server.ts'
import { EnrolmentsPage } from './enrolments-page.tsx'
import { countsForm, statusForm } from './steering.forms.ts'
import { enrolmentsToSee } from './steering.queries.server.ts'
import { steeringWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, url, language, now }) => {
  const lines = await enrolmentsToSee(db, viewer, id)
  const isSaved = url.searchParams.has('garde')
  return { title: steeringWords[language].enrolments.title, cohortId: id, lines, now, isSaved, isSteered: maySteerCohort(viewer, id) }
})

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, now }) => {
  await enrolmentsToSee(db, viewer, id)
  const sent = Object.fromEntries(await request.formData())
  const counting = countsForm.safeParse(sent)
  if (counting.success) {
    await chooseCounting(db, viewer, { cohortId: id, enrolmentId: counting.data.enrolment, counts: counting.data.counts === 'yes' }, now)
    throw redirect(`/cohortes/${id}/personnes?garde`, 303)
  }
  const form = statusForm.safeParse(sent)
  if (!form.success) throw new Response(null, { status: 400 })
  const { enrolment, status, reason } = form.data
  const outcome = await changeEnrolment(db, viewer, { cohortId: id, enrolmentId: enrolment, status, reason }, now)
  if (!outcome.ok) return data({ enrolment, because: outcome.because }, { status: 400 })
  throw redirect(`/cohortes/${id}/personnes?garde`, 303)
})

export default function Enrolments() {
  return <EnrolmentsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
