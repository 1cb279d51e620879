import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { pageTitle, tokenPreview } from '#app/interface/page.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { askToJoin } from './ask-to-join.server.ts'
import { joinForm } from './entering.forms.ts'
import { GonePage } from './gone-page.tsx'
import { JoinPage } from './join-page.tsx'
import { openGroupLink } from './join.queries.server.ts'
import { enteringWords } from './words/words.ts'

/** The title of the page, and what a messenger shows of the link that is passed on. */
export const meta = (given: Parameters<typeof pageTitle>[0] & { data: { language: Language; origin: string } | undefined }) => {
  const { preview } = enteringWords[given.data?.language ?? 'fr']
  return [...pageTitle(given), ...tokenPreview({ title: preview.title, about: preview.about, origin: given.data?.origin ?? '' })]
}

const params = z.object({ token: z.string().max(200) })

export const loader = anyone(params, async ({ db, params: { token }, language, now, url, origin }) => {
  const link = await openGroupLink(db, token, now)
  const facts = { title: enteringWords[language].joining.title, language, origin }
  if (!link) return data({ ...facts, course: null, isSent: false }, { status: 404 })
  return data({ ...facts, course: textIn(link.course, language), isSent: url.searchParams.has('envoye') }, { status: 200 })
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
