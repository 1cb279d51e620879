import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { INVITING, withTurn } from '#app/platform/take-turn.server.ts'
import { createInvitation } from './create-invitation.server.ts'
import { invitationForm } from './invitations.forms.ts'
import { NewInvitationPage } from './new-invitation-page.tsx'
import { openPlaceToInvite, organisationsToChoose } from './place.queries.server.ts'
import { invitationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, language }) => ({
  title: invitationWords[language].form.title,
  cohort: await openPlaceToInvite(db, viewer, id),
  organisations: await organisationsToChoose(db, viewer, id),
  mayBeWithout: viewer.isAdministrator || viewer.coordinates.includes(id),
}))

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, secret, now }) => {
  await openPlaceToInvite(db, viewer, id)
  const form = invitationForm.parse(Object.fromEntries(await request.formData()))
  const outcome = await withTurn(db, INVITING, viewer.id, { secret, now }, (tx) =>
    createInvitation(tx, viewer, { cohortId: id, form }, secret, now),
  )
  if (!outcome.ok) return data({ typed: form, refusal: outcome }, { status: 400 })
  throw redirect(`/cohortes/${id}/invitations/${outcome.id}?fait=prete`, { status: 303 })
})

export default function NewInvitation() {
  const answer = useActionData<typeof action>()
  return <NewInvitationPage {...useLoaderData<typeof loader>()} typed={answer?.typed} refusal={answer?.refusal} />
}
