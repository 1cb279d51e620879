import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { demandTurn, INVITING, RENEWING } from '#app/platform/take-turn.server.ts'
import { InvitationPage } from './invitation-page.tsx'
import { invitationAct } from './invitations.forms.ts'
import { oneInvitation } from './invitations.queries.server.ts'
import { openPlaceToInvite, placeToInvite } from './place.queries.server.ts'
import { renewInvitation } from './renew-invitation.server.ts'
import { revokeInvitation } from './revoke-invitation.server.ts'
import { invitationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid(), invitationId: z.uuid() })
const DONE = { prete: 'made', renouvelee: 'renewed', acceptee: 'accepted' } as const

export const loader = asStaff(params, async ({ db, viewer, params: { id, invitationId }, language, secret, now, origin, url }) => {
  const cohort = await placeToInvite(db, viewer, id)
  const invitation = await oneInvitation(db, viewer, { cohortId: id, id: invitationId }, secret, now)
  const said = z.enum(['prete', 'renouvelee', 'acceptee']).safeParse(url.searchParams.get('fait'))
  return {
    title: say(invitationWords[language].one.title, { name: invitation.name }),
    ...{ cohort, invitation, inviter: viewer.name, origin },
    done: said.success ? DONE[said.data] : null,
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id, invitationId }, request, secret, now }) => {
  await placeToInvite(db, viewer, id)
  await oneInvitation(db, viewer, { cohortId: id, id: invitationId }, secret, now)
  const form = invitationAct.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  if (form.data.act === 'revoke') {
    await revokeInvitation(db, viewer, invitationId, now)
    throw redirect(`/cohortes/${id}/invitations?fait=annulee`, { status: 303 })
  }
  await openPlaceToInvite(db, viewer, id)
  await demandTurn(db, INVITING, viewer.id, { secret, now })
  await demandTurn(db, RENEWING, invitationId, { secret, now })
  await renewInvitation(db, viewer, invitationId, secret, now)
  throw redirect(`/cohortes/${id}/invitations/${invitationId}?fait=renouvelee`, { status: 303 })
})

export default function Invitation() {
  return <InvitationPage {...useLoaderData<typeof loader>()} />
}
