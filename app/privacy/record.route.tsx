import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { RecordPage } from './record-page.tsx'
import { recordOfProcessing } from './record.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ language }) => ({
  title: privacyWords[language].record.title,
  lines: recordOfProcessing(),
}))

export default function RecordRoute() {
  return <RecordPage lines={useLoaderData<typeof loader>().lines} />
}
