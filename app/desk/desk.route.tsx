import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { DeskPage } from './desk-page.tsx'
import { loadDesk } from './load-desk.queries.server.ts'
import { deskWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, settings, language, now }) => ({
  title: deskWords[language].title,
  desk: await loadDesk(db, viewer, settings, now),
  name: viewer.name,
  today: moroccoDay(now),
}))

export default function DeskRoute() {
  return <DeskPage {...useLoaderData<typeof loader>()} />
}
