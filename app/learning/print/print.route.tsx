import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moduleToPrint } from './print.queries.server.ts'
import { PrintPage } from './print-page.tsx'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(z.object({ id: z.string().max(60) }), async ({ db, viewer, params, language, origin, now }) => {
  const module = await moduleToPrint(db, viewer, params.id, language, origin, now)
  if (!module) throw new Response(null, { status: 404 })
  return { title: module.title, module }
})

export default function Print() {
  return <PrintPage module={useLoaderData<typeof loader>().module} />
}
