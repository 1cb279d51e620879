import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn, type Entered } from '#app/access/guard.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { pageTitle } from '#app/interface/page.ts'
import { safeAddress } from '../safe-address.ts'
import { awaitProof, PROOF_WAITS_SECONDS } from './await-proof.server.ts'
import { checkCode } from './check-code.server.ts'
import { checkOwnPasskey } from './check-own-passkey.server.ts'
import { checkPassword } from './check-password.server.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { owedProof } from './factors.queries.server.ts'
import { hasPasskeys, passkeyOptions } from './passkeys.server.ts'
import { confirmForm } from './security.forms.ts'
import { noStepCookie, stepCookie, stepToken } from './token.server.ts'
import { securityWords } from './words/words.ts'

export const meta = pageTitle

type Inside = Entered<unknown, Viewer>

export const loader = signedIn(z.object({}), async ({ url, viewer, language, origin }) => ({
  title: securityWords[language].confirm.title,
  goOn: safeAddress(url.searchParams.get('suite')),
  hasCode: viewer.hasSecondFactor,
  mayUsePasskey: viewer.hasSecondFactor && hasPasskeys({ origin }),
}))

/** Gives the browser something to sign, and the place where it is waited for. */
async function beginPasskey({ db, viewer, now, origin, isSecure }: Inside) {
  const token = await awaitProof(db, { personId: viewer.id, isSharedPhone: viewer.isSharedPhone }, now)
  const owed = await owedProof(db, token, now)
  const passkey = owed && passkeyOptions(owed, { origin })
  if (!passkey) return data({ refusal: { because: 'passkey-none' as const }, passkey: undefined }, { status: 400 })
  return data({ refusal: undefined, passkey }, { headers: { 'Set-Cookie': stepCookie(token, isSecure, PROOF_WAITS_SECONDS) } })
}

function proved(inside: Inside, form: z.infer<typeof confirmForm>) {
  const { db, viewer, request, now, secret, settings, origin, isSecure } = inside
  const used = { now, secret, cost: settings.passwordCost }
  const site = { origin, name: settings.siteName }
  if (form.passkey !== '') {
    const token = stepToken(request.headers.get('Cookie'), isSecure)
    return checkOwnPasskey(db, viewer, { assertion: form.passkey, token, site, now, secret })
  }
  return form.code === '' ? checkPassword(db, viewer, { ...used, ...form }) : checkCode(db, viewer.id, { ...used, ...form })
}

export const action = signedIn(z.object({}), async (inside) => {
  const { viewer, request, url, sessions, requestId, log, isSecure } = inside
  const form = confirmForm.parse(Object.fromEntries(await request.formData()))
  if (form.wish === 'begin-passkey') return beginPasskey(inside)
  const outcome = await proved(inside, form)
  log.info({ requestId, personId: viewer.id, isProven: outcome.ok }, 'proof asked again')
  if (!outcome.ok) return data({ refusal: outcome, passkey: undefined }, { status: outcome.because === 'too-many' ? 429 : 400 })
  const headers = new Headers({ 'Set-Cookie': await sessions.prove(request.headers.get('Cookie')) })
  if (form.passkey !== '') headers.append('Set-Cookie', noStepCookie(isSecure))
  throw redirect(safeAddress(url.searchParams.get('suite')), { status: 303, headers })
})

export default function Confirm() {
  const answer = useActionData<typeof action>()
  return <ConfirmPage {...useLoaderData<typeof loader>()} passkey={answer?.passkey} refusal={answer?.refusal} />
}
