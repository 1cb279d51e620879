import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { shownLines } from '#app/interface/shown.ts'
import { CHANGES } from '../belonging/belonging.forms.ts'
import { OrganisationPage } from './organisation-page.tsx'
import { organisationById } from './organisations.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({ id: z.uuid() }), async ({ db, params, url, language }) => {
  const found = await organisationById(db, params.id, shownLines(url.searchParams.get('montrer')), language)
  if (!found) throw new Response(null, { status: 404 })
  return {
    title: found.organisation.name,
    found,
    isNew: url.searchParams.has('ajoutee'),
    done: CHANGES.find((how) => how === url.searchParams.get('fait')),
  }
})

export default function Organisation() {
  const { found, isNew, done } = useLoaderData<typeof loader>()
  return <OrganisationPage found={found} isNew={isNew} done={done} />
}
