import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { examine } from '#app/platform/health.server.ts'
import { givenUpJobs } from '#app/platform/queue.server.ts'
import { administrationWords } from '../words/words.ts'
import { HealthPage } from './health-page.tsx'
import { tryJobAgain } from './try-job-again.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, settings, now, language, url }) => ({
  title: administrationWords[language].health.title,
  findings: await examine({ db, settings }),
  givenUp: await givenUpJobs(db, now),
  isAgain: url.searchParams.has('encore'),
  now,
}))

export const action = asAdministrator(z.object({}), async ({ db, viewer, request, now }) => {
  const form = z.object({ job: z.uuid() }).safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  await tryJobAgain(db, viewer, form.data.job, now)
  throw redirect('/admin/sante?encore=1', { status: 303 })
})

export default function Health() {
  return <HealthPage {...useLoaderData<typeof loader>()} />
}
