import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { INVITING, withTurn } from '#app/platform/take-turn.server.ts'
import { AccessPage } from './access-page.tsx'
import { createAccessLink } from './create-access-link.server.ts'
import { personForAccess } from './invitations.queries.server.ts'
import { invitationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ personId: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { personId }, language, secret, now, origin, url }) => {
  const person = await personForAccess(db, viewer, personId, secret, now)
  const title = say(invitationWords[language].access.title, { name: person.name })
  return { title, person, origin, isMade: url.searchParams.has('fait') }
})

export const action = asStaff(params, async ({ db, viewer, params: { personId }, secret, now }) => {
  await withTurn(db, INVITING, viewer.id, { secret, now }, (tx) => createAccessLink(tx, viewer, personId, secret, now))
  throw redirect(`/invitations/acces/${personId}?fait=1`, { status: 303 })
})

export default function Access() {
  return <AccessPage {...useLoaderData<typeof loader>()} />
}
