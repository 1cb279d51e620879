import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { asAdministrator, asStepped } from '#app/access/guard.server.ts'
import { recordSeeing } from './record-seeing.server.ts'

export const loader = asStepped(asAdministrator, z.object({ id: z.uuid() }), async ({ params }) => {
  throw redirect(`/admin/personnes/${params.id}`)
})

export const action = asStepped(asAdministrator, z.object({ id: z.uuid() }), async ({ db, viewer, params, request, now, sessions }) => {
  await recordSeeing(db, { actorId: viewer.id, personId: params.id, isBegun: true }, now)
  await sessions.see(request.headers.get('Cookie'), params.id)
  throw redirect('/', 303)
})
