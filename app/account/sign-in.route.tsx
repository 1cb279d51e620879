import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone, type Entered } from '#app/access/guard.server.ts'
import { publicPage } from '#app/interface/page.ts'
import { noticeAddress } from '#app/platform/accept-notice.server.ts'
import { isHeldFor, readHeld, signInForm, type HeldText, type SignInForm } from './account.forms.ts'
import { awaitProof, PROOF_WAITS_SECONDS } from './security/await-proof.server.ts'
import { HoldPage } from './security/code-page.tsx'
import { stepCookie } from './security/token.server.ts'
import { safeAddress } from './safe-address.ts'
import { HeldTextPage, NotYoursPage, SignInPage } from './sign-in-page.tsx'
import { signIn } from './sign-in.server.ts'
import { accountWords } from './words/words.ts'

export const meta = publicPage

export const loader = anyone(z.object({}), async ({ viewer, url, language }) => {
  const goOn = safeAddress(url.searchParams.get('suite'))
  if (viewer) throw redirect(goOn)
  const { title, about } = accountWords[language].signIn
  return { title, about, goOn }
})

export const action = anyone(z.object({}), async (entered) => {
  const { request, db, now, url, settings, secret, clientAddress, viewer, requestId, log } = entered
  const form = signInForm.parse(Object.fromEntries(await request.formData()))
  const goOn = safeAddress(url.searchParams.get('suite'))
  const held = readHeld(form.held)
  if (held && viewer) return isHeldFor(held, viewer.id) ? { step: 'send' as const, held } : { step: 'not-yours' as const }
  if (held && form.name === '' && form.password === '') return { step: 'ask' as const, goOn, held: form.held, name: '', refusal: undefined }
  const outcome = await signIn(db, {
    name: form.name,
    password: form.password,
    address: clientAddress,
    now,
    cost: settings.passwordCost,
    secret,
  })
  if (!outcome.ok) {
    log.info({ requestId, because: outcome.because }, 'sign-in refused')
    return data(
      { step: 'ask' as const, goOn, held: form.held, name: form.name, refusal: outcome },
      { status: outcome.because === 'too-many' ? 429 : 400 },
    )
  }
  return openOrAsk(entered, outcome, { form, goOn, held })
})

type Outcome = { personId: string; owesProof: boolean; hasReadNotice: boolean }

/** Opens the session, or asks for the second factor first; a text that waited goes along to the end. */
async function openOrAsk(
  { request, db, now, sessions, isSecure, requestId, log }: Entered<unknown, unknown>,
  { personId, owesProof, hasReadNotice }: Outcome,
  { form, goOn, held }: { form: SignInForm; goOn: string; held: HeldText | undefined },
) {
  const isSharedPhone = form.shared === 'yes'
  log.info({ requestId, personId, owesProof }, 'signed in')
  if (owesProof) {
    const headers = { 'Set-Cookie': stepCookie(await awaitProof(db, { personId, isSharedPhone }, now), isSecure, PROOF_WAITS_SECONDS) }
    if (held) return data({ step: 'hold' as const, goOn, held: form.held ?? '' }, { headers })
    throw redirect(`/connexion/code?suite=${encodeURIComponent(goOn)}`, { status: 303, headers })
  }
  const headers = { 'Set-Cookie': await sessions.open(personId, isSharedPhone, request.headers.get('Cookie')) }
  if (held && !isHeldFor(held, personId)) return data({ step: 'not-yours' as const }, { headers })
  if (held) return data({ step: 'send' as const, held }, { headers })
  throw redirect(hasReadNotice ? goOn : noticeAddress(goOn), { status: 303, headers })
}

export default function SignIn() {
  const { goOn } = useLoaderData<typeof loader>() ?? { goOn: '/' }
  const answer = useActionData<typeof action>()
  if (answer?.step === 'send') return <HeldTextPage held={answer.held} />
  if (answer?.step === 'not-yours') return <NotYoursPage />
  if (answer?.step === 'hold') return <HoldPage goOn={answer.goOn} held={answer.held} />
  return <SignInPage goOn={answer?.goOn ?? goOn} name={answer?.name ?? ''} held={answer?.held} refusal={answer?.refusal} />
}
