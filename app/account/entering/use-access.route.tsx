import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { addressAfterNotice } from '#app/platform/accept-notice.server.ts'
import { linkState } from '#app/rules/invitations.ts'
import { SavedPage, UseAccessPage } from './access-pages.tsx'
import { renewalForm } from './entering.forms.ts'
import { GonePage } from './gone-page.tsx'
import { accessByToken, useAccessLink } from './use-access-link.server.ts'
import { enteringWords } from './words/words.ts'

export const meta = pageTitle

const params = z.object({ token: z.string().max(200) })

export const loader = anyone(params, async ({ db, params: { token }, language, now, url }) => {
  const title = enteringWords[language].renewing.title
  if (url.searchParams.has('fait')) return data({ title, step: 'saved' as const }, { status: 200 })
  const found = await accessByToken(db, token)
  const state = found ? linkState(found.link, now) : 'expired'
  // Whoever lost the answer to their form opens the link again: their password is kept.
  if (state === 'used') return data({ title, step: 'used' as const }, { status: 404 })
  if (!found || state !== 'open') return data({ title, step: 'gone' as const }, { status: 404 })
  return data({ title, step: found.phoneToConfirm === null ? ('password' as const) : ('digits' as const) }, { status: 200 })
})

export const action = anyone(params, async ({ db, params: { token }, request, now, settings, sessions }) => {
  const found = await accessByToken(db, token)
  if (!found) throw new Response(null, { status: 404 })
  if (linkState(found.link, now) !== 'open') throw redirect(`/acces/${token}`, { status: 303 })
  const form = renewalForm.parse(Object.fromEntries(await request.formData()))
  const used = await useAccessLink(db, found, { ...form, now, cost: settings.passwordCost })
  if (!used.ok && used.because === 'gone') throw redirect(`/acces/${token}`, { status: 303 })
  if (!used.ok) return data(used, { status: used.because === 'too-many' ? 429 : 400 })
  await sessions.closeAll(found.person.id)
  // An account with a second factor is not opened by a link alone.
  if (found.owesProof) throw redirect(`/acces/${token}?fait=1`, { status: 303 })
  const cookie = await sessions.open(found.person.id, false, request.headers.get('Cookie'))
  const goOn = await addressAfterNotice(db, found.person.id, '/accueil')
  throw redirect(goOn, { status: 303, headers: { 'Set-Cookie': cookie } })
})

export default function UseAccess() {
  const { step } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (step === 'saved') return <SavedPage />
  if (step === 'used') return <GonePage step={{ at: 'gone', because: 'used', isAsked: false }} invitation={null} />
  if (step === 'gone') return <GonePage step={{ at: 'gone', because: 'unknown' }} invitation={null} />
  return <UseAccessPage asksDigits={step === 'digits'} refusal={refusal} />
}
