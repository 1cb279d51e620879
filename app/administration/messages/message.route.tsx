import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { MessagePage } from './message-page.tsx'
import { readMessage } from './read-message.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({ id: z.uuid() }), async ({ db, viewer, settings, params, now }) => {
  const { id, to, subject, at, text } = await readMessage(db, viewer, settings, params.id, now)
  return { title: subject, message: { id, to, subject, at, text } }
})

export default function MessageRoute() {
  return <MessagePage {...useLoaderData<typeof loader>()} />
}
