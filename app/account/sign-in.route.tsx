import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { isHeldFor, readHeld, signInForm } from './account.forms.ts'
import { safeAddress } from './safe-address.ts'
import { HeldTextPage, NotYoursPage, SignInPage } from './sign-in-page.tsx'
import { signIn } from './sign-in.server.ts'
import { accountWords } from './words/words.ts'

export const meta = pageTitle

export const loader = anyone(z.object({}), async ({ viewer, url, language }) => {
  const goOn = safeAddress(url.searchParams.get('suite'))
  if (viewer) throw redirect(goOn)
  return { title: accountWords[language].signIn.title, goOn }
})

export const action = anyone(z.object({}), async ({ request, db, now, url, settings, secret, sessions, clientAddress, viewer }) => {
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
  if (!outcome.ok)
    return data(
      { step: 'ask' as const, goOn, held: form.held, name: form.name, refusal: outcome },
      { status: outcome.because === 'too-many' ? 429 : 400 },
    )
  const headers = { 'Set-Cookie': await sessions.open(outcome.personId, form.shared === 'yes') }
  if (held && !isHeldFor(held, outcome.personId)) return data({ step: 'not-yours' as const }, { headers })
  if (held) return data({ step: 'send' as const, held }, { headers })
  throw redirect(goOn, { status: 303, headers })
})

export default function SignIn() {
  const { goOn } = useLoaderData<typeof loader>() ?? { goOn: '/' }
  const answer = useActionData<typeof action>()
  if (answer?.step === 'send') return <HeldTextPage held={answer.held} />
  if (answer?.step === 'not-yours') return <NotYoursPage />
  return <SignInPage goOn={answer?.goOn ?? goOn} name={answer?.name ?? ''} held={answer?.held} refusal={answer?.refusal} />
}
