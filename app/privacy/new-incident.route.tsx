import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { emptyIncident } from './incident-form.ts'
import { IncidentPage } from './incident-page.tsx'
import { incidentDraft, incidentForm } from './privacy.forms.ts'
import { privacyWords } from './words/words.ts'
import { writeIncident } from './write-incident.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ language, now }) => ({
  title: privacyWords[language].incidents.add,
  form: emptyIncident(now),
}))

export const action = asAdministrator(z.object({}), async ({ db, viewer, request, now }) => {
  const form = incidentForm.parse(Object.fromEntries(await request.formData()))
  const written = await writeIncident(db, viewer, null, incidentDraft(form), now)
  if (!written.ok) return data({ form, faults: written.faults }, { status: 400 })
  throw redirect(`/admin/donnees/incidents/${written.id}?garde`, 303)
})

export default function NewIncidentRoute() {
  const { title, form } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <IncidentPage title={title} form={refused?.form ?? form} faults={refused?.faults ?? []} versions={[]} delay={null} isSaved={false} />
  )
}
