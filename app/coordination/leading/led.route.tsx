import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { LedPage } from './led-page.tsx'
import { ledOrganisation } from './led.queries.server.ts'

export const meta = pageTitle

export const loader = asLearner(z.object({ id: z.uuid() }), async ({ db, viewer, params, now, origin }) => {
  const found = await ledOrganisation(db, viewer, params.id, moroccoDay(now))
  return { title: found.organisation.name, ...found, origin }
})

export default function Led() {
  return <LedPage {...useLoaderData<typeof loader>()} />
}
