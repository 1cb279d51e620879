import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { incidentDelay } from '#app/rules/incidents.ts'
import { IncidentsPage } from './incidents-page.tsx'
import { incidentsNow } from './incidents.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, language, now }) => ({
  title: privacyWords[language].incidents.title,
  incidents: (await incidentsNow(db)).map((incident) => ({ incident, delay: incidentDelay(incident, now) })),
}))

export default function IncidentsRoute() {
  return <IncidentsPage incidents={useLoaderData<typeof loader>().incidents} />
}
