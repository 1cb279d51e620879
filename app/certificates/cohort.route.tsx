import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff, asStepped } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { revokeForm } from './certificates.forms.ts'
import { certificatesOfCohort, cohortToSteer } from './certificates.queries.server.ts'
import { CohortCertificatesPage } from './cohort-page.tsx'
import { revokeCertificate } from './revoke-certificate.server.ts'
import { certificateWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, language }) => {
  const { cohort, lines } = await certificatesOfCohort(db, viewer, id)
  const seesPeople = viewer.coordinates.includes(id) || viewer.trains.includes(id)
  return { title: certificateWords[language].cohort.title, cohortId: id, cohort, lines, seesPeople }
})

export const action = asStepped(asStaff, params, async ({ db, viewer, params: { id }, request, now }) => {
  await cohortToSteer(db, viewer, id)
  const form = revokeForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return data({ needsReason: true }, { status: 400 })
  const isRevoked = await revokeCertificate(db, viewer, { cohortId: id, id: form.data.id, reason: form.data.reason }, now)
  if (!isRevoked) throw new Response(null, { status: 404 })
  throw redirect(`/cohortes/${id}/certificats`, 303)
})

export default function CohortCertificates() {
  const needsReason = useActionData<typeof action>()?.needsReason ?? false
  return <CohortCertificatesPage {...useLoaderData<typeof loader>()} needsReason={needsReason} />
}
