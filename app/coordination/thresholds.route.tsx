import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { thresholdsForm } from './coordination.forms.ts'
import { saveThresholds } from './save-thresholds.server.ts'
import { cohortThresholds } from './thresholds.queries.server.ts'
import { ThresholdsPage } from './thresholds-page.tsx'
import { coordinationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, language, url }) => {
  return {
    title: coordinationWords[language].thresholds.title,
    ...(await cohortThresholds(db, viewer, id)),
    isSaved: url.searchParams.has('garde'),
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, now }) => {
  const typed = thresholdsForm.safeParse(Object.fromEntries(await request.formData()))
  if (!typed.success) throw new Response(null, { status: 400 })
  const outcome = await saveThresholds(db, viewer, id, typed.data, now)
  if (outcome.ok) throw redirect(`/cohortes/${id}/appels?garde`, 303)
  return data({ typed: typed.data, fields: outcome.fields }, { status: 400 })
})

export default function Thresholds() {
  return <ThresholdsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
