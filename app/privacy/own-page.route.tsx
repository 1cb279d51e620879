import { z } from 'zod'
import { asStepped, signedIn } from '#app/access/guard.server.ts'
import { demandTurn, EXPORTS } from '#app/platform/take-turn.server.ts'
import { ownPage } from './own-files.queries.server.ts'

export const loader = asStepped(signedIn, z.object({}), async ({ db, viewer, language, now, secret }) => {
  await demandTurn(db, EXPORTS, viewer.id, { secret, now })
  const page = await ownPage(db, viewer, language, now)
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': 'attachment; filename="passerelle-mes-donnees.html"',
    },
  })
})
