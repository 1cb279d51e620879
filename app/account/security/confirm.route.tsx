import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { safeAddress } from '../safe-address.ts'
import { checkCode } from './check-code.server.ts'
import { checkPassword } from './check-password.server.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { confirmForm } from './security.forms.ts'
import { securityWords } from './words/words.ts'

export const meta = pageTitle

export const loader = signedIn(z.object({}), async ({ url, viewer, language }) => ({
  title: securityWords[language].confirm.title,
  goOn: safeAddress(url.searchParams.get('suite')),
  hasCode: viewer.hasSecondFactor,
}))

export const action = signedIn(z.object({}), async ({ db, viewer, request, url, now, settings, secret, sessions, requestId, log }) => {
  const form = confirmForm.parse(Object.fromEntries(await request.formData()))
  const used = { now, secret, cost: settings.passwordCost }
  const outcome =
    form.code === '' ? await checkPassword(db, viewer, { ...used, ...form }) : await checkCode(db, viewer.id, { ...used, ...form })
  log.info({ requestId, personId: viewer.id, isProven: outcome.ok }, 'proof asked again')
  if (!outcome.ok) return data(outcome, { status: outcome.because === 'too-many' ? 429 : 400 })
  throw redirect(safeAddress(url.searchParams.get('suite')), {
    status: 303,
    headers: { 'Set-Cookie': await sessions.prove(request.headers.get('Cookie')) },
  })
})

export default function Confirm() {
  const { goOn, hasCode } = useLoaderData<typeof loader>()
  return <ConfirmPage goOn={goOn} hasCode={hasCode} refusal={useActionData<typeof action>()} />
}
