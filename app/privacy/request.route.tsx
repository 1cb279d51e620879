import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator, asStepped } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { answerErasure } from './answer-erasure.server.ts'
import { answerForm } from './privacy.forms.ts'
import { erasureRequest } from './privacy.queries.server.ts'
import { RequestPage } from './request-page.tsx'
import { privacyWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({ id: z.uuid() }), async ({ db, params, language, now }) => {
  const request = await erasureRequest(db, params.id, now)
  if (!request) throw new Response(null, { status: 404 })
  return { title: privacyWords[language].request.title, request }
})

export const action = asStepped(asAdministrator, z.object({ id: z.uuid() }), async ({ db, viewer, params, request, now }) => {
  const read = answerForm.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: (await erasureRequest(db, params.id, now)) ? 400 : 404 })
  const outcome = await answerErasure(db, viewer, params.id, read.data, now)
  if (!outcome.ok) return data({ ...outcome, reason: read.data.reason }, { status: 400 })
  throw redirect('/admin/donnees', 303)
})

export default function RequestRoute() {
  const { request } = useLoaderData<typeof loader>()
  return <RequestPage request={request} refusal={useActionData<typeof action>()} />
}
