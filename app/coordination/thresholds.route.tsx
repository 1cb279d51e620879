import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { cohorts } from '#db/schema/cohorts.ts'
import { cohortsSteeredBy } from '#app/access/cohorts.scope.server.ts'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { thresholdsOf } from '#app/rules/call-list.ts'
import { thresholdsForm } from './coordination.forms.ts'
import { saveThresholds } from './save-thresholds.server.ts'
import { ThresholdsPage } from './thresholds-page.tsx'
import { coordinationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, language, url }) => {
  const [cohort] = await db
    .select({ id: cohorts.id, name: cohorts.name, thresholds: cohorts.thresholds })
    .from(cohorts)
    .where(and(eq(cohorts.id, id), cohortsSteeredBy(viewer)))
  if (!cohort) throw new Response(null, { status: 404 })
  return {
    title: coordinationWords[language].thresholds.title,
    cohort: { id: cohort.id, name: cohort.name },
    thresholds: thresholdsOf(cohort.thresholds),
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
