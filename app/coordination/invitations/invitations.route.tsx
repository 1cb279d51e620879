import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { maySteerCohort } from '#app/access/cohorts.ts'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { INVITING, withTurn } from '#app/platform/take-turn.server.ts'
import { closeGroupLink } from './close-group-link.server.ts'
import { createGroupLink } from './create-group-link.server.ts'
import { decideRequest } from './decide-request.server.ts'
import { listAct } from './invitations.forms.ts'
import { groupLinksIn, invitationsIn, requestsIn } from './invitations.queries.server.ts'
import { InvitationsPage } from './invitations-page.tsx'
import { openPlaceToInvite, organisationsToChoose, placeToInvite } from './place.queries.server.ts'
import { invitationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { id }, language, secret, now, origin, url }) => {
  const cohort = await placeToInvite(db, viewer, id)
  const said = z.enum(['lien', 'ferme', 'refuse', 'annulee', 'deja']).safeParse(url.searchParams.get('fait'))
  return {
    title: say(invitationWords[language].list.title, { cohort: cohort.name }),
    ...{ cohort, origin },
    lines: await invitationsIn(db, viewer, id, now),
    requests: await requestsIn(db, viewer, id),
    links: await groupLinksIn(db, viewer, id, secret, now),
    organisations: await organisationsToChoose(db, viewer, id),
    ...{ steers: maySteerCohort(viewer, id), seesPeople: viewer.coordinates.includes(id) || viewer.trains.includes(id) },
    mayBeWithout: viewer.isAdministrator || viewer.coordinates.includes(id),
    done: said.success ? said.data : null,
  }
})

export const action = asStaff(params, async ({ db, viewer, params: { id }, request, secret, now }) => {
  await placeToInvite(db, viewer, id)
  const form = listAct.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const act = form.data
  const said = (what: string) => redirect(`/cohortes/${id}/invitations?fait=${what}`, { status: 303 })
  if (act.act === 'close-link') {
    await closeGroupLink(db, viewer, act.link, now)
    throw said('ferme')
  }
  if (act.act !== 'refuse') await openPlaceToInvite(db, viewer, id)
  if (act.act === 'make-link') {
    await withTurn(db, INVITING, viewer.id, { secret, now }, async (tx) => {
      const made = await createGroupLink(tx, viewer, { cohortId: id, organisationId: act.organisation ?? null }, secret, now)
      if (!made.ok) throw new Response(null, { status: 404 })
    })
    throw said('lien')
  }
  const decided = await withTurn(db, INVITING, viewer.id, { secret, now }, (tx) => decideRequest(tx, viewer, act.request, act, secret, now))
  if (decided.ok) {
    if (decided.invitationId === null) throw said('refuse')
    throw redirect(`/cohortes/${id}/invitations/${decided.invitationId}?fait=acceptee`, { status: 303 })
  }
  const { because } = decided
  if (because === 'already-decided') throw said('deja')
  return data({ request: act.request, reason: act.act === 'refuse' ? act.reason : '', refusal: { ...decided, because } }, { status: 400 })
})

export default function Invitations() {
  return <InvitationsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
