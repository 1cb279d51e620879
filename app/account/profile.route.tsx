import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { passwordForm } from './account.forms.ts'
import { changePassword } from './change-password.server.ts'
import { ProfilePage } from './profile-page.tsx'
import { profileOf } from './profile.queries.server.ts'
import { accountWords } from './words/words.ts'

export const meta = pageTitle

export const loader = signedIn(z.object({}), async ({ db, viewer, language, now, url }) => ({
  title: accountWords[language].profile.title,
  profile: await profileOf(db, viewer, now),
  isChanged: url.searchParams.has('change'),
}))

export const action = signedIn(z.object({}), async ({ db, viewer, request, now, settings, secret, sessions, requestId }) => {
  const form = passwordForm.parse(Object.fromEntries(await request.formData()))
  const outcome = await changePassword(db, viewer, { ...form, now, cost: settings.passwordCost, secret, requestId })
  if (!outcome.ok) return data(outcome, { status: 400 })
  await sessions.closeAll(viewer.id)
  throw redirect('/profil?change=1', { status: 303, headers: { 'Set-Cookie': await sessions.open(viewer.id, viewer.isSharedPhone) } })
})

export default function ProfileRoute() {
  const { profile, isChanged } = useLoaderData<typeof loader>()
  return <ProfilePage profile={profile} isChanged={isChanged} refusal={useActionData<typeof action>()} />
}
