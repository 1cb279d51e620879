import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { SignaturesPage } from './signatures-page.tsx'
import { workshopWords } from './words/words.ts'
import { attendeesOf, keptCohort, workshopOf } from './workshops.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(
  z.object({ id: z.uuid(), workshopId: z.uuid() }),
  async ({ db, viewer, params: { id, workshopId }, language }) => {
    const cohort = await keptCohort(db, viewer, id)
    const workshop = await workshopOf(db, id, workshopId)
    return {
      title: `${workshopWords[language].signaturesCaption} · ${workshop.title}`,
      cohort,
      workshop,
      attendees: await attendeesOf(db, id, workshopId),
    }
  },
)

export default function Signatures() {
  return <SignaturesPage {...useLoaderData<typeof loader>()} />
}
