import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { DevicesPage } from './devices-page.tsx'
import { deviceForm } from './security.forms.ts'
import { securityWords } from './words/words.ts'

export const meta = pageTitle

export const loader = signedIn(z.object({}), async ({ viewer, sessions, request, language, url }) => ({
  title: securityWords[language].devices.title,
  devices: await sessions.devices(viewer.id, request.headers.get('Cookie')),
  isEnded: url.searchParams.has('fin'),
}))

export const action = signedIn(z.object({}), async ({ viewer, sessions, request }) => {
  const { mark } = deviceForm.parse(Object.fromEntries(await request.formData()))
  if (mark !== '') {
    await sessions.closeDevice(viewer.id, mark)
    throw redirect('/profil/appareils?fin=1', 303)
  }
  await sessions.closeAll(viewer.id)
  throw redirect('/connexion', {
    status: 303,
    headers: { 'Set-Cookie': await sessions.close(request.headers.get('Cookie')), 'Clear-Site-Data': '"cache", "storage"' },
  })
})

export default function Devices() {
  const { devices, isEnded } = useLoaderData<typeof loader>()
  return <DevicesPage devices={devices} isEnded={isEnded} />
}
