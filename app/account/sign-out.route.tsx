import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { leaving } from '#app/access/guard.server.ts'

export const loader = leaving(z.object({}), async () => {
  throw redirect('/menu')
})

export const action = leaving(z.object({}), async ({ request, sessions }) => {
  const headers = new Headers({ 'Set-Cookie': await sessions.close(request.headers.get('Cookie')) })
  // What a phone kept of this person goes with the session.
  headers.set('Clear-Site-Data', '"cache", "storage"')
  throw redirect('/connexion', { status: 303, headers })
})
