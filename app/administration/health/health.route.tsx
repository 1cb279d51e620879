import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { examine } from '#app/platform/health.server.ts'
import { administrationWords } from '../words/words.ts'
import { HealthPage } from './health-page.tsx'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, settings, now, language }) => ({
  title: administrationWords[language].health.title,
  findings: await examine({ db, settings }),
  now,
}))

export default function Health() {
  const { findings, now } = useLoaderData<typeof loader>()
  return <HealthPage findings={findings} now={now} />
}
