import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator, asStepped } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { giveRole } from './give-role.server.ts'
import { resetSecondFactor } from './reset-second-factor.server.ts'
import { rightsForm } from './rights.forms.ts'
import { rightsOf } from './rights.queries.server.ts'
import { RightsPage } from './rights-page.tsx'
import { takeRole } from './take-role.server.ts'
import { rightsWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStepped(asAdministrator, z.object({ id: z.uuid() }), async ({ db, params, url, viewer, language }) => {
  const found = await rightsOf(db, params.id)
  if (!found) throw new Response(null, { status: 404 })
  return {
    title: `${rightsWords[language].title} · ${found.person.name}`,
    found,
    isOwn: viewer.id === params.id,
    isChanged: url.searchParams.has('change'),
  }
})

export const action = asStepped(asAdministrator, z.object({ id: z.uuid() }), async ({ db, viewer, params, request, now, sessions }) => {
  const form = rightsForm.safeParse(Object.fromEntries(await request.formData())).data
  if (!(await rightsOf(db, params.id))) throw new Response(null, { status: 404 })
  if (!form) throw new Response(null, { status: 400 })
  const headers = new Headers()
  if (form.wish === 'give') {
    const wish = { role: form.role, cohortId: form.cohort, courseId: form.course, organisationId: form.organisation, until: form.until }
    const outcome = await giveRole(db, viewer, params.id, wish, now)
    if (!outcome.ok) return data(outcome, { status: 400 })
  }
  if (form.wish === 'take') {
    const outcome = await takeRole(db, viewer, { personId: params.id, grantId: form.grant }, now)
    if (!outcome.ok) return data(outcome, { status: 409 })
  }
  if (form.wish === 'reset-factor') await resetSecondFactor(db, viewer.id, params.id, now)
  // New rights begin with a new session: one's own changes its token, another's ends.
  if (params.id === viewer.id) headers.set('Set-Cookie', await sessions.prove(request.headers.get('Cookie')))
  else if (form.wish !== 'take') await sessions.closeAll(params.id)
  throw redirect(`/admin/personnes/${params.id}/droits?change=1`, { status: 303, headers })
})

export default function Rights() {
  const { found, isOwn, isChanged } = useLoaderData<typeof loader>()
  return <RightsPage found={found} isOwn={isOwn} isChanged={isChanged} refusal={useActionData<typeof action>()} />
}
