import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { administrationWords } from '../words/words.ts'
import { createOrganisation } from './create-organisation.server.ts'
import { NewOrganisationPage } from './new-organisation-page.tsx'
import { organisationForm } from './organisations.forms.ts'
import { possibleParents } from './organisations.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, now, url, language }) => {
  const today = moroccoDay(now)
  const form = organisationForm.parse({ id: randomUUID(), parent: url.searchParams.get('dans') ?? '', since: today })
  return { title: administrationWords[language].newOrganisation.title, parents: await possibleParents(db, today), form, today }
})

export const action = asAdministrator(z.object({}), async ({ db, viewer, request, now, requestId }) => {
  const read = organisationForm.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const outcome = await createOrganisation(db, viewer, read.data, { now, requestId })
  if (!outcome.ok) return data({ form: read.data, faults: outcome.faults }, { status: 400 })
  throw redirect(`/admin/organisations/${outcome.id}?ajoutee`, 303)
})

export default function NewOrganisation() {
  const { parents, form, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <NewOrganisationPage parents={parents} form={refused?.form ?? form} faults={refused?.faults ?? []} today={today} />
}
