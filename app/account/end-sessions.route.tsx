import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'

export const loader = signedIn(z.object({}), async () => {
  throw redirect('/profil')
})

export const action = signedIn(z.object({}), async ({ viewer, sessions, request }) => {
  await sessions.closeAll(viewer.id)
  throw redirect('/connexion', {
    status: 303,
    headers: { 'Set-Cookie': await sessions.close(request.headers.get('Cookie')), 'Clear-Site-Data': '"cache", "storage"' },
  })
})
