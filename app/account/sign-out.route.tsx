import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { leaving } from '#app/access/guard.server.ts'
import { BY_WORKER } from '#app/offline/phone-headers.ts'

export const loader = leaving(z.object({}), async () => {
  throw redirect('/menu')
})

export const action = leaving(z.object({}), async ({ request, sessions }) => {
  const headers = new Headers({ 'Set-Cookie': await sessions.close(request.headers.get('Cookie')) })
  // What a phone kept of this person goes with the session. A worker has removed that by itself; what it keeps of others waits for them.
  headers.set('Clear-Site-Data', request.headers.has(BY_WORKER) ? '"cache"' : '"cache", "storage"')
  throw redirect('/connexion', { status: 303, headers })
})
