import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { isCoordinator } from '#app/access/viewer.ts'
import { pageTitle } from '#app/interface/page.ts'
import { HubPage } from './hub-page.tsx'
import { accessAsked, cohortsWithInvitations } from './invitations.queries.server.ts'
import { invitationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, language, now }) => {
  if (!isCoordinator(viewer) && !viewer.isAdministrator) throw new Response(null, { status: 403 })
  return {
    title: invitationWords[language].hub.title,
    cohorts: await cohortsWithInvitations(db, viewer, now),
    asked: await accessAsked(db, viewer),
    now,
  }
})

export default function Hub() {
  return <HubPage {...useLoaderData<typeof loader>()} />
}
