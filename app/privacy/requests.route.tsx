import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { erasureQueue } from './privacy.queries.server.ts'
import { RequestsPage } from './requests-page.tsx'
import { privacyWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, language, now }) => ({
  title: privacyWords[language].requests.title,
  queue: await erasureQueue(db, now),
}))

export default function RequestsRoute() {
  return <RequestsPage queue={useLoaderData<typeof loader>().queue} />
}
