import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { membershipForm } from './belonging.forms.ts'
import { changeMembership } from './change-membership.server.ts'
import { openMemberships } from './memberships.queries.server.ts'
import { MembershipsPage } from './memberships-page.tsx'
import { belongingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }
const params = z.object({ id: z.uuid() })

export const loader = asAdministrator(params, async ({ db, params: { id }, url, now, language }) => {
  const found = await openMemberships(db, id)
  if (!found) throw new Response(null, { status: 404 })
  return { title: belongingWords[language].memberships.title, found, today: moroccoDay(now), isChanged: url.searchParams.has('change') }
})

export const action = asAdministrator(params, async ({ db, viewer, params: { id }, request, now }) => {
  if (!(await openMemberships(db, id))) throw new Response(null, { status: 404 })
  const read = membershipForm.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const { organisation, since } = read.data
  const outcome = await changeMembership(db, viewer, id, read.data, now)
  if (!outcome.ok) return data({ because: outcome.because, organisation, since }, { status: 400 })
  throw redirect(`/admin/personnes/${id}/organisations?change=1`, 303)
})

export default function Memberships() {
  return <MembershipsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
