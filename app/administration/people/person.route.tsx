import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { personById } from './people.queries.server.ts'
import { PersonPage } from './person-page.tsx'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({ id: z.uuid() }), async ({ db, params }) => {
  const found = await personById(db, params.id)
  if (!found) throw new Response(null, { status: 404 })
  return { title: found.person.name, found }
})

export default function Person() {
  const { found } = useLoaderData<typeof loader>()
  return <PersonPage found={found} />
}
