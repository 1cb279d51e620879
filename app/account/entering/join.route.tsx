import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { askToJoin } from './ask-to-join.server.ts'
import { joinForm } from './entering.forms.ts'
import { GonePage } from './gone-page.tsx'
import { JoinPage } from './join-page.tsx'
import { openGroupLink } from './join.queries.server.ts'
import { enteringWords } from './words/words.ts'

export const meta = pageTitle

const params = z.object({ token: z.string().max(200) })

export const loader = anyone(params, async ({ db, params: { token }, language, now, url }) => {
  const link = await openGroupLink(db, token, now)
  const title = enteringWords[language].joining.title
  if (!link) return data({ title, course: null, isSent: false }, { status: 404 })
  return data({ title, course: textIn(link.course, language), isSent: url.searchParams.has('envoye') }, { status: 200 })
})

export const action = anyone(params, async ({ db, params: { token }, request, now, secret, clientAddress }) => {
  const link = await openGroupLink(db, token, now)
  const form = joinForm.safeParse(Object.fromEntries(await request.formData()))
  if (!link || !form.success) throw new Response(null, { status: 404 })
  const asked = await askToJoin(db, link.id, form.data, { address: clientAddress, secret, now })
  if (asked.ok) throw redirect(`/rejoindre/${token}?envoye=1`, { status: 303 })
  return data({ typed: form.data, refusal: asked }, { status: asked.because === 'too-many' ? 429 : 400 })
})

export default function Join() {
  const { course, isSent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (course === null) return <GonePage step={{ at: 'gone', because: 'unknown' }} invitation={null} />
  return <JoinPage course={course} isSent={isSent} typed={answer?.typed} refusal={answer?.refusal} />
}
