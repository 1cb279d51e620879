import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { archivesOf } from './archive.queries.server.ts'
import { runsOf } from './runs.queries.server.ts'
import { RunsPage } from './runs-page.tsx'
import { runsWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({ id: z.uuid() }), async ({ db, viewer, params, language, now }) => {
  const runs = await runsOf(db, viewer, params.id, language)
  if (runs.length === 0) throw new Response(null, { status: 404 })
  const archives = await archivesOf(db, viewer, params.id)
  return { title: runsWords[language].title, cohortId: params.id, today: moroccoDay(now), runs, archives }
})

export default function RunsRoute() {
  return <RunsPage {...useLoaderData<typeof loader>()} />
}
