import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone, type Entered } from '#app/access/guard.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { tokenPreview } from '#app/interface/page.ts'
import { LANGUAGE_COOKIE } from '#app/language/choose-language.ts'
import { linkState } from '#app/rules/invitations.ts'
import type { Language } from '#app/rules/languages.ts'
import { acceptInvitation, type AcceptRefusal } from './accept-invitation.server.ts'
import { askRenewal } from './ask-renewal.server.ts'
import { checkDigits } from './check-digits.server.ts'
import { invitationForm } from './entering.forms.ts'
import { InvitationPage } from './invitation-page.tsx'
import { hasAccount, invitationByToken, isFor, type FoundInvitation } from './invitation.queries.server.ts'
import { joinCohort } from './join-cohort.server.ts'
import { reportInvitation } from './report-invitation.server.ts'
import { shownInvitation } from './shown-invitation.ts'
import type { Step } from './step.ts'
import { enteringWords } from './words/words.ts'

const params = z.object({ token: z.string().max(200) })
type Inside = Entered<z.infer<typeof params>, Viewer | null>

/** What a phone shows of the link before it is opened: no name, no token, nothing for search engines. */
export const meta = ({ data: loaded }: { data: { language: Language; origin: string } | undefined }) => {
  const { preview } = enteringWords[loaded?.language ?? 'fr']
  return [{ title: preview.title }, ...tokenPreview({ title: preview.title, about: preview.about, origin: loaded?.origin ?? '' })]
}

/** The step at which somebody stands who opens the link. Asking changes nothing: messengers open links by themselves. */
async function stepOf({ db, viewer, request, now, url }: Inside, found: FoundInvitation): Promise<Step> {
  const state = linkState(found.invitation, now)
  if (state !== 'open') return { at: 'gone', because: state, isAsked: found.invitation.renewalAskedAt !== null }
  if (viewer) return { at: (await isFor(db, viewer, found.invitation)) ? 'join' : 'other-account' }
  if (url.searchParams.has('pas-moi')) return { at: 'not-me', isTold: url.searchParams.get('pas-moi') === 'dit' }
  if (!(request.headers.get('Cookie') ?? '').includes(`${LANGUAGE_COOKIE}=`)) return { at: 'language' }
  if (found.invitation.phone !== null) return { at: 'digits' }
  return (await hasAccount(db, found.invitation)) ? { at: 'sign-in' } : { at: 'account', digits: '' }
}

export const loader = anyone(params, async (inside) => {
  const {
    db,
    params: { token },
    language,
    origin,
  } = inside
  const found = await invitationByToken(db, token)
  const facts = { language, origin }
  if (!found) return data({ ...facts, invitation: null, step: { at: 'gone', because: 'unknown' } as Step }, { status: 404 })
  const step = await stepOf(inside, found)
  return data({ ...facts, invitation: shownInvitation(found, language, step.at), step }, { status: 200 })
})

const refusedAt = (at: 'digits' | 'account', digits: string, refusal: AcceptRefusal) =>
  ({ step: at === 'digits' ? { at } : { at, digits }, refusal }) satisfies { step: Step; refusal: AcceptRefusal }

export const action = anyone(params, async (inside) => {
  const {
    db,
    viewer,
    params: { token },
    request,
    now,
    language,
    settings,
    sessions,
  } = inside
  const form = invitationForm.parse(Object.fromEntries(await request.formData()))
  const found = await invitationByToken(db, token)
  if (!found) throw new Response(null, { status: 404 })
  const here = `/b/${token}`
  const { id, phone } = found.invitation
  if (form.act === 'renew') await askRenewal(db, id, now)
  if (form.act === 'not-me') await reportInvitation(db, id, now)
  if (form.act === 'not-me') throw redirect(`${here}?pas-moi=dit`, { status: 303 })
  if (form.act === 'renew' || linkState(found.invitation, now) !== 'open') throw redirect(here, { status: 303 })
  if (form.act === 'join') {
    const joined = viewer ? await joinCohort(db, viewer, id, now) : { ok: false }
    throw redirect(joined.ok ? '/accueil' : here, { status: 303 })
  }
  if (form.act === 'digits') {
    const checked = await checkDigits(db, { table: 'invitation', id, phone }, form.digits, now)
    if (!checked.ok) return answer(found, language, refusedAt('digits', '', checked))
    const step: Step = (await hasAccount(db, found.invitation)) ? { at: 'sign-in' } : { at: 'account', digits: form.digits }
    return data({ step, invitation: shownInvitation(found, language, step.at), refusal: undefined })
  }
  const wish = { digits: form.digits, password: form.password, hasReadNotice: form.notice === 'yes' }
  const accepted = await acceptInvitation(db, found.invitation, { ...wish, language, now, cost: settings.passwordCost })
  if (accepted.ok) {
    const cookie = await sessions.open(accepted.personId, form.shared === 'yes', request.headers.get('Cookie'))
    throw redirect('/accueil', { status: 303, headers: { 'Set-Cookie': cookie } })
  }
  if (accepted.because === 'gone') throw redirect(here, { status: 303 })
  const isDigits = accepted.because.startsWith('digits-') || accepted.because === 'too-many'
  return answer(found, language, refusedAt(isDigits ? 'digits' : 'account', form.digits, accepted))
})

function answer(found: FoundInvitation, language: Language, { step, refusal }: { step: Step; refusal: AcceptRefusal }) {
  return data(
    { step, invitation: shownInvitation(found, language, step.at), refusal },
    { status: refusal.because === 'too-many' ? 429 : 400 },
  )
}

export default function Invitation() {
  const { invitation, step } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <InvitationPage invitation={answered?.invitation ?? invitation} step={answered?.step ?? step} refusal={answered?.refusal} />
}
