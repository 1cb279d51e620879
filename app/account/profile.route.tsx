import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { emailsForm, passwordForm } from './account.forms.ts'
import { changePassword } from './change-password.server.ts'
import { ProfilePage } from './profile-page.tsx'
import { profileOf } from './profile.queries.server.ts'
import { switchEmails } from './switch-emails.server.ts'
import { accountWords } from './words/words.ts'

export const meta = pageTitle

export const loader = signedIn(z.object({}), async ({ db, viewer, language, now, url }) => ({
  title: accountWords[language].profile.title,
  profile: await profileOf(db, viewer, now),
  isChanged: url.searchParams.has('change'),
  isSwitched: url.searchParams.has('emails'),
}))

export const action = signedIn(z.object({}), async ({ db, viewer, request, now, settings, secret, sessions, requestId }) => {
  const sent = Object.fromEntries(await request.formData())
  const emails = emailsForm.safeParse(sent)
  if (emails.success) {
    await switchEmails(db, viewer, emails.data.emails, now)
    throw redirect('/profil?emails=1', { status: 303 })
  }
  const form = passwordForm.parse(sent)
  const outcome = await changePassword(db, viewer, { ...form, now, cost: settings.passwordCost, secret, requestId })
  if (!outcome.ok) return data(outcome, { status: 400 })
  await sessions.closeAll(viewer.id)
  throw redirect('/profil?change=1', { status: 303, headers: { 'Set-Cookie': await sessions.open(viewer.id, viewer.isSharedPhone) } })
})

export default function ProfileRoute() {
  const { profile, isChanged, isSwitched } = useLoaderData<typeof loader>()
  return <ProfilePage profile={profile} isChanged={isChanged} isSwitched={isSwitched} refusal={useActionData<typeof action>()} />
}
