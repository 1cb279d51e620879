import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { Db } from '#db/handle.ts'
import { asStaff } from '#app/access/guard.server.ts'
import { maySteerCohort } from '#app/access/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { pageTitle } from '#app/interface/page.ts'
import { changeEnrolment } from './change-enrolment.server.ts'
import { chooseCounting } from './choose-counting.server.ts'
import { EnrolmentsPage } from './enrolments-page.tsx'
import { countsForm, statusForm } from './steering.forms.ts'
import { enrolmentsIn } from './steering.queries.server.ts'
import { steeringWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

/** The enrolments that the viewer accompanies; for whoever neither accompanies nor steers the page does not exist. */
async function linesFor(db: Db, viewer: Viewer, cohortId: string) {
  const lines = await enrolmentsIn(db, viewer, cohortId)
  if (lines.length === 0 && !viewer.coordinates.includes(cohortId)) throw new Response(null, { status: 404 })
  return lines
}

export const loader = asStaff(params, async ({ db, viewer, params: { id }, url, language, now }) => {
  const lines = await linesFor(db, viewer, id)
  const isSaved = url.searchParams.has('garde')
  return { title: steeringWords[language].enrolments.title, cohortId: id, lines, now, isSaved, isSteered: maySteerCohort(viewer, id) }
})

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, now }) => {
  await linesFor(db, viewer, id)
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
