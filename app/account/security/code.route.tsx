import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone, type Entered } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { addressAfterNotice } from '#app/platform/accept-notice.server.ts'
import { isHeldFor, readHeld } from '../account.forms.ts'
import { safeAddress } from '../safe-address.ts'
import { HeldTextPage, NotYoursPage } from '../sign-in-page.tsx'
import { checkCode } from './check-code.server.ts'
import { checkPasskey } from './check-passkey.server.ts'
import { CodePage } from './code-page.tsx'
import { endProof } from './end-proof.server.ts'
import { owedProof, type OwedProof } from './factors.queries.server.ts'
import { passkeyOptions } from './passkeys.server.ts'
import { codeForm } from './security.forms.ts'
import { noStepCookie, stepToken } from './token.server.ts'
import { securityWords } from './words/words.ts'

export const meta = pageTitle

/** What the browser may show beside the field for codes: the passkeys that would do. */
const methodsOf = (owed: OwedProof, origin: string) => ({ passkey: passkeyOptions(owed, { origin }) })

type Inside = Entered<unknown, unknown>
const owedBy = ({ db, request, isSecure, now }: Inside) => owedProof(db, stepToken(request.headers.get('Cookie'), isSecure), now)
/** Where the time for the second step is over: the first one again. */
const startAgain = (goOn: string) => redirect(`/connexion?suite=${encodeURIComponent(goOn)}`, 303)

export const loader = anyone(z.object({}), async (entered) => {
  const { url, viewer, language, origin } = entered
  const goOn = safeAddress(url.searchParams.get('suite'))
  if (viewer) throw redirect(goOn)
  const owed = await owedBy(entered)
  if (!owed) throw startAgain(goOn)
  return { title: securityWords[language].code.title, goOn, methods: methodsOf(owed, origin) }
})

export const action = anyone(z.object({}), async (entered) => {
  const { request, db, url, origin, now, settings, secret, sessions, isSecure, requestId, log } = entered
  const form = codeForm.parse(Object.fromEntries(await request.formData()))
  const goOn = safeAddress(url.searchParams.get('suite'))
  const owed = await owedBy(entered)
  if (!owed) throw startAgain(goOn)
  const methods = methodsOf(owed, origin)
  const held = readHeld(form.held)
  if (held && form.code === '' && form.passkey === '') return { step: 'ask' as const, goOn, methods, held: form.held, refusal: undefined }
  const used = { now, secret, cost: settings.passwordCost }
  const outcome =
    form.passkey === ''
      ? await checkCode(db, owed.personId, { ...used, code: form.code })
      : await checkPasskey(db, owed, { ...used, assertion: form.passkey, site: { origin, name: settings.siteName } })
  if (!outcome.ok) {
    log.info({ requestId, personId: owed.personId, because: outcome.because }, 'second factor refused')
    return data(
      { step: 'ask' as const, goOn, methods, held: form.held, refusal: outcome },
      { status: outcome.because === 'too-many' ? 429 : 400 },
    )
  }
  if (!(await endProof(db, owed.id))) throw startAgain(goOn)
  log.info({ requestId, personId: owed.personId, kind: form.passkey === '' ? 'code' : 'passkey' }, 'second factor shown')
  const headers = new Headers({ 'Set-Cookie': noStepCookie(isSecure) })
  headers.append('Set-Cookie', await sessions.open(owed.personId, owed.isSharedPhone, request.headers.get('Cookie')))
  if (held && !isHeldFor(held, owed.personId)) return data({ step: 'not-yours' as const }, { headers })
  if (held) return data({ step: 'send' as const, held }, { headers })
  throw redirect(await addressAfterNotice(db, owed.personId, goOn), { status: 303, headers })
})

export default function Code() {
  const shown = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.step === 'send') return <HeldTextPage held={answer.held} />
  if (answer?.step === 'not-yours') return <NotYoursPage />
  const { goOn, methods } = answer ?? shown ?? { goOn: '/', methods: { passkey: undefined } }
  return <CodePage goOn={goOn} passkey={methods.passkey} held={answer?.held} refusal={answer?.refusal} />
}
