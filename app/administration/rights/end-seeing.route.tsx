import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { leaving } from '#app/access/guard.server.ts'
import { recordSeeing } from './record-seeing.server.ts'

export const loader = leaving(z.object({}), async () => {
  throw redirect('/')
})

export const action = leaving(z.object({}), async ({ db, viewer, request, now, sessions }) => {
  if (!viewer?.seenBy) throw redirect('/', 303)
  await sessions.see(request.headers.get('Cookie'), null)
  await recordSeeing(db, { actorId: viewer.seenBy.id, personId: viewer.id, isBegun: false }, now)
  throw redirect(`/admin/personnes/${viewer.id}`, 303)
})
