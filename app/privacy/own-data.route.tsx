import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { OwnDataPage } from './own-data-page.tsx'
import { consentForm } from './privacy.forms.ts'
import { ownConsents } from './privacy.queries.server.ts'
import { setConsent } from './set-consent.server.ts'
import { privacyWords } from './words/words.ts'

export const meta = pageTitle

export const loader = signedIn(z.object({}), async ({ db, viewer, language, url }) => ({
  title: privacyWords[language].own.title,
  uses: await ownConsents(db, viewer),
  isSaved: url.searchParams.has('garde'),
}))

export const action = signedIn(z.object({}), async ({ db, viewer, request, now }) => {
  const read = consentForm.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  await setConsent(db, viewer, { use: read.data.use, agrees: read.data.agree === 'yes' }, now)
  throw redirect('/profil/donnees?garde', 303)
})

export default function OwnDataRoute() {
  const { uses, isSaved } = useLoaderData<typeof loader>()
  return <OwnDataPage uses={uses} isSaved={isSaved} />
}
