import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStepped, signedIn, type Entered } from '#app/access/guard.server.ts'
import { demandsSecondFactor } from '#app/access/second-factor.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { pageTitle } from '#app/interface/page.ts'
import { deviceName } from '#app/rules/devices.ts'
import { awaitProof, PROOF_WAITS_SECONDS } from './await-proof.server.ts'
import { beginCodes } from './begin-codes.server.ts'
import { codePicture } from './code-picture.server.ts'
import { confirmCodes } from './confirm-codes.server.ts'
import { factorsOf, owedProof } from './factors.queries.server.ts'
import { keepPasskey } from './keep-passkey.server.ts'
import { hasPasskeys, relyingParty } from './passkeys.server.ts'
import { removeFactor } from './remove-factor.server.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.server.ts'
import { SecondFactorPage } from './second-factor-page.tsx'
import { factorForm, type FactorForm } from './security.forms.ts'
import { noStepCookie, stepCookie, stepToken } from './token.server.ts'
import { securityWords } from './words/words.ts'

export const meta = pageTitle

type Inside = Entered<unknown, Viewer>

export const loader = asStepped(signedIn, z.object({}), async ({ db, viewer, language, settings, origin, secret, url }) => {
  const { sealedSecret, account, ...factors } = await factorsOf(db, viewer.id)
  const isBegun = sealedSecret !== null && factors.confirmedAt === null && url.searchParams.has('application')
  return {
    title: securityWords[language].secondFactor.title,
    factors,
    begun: isBegun ? codePicture({ secret, sealedSecret, site: settings.siteName, account }) : null,
    isDemanded: demandsSecondFactor(viewer, settings.secondFactor),
    canUsePasskeys: hasPasskeys({ origin }),
    isChanged: url.searchParams.has('change'),
  }
})

/** Ends every other session after a new factor: whoever else had the password alone is out. */
async function startAnew({ sessions, viewer, isSecure }: Inside): Promise<Headers> {
  await sessions.closeAll(viewer.id)
  const headers = new Headers({ 'Set-Cookie': noStepCookie(isSecure) })
  headers.append('Set-Cookie', await sessions.open(viewer.id, viewer.isSharedPhone))
  return headers
}

/** The codes on paper, shown this once; for somebody's first factor, or when they ask for new ones. */
async function paperCodes(inside: Inside, headers: Headers) {
  const codes = await renewRecoveryCodes(inside.db, inside.viewer, { now: inside.now, cost: inside.settings.passwordCost })
  return data({ step: 'codes' as const, codes }, { headers })
}

async function beginPasskey({ db, viewer, now, origin, settings, isSecure }: Inside) {
  const token = await awaitProof(db, { personId: viewer.id, isSharedPhone: viewer.isSharedPhone }, now)
  const owed = await owedProof(db, token, now)
  const options = {
    challenge: owed?.challenge,
    rp: { id: relyingParty({ origin }), name: settings.siteName },
    user: { id: Buffer.from(viewer.id).toString('base64url'), name: viewer.name, displayName: viewer.name },
    pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: owed?.passkeys ?? [],
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    attestation: 'none',
  }
  const headers = { 'Set-Cookie': stepCookie(token, isSecure, PROOF_WAITS_SECONDS) }
  return data({ step: 'passkey' as const, options: JSON.stringify(options) }, { headers })
}

async function keepNewPasskey(inside: Inside, form: FactorForm) {
  const { db, viewer, request, origin, settings, isSecure, now } = inside
  const made = {
    attestation: form.passkey,
    token: stepToken(request.headers.get('Cookie'), isSecure),
    site: { origin, name: settings.siteName },
    device: deviceName(request.headers.get('User-Agent') ?? ''),
    now,
  }
  const outcome = await keepPasskey(db, viewer, made)
  if (!outcome.ok) return data({ step: 'refused' as const, refusal: outcome }, { status: 400 })
  const headers = await startAnew(inside)
  if (!viewer.hasSecondFactor) return paperCodes(inside, headers)
  throw redirect('/profil/second-facteur?change=1', { status: 303, headers })
}

export const action = asStepped(signedIn, z.object({}), async (inside) => {
  const { db, viewer, request, now, secret, settings } = inside
  const form = factorForm.safeParse(Object.fromEntries(await request.formData())).data
  if (!form) throw new Response(null, { status: 400 })
  if (form.wish === 'begin-codes') {
    await beginCodes(db, viewer, { now, secret })
    throw redirect('/profil/second-facteur?application=1', 303)
  }
  if (form.wish === 'confirm-codes') {
    const outcome = await confirmCodes(db, viewer, { code: form.code, now, secret })
    if (!outcome.ok) return data({ step: 'refused' as const, refusal: outcome }, { status: 400 })
    return paperCodes(inside, await startAnew(inside))
  }
  if (form.wish === 'paper-codes') {
    if (!viewer.hasSecondFactor) throw new Response(null, { status: 400 })
    return paperCodes(inside, new Headers())
  }
  if (form.wish === 'begin-passkey') return beginPasskey(inside)
  if (form.wish === 'keep-passkey') return keepNewPasskey(inside, form)
  const passkeyId = form.wish === 'remove-codes' ? null : (form.id ?? null)
  if (form.wish === 'remove-passkey' && passkeyId === null) throw new Response(null, { status: 400 })
  const outcome = await removeFactor(db, viewer, { passkeyId, isDemanded: demandsSecondFactor(viewer, settings.secondFactor), now })
  if (!outcome.ok) return data({ step: 'refused' as const, refusal: outcome }, { status: 400 })
  throw redirect('/profil/second-facteur?change=1', 303)
})

export default function SecondFactor() {
  const shown = useLoaderData<typeof loader>()
  return <SecondFactorPage {...shown} answer={useActionData<typeof action>()} />
}
