import { z } from 'zod'
import { asStaff, type Entered } from '#app/access/guard.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { keptCohort, workshopOf } from './workshops.queries.server.ts'

const params = z.object({ id: z.uuid(), workshopId: z.uuid() })

async function answerWithPage({ db, viewer, params: { id, workshopId }, language }: Entered<z.infer<typeof params>, Viewer>) {
  if (viewer.isSharedPhone) throw new Response(null, { status: 404 })
  await keptCohort(db, viewer, id)
  const { title } = await workshopOf(db, id, workshopId)
  return Response.json({ title, version: language, pages: [`/cohortes/${id}/ateliers/${workshopId}`] })
}

/** Names the page that a phone keeps, so that who is there is ticked without a network. On a shared phone there is nothing to keep. */
export const loader = asStaff(params, answerWithPage)
/** Keeping asks with a form; nothing changes. */
export const action = asStaff(params, answerWithPage)
