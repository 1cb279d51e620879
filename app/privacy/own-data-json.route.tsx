import { z } from 'zod'
import { asStepped, signedIn } from '#app/access/guard.server.ts'
import { exportPerson } from './export-person.queries.server.ts'

export const loader = asStepped(signedIn, z.object({}), async ({ db, viewer }) => {
  const everything = await exportPerson(db, viewer.id)
  return new Response(JSON.stringify(everything, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="passerelle-mes-donnees.json"',
    },
  })
})
