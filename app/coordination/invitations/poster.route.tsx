import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { squarePicture } from '#app/platform/square-picture.ts'
import { groupLinksIn } from './invitations.queries.server.ts'
import { placeToInvite } from './place.queries.server.ts'
import { PosterPage } from './poster-page.tsx'
import { invitationWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(
  z.object({ id: z.uuid(), linkId: z.uuid() }),
  async ({ db, viewer, params, language, secret, now, origin }) => {
    const cohort = await placeToInvite(db, viewer, params.id)
    const link = (await groupLinksIn(db, viewer, params.id, secret, now)).find(({ id }) => id === params.linkId)
    if (!link || link.token === null) throw new Response(null, { status: 404 })
    const address = `${origin}/rejoindre/${link.token}`
    return { title: invitationWords[language].poster.title, cohort, address, expiresAt: link.expiresAt, picture: squarePicture(address) }
  },
)

export default function Poster() {
  return <PosterPage {...useLoaderData<typeof loader>()} />
}
