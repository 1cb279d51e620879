import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asCoordinator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { markerSpread } from './spread.queries.server.ts'
import { SpreadPage } from './spread-page.tsx'
import { gradingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asCoordinator(z.object({}), async ({ db, viewer, language }) => ({
  title: gradingWords[language].spread.title,
  spread: await markerSpread(db, viewer, language),
}))

export default function SpreadRoute() {
  return <SpreadPage spread={useLoaderData<typeof loader>().spread} />
}
