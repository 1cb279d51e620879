import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { tryJobAgain } from '../health/try-job-again.server.ts'
import { MessagesPage } from './messages-page.tsx'
import { messagesOf } from './messages.queries.server.ts'
import { messagesWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, settings, language, url }) => ({
  title: messagesWords[language].title,
  messages: await messagesOf(db, settings),
  isAgain: url.searchParams.has('encore'),
}))

export const action = asAdministrator(z.object({}), async ({ db, viewer, request, now }) => {
  const form = z.object({ job: z.uuid() }).safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  await tryJobAgain(db, viewer, form.data.job, now)
  throw redirect('/admin/messages?encore=1', { status: 303 })
})

export default function MessagesRoute() {
  return <MessagesPage {...useLoaderData<typeof loader>()} />
}
