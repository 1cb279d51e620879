import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { askErasure } from './ask-erasure.server.ts'
import { cancelErasure } from './cancel-erasure.server.ts'
import { ErasingPage } from './erasing-page.tsx'
import { erasingForm } from './privacy.forms.ts'
import { ownErasureRequest } from './privacy.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const meta = pageTitle

export const loader = signedIn(z.object({}), async ({ db, viewer, language, now }) => ({
  title: privacyWords[language].erasing.title,
  request: await ownErasureRequest(db, viewer, now),
}))

export const action = signedIn(z.object({}), async ({ db, viewer, request, now }) => {
  const read = erasingForm.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  if (read.data.act === 'ask') await askErasure(db, viewer, now)
  else await cancelErasure(db, viewer, now)
  throw redirect('/profil/effacer', 303)
})

export default function ErasingRoute() {
  const { request } = useLoaderData<typeof loader>()
  return <ErasingPage request={request} />
}
