import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asCoordinator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { ReportsPage } from './reports-page.tsx'
import { reportsOf } from './reports.queries.server.ts'
import { reportWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asCoordinator(z.object({}), async ({ db, viewer, language }) => ({
  title: reportWords[language].title,
  reports: await reportsOf(db, viewer),
}))

export default function Reports() {
  return <ReportsPage reports={useLoaderData<typeof loader>().reports} />
}
