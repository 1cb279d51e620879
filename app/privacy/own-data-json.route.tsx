import { z } from 'zod'
import { asStepped, signedIn } from '#app/access/guard.server.ts'
import { demandTurn, EXPORTS } from '#app/platform/take-turn.server.ts'
import { exportPerson } from './export-person.queries.server.ts'

export const loader = asStepped(signedIn, z.object({}), async ({ db, viewer, now, secret }) => {
  await demandTurn(db, EXPORTS, viewer.id, { secret, now })
  const everything = await exportPerson(db, viewer.id)
  return new Response(JSON.stringify(everything, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="passerelle-mes-donnees.json"',
    },
  })
})
