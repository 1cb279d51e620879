import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStepped, signedIn } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { CorrectPage } from './correct-page.tsx'
import { correctPerson } from './correct-person.server.ts'
import { correctForm } from './privacy.forms.ts'
import { ownIdentity } from './privacy.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const meta = pageTitle

export const loader = asStepped(signedIn, z.object({}), async ({ db, viewer, language, url }) => ({
  title: privacyWords[language].correct.title,
  form: await ownIdentity(db, viewer),
  isSaved: url.searchParams.has('garde'),
}))

export const action = asStepped(signedIn, z.object({}), async ({ db, viewer, request, now }) => {
  const form = correctForm.parse(Object.fromEntries(await request.formData()))
  const outcome = await correctPerson(db, viewer, form, now)
  if (!outcome.ok) return data({ form, faults: outcome.faults }, { status: 400 })
  throw redirect('/profil/corriger?garde', 303)
})

export default function CorrectRoute() {
  const { form, isSaved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <CorrectPage form={refused?.form ?? form} faults={refused?.faults ?? []} isSaved={isSaved && !refused} />
}
