import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { AskPage } from './ask-page.tsx'
import { confirmForm, courseOf, earnedParams } from './certificates.forms.ts'
import { earnedBy } from './certificates.queries.server.ts'
import { issueCertificate } from './issue-certificate.server.ts'
import { certificateWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asLearner(earnedParams, async ({ db, viewer, params, language }) => {
  const courseId = courseOf(params.what)
  const earned = (await earnedBy(db, viewer.id)).find((one) => one.cohortId === params.cohort && one.courseId === courseId)
  if (!earned) throw new Response(null, { status: 404 })
  return { title: certificateWords[language].check, earned, name: viewer.name }
})

export const action = asLearner(earnedParams, async ({ db, viewer, params, request, now }) => {
  const courseId = courseOf(params.what)
  const isEarned = (await earnedBy(db, viewer.id)).some((one) => one.cohortId === params.cohort && one.courseId === courseId)
  if (!isEarned) throw new Response(null, { status: 404 })
  const form = confirmForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const id = await issueCertificate(db, viewer, { cohortId: params.cohort, courseId, name: form.data.name }, now)
  if (id === null) return data({ isRefused: true }, { status: 409 })
  throw redirect(`/certificats/${id}`, 303)
})

export default function AskRoute() {
  const { earned, name } = useLoaderData<typeof loader>()
  return <AskPage earned={earned} name={name} isRefused={useActionData<typeof action>()?.isRefused ?? false} />
}
