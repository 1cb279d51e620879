import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { incidentDelay } from '#app/rules/incidents.ts'
import { formOfIncident } from './incident-form.ts'
import { IncidentPage } from './incident-page.tsx'
import { incidentVersions } from './incidents.queries.server.ts'
import { incidentDraft, incidentForm } from './privacy.forms.ts'
import { writeIncident } from './write-incident.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asAdministrator(params, async ({ db, params: { id }, now, url }) => {
  const versions = await incidentVersions(db, id)
  const [newest] = versions
  if (!newest) throw new Response(null, { status: 404 })
  const { incident } = newest
  const isSaved = url.searchParams.has('garde')
  return { title: incident.title, form: formOfIncident(incident), delay: incidentDelay(incident, now), versions, isSaved }
})

export const action = asAdministrator(params, async ({ db, viewer, params: { id }, request, now }) => {
  if ((await incidentVersions(db, id)).length === 0) throw new Response(null, { status: 404 })
  const form = incidentForm.parse(Object.fromEntries(await request.formData()))
  const written = await writeIncident(db, viewer, id, incidentDraft(form), now)
  if (!written.ok) return data({ form, faults: written.faults }, { status: 400 })
  throw redirect(`/admin/donnees/incidents/${id}?garde`, 303)
})

export default function IncidentRoute() {
  const { title, form, delay, versions, isSaved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const shown = { form: refused?.form ?? form, faults: refused?.faults ?? [] }
  return <IncidentPage title={title} {...shown} delay={delay} versions={versions} isSaved={isSaved && !refused} />
}
