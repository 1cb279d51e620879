import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { AskAccessPage } from './access-pages.tsx'
import { askAccess } from './ask-access.server.ts'
import { accessForm } from './entering.forms.ts'
import { enteringWords } from './words/words.ts'

export const meta = pageTitle

export const loader = anyone(z.object({}), async ({ language, url }) => ({
  title: enteringWords[language].asking.title,
  isSent: url.searchParams.has('envoye'),
}))

export const action = anyone(z.object({}), async ({ db, request, now, secret, clientAddress }) => {
  const { name } = accessForm.parse(Object.fromEntries(await request.formData()))
  const asked = await askAccess(db, name, { address: clientAddress, secret, now })
  if (!asked.ok) return data(asked, { status: asked.because === 'too-many' ? 429 : 400 })
  throw redirect('/acces?envoye=1', { status: 303 })
})

export default function AskAccess() {
  return <AskAccessPage isSent={useLoaderData<typeof loader>().isSent} refusal={useActionData<typeof action>()} />
}
