import { data, redirect } from '@remix-run/node'
import { useLoaderData, useActionData } from '@remix-run/react'
import { asAdministrator, asStepped } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { ChangePage } from './change-page.tsx'
import { changeForm, changeParams } from './belonging.forms.ts'
import { changeOrganisation } from './change-organisation.server.ts'
import { changePreview, faultOf, placedOrganisations, possibleGoals } from './change.queries.server.ts'
import { belongingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStepped(asAdministrator, changeParams, async ({ db, params: { id, how }, url, language }) => {
  const all = await placedOrganisations(db)
  const organisation = all.find((one) => one.id === id)
  if (!organisation) throw new Response(null, { status: 404 })
  const { to } = changeForm.parse({ to: url.searchParams.get('vers') ?? '' })
  const isAsked = url.searchParams.has('vers')
  const fault = isAsked ? faultOf(all, how, id, to) : undefined
  const preview = isAsked && !fault ? await changePreview(db, all, { id, how, to }) : null
  const title = belongingWords[language].titles[how]
  return { title, organisation: { id, name: organisation.name }, how, to, goals: possibleGoals(all, how, id), preview, fault }
})

export const action = asStepped(asAdministrator, changeParams, async ({ db, viewer, params: { id, how }, request, now }) => {
  const form = changeForm.parse(Object.fromEntries(await request.formData()))
  const outcome = await changeOrganisation(db, viewer, { id, how, form }, now)
  if (!outcome.ok) return data(outcome, { status: 409 })
  throw redirect(`/admin/organisations/${id}?fait=${how}`, 303)
})

export default function ChangeRoute() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <ChangePage {...loaded} fault={refused?.because ?? loaded.fault} />
}
