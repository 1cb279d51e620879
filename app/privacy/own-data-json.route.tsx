import { z } from 'zod'
import { asStepped, signedIn } from '#app/access/guard.server.ts'
import { demandTurn, EXPORTS } from '#app/platform/take-turn.server.ts'
import { ownJson } from './own-files.queries.server.ts'

export const loader = asStepped(signedIn, z.object({}), async ({ db, viewer, now, secret, settings }) => {
  await demandTurn(db, EXPORTS, viewer.id, { secret, now })
  return new Response(await ownJson(db, viewer, settings), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="passerelle-mes-donnees.json"',
    },
  })
})
