import { z } from 'zod'
import { asStepped, signedIn } from '#app/access/guard.server.ts'
import { demandTurn, EXPORTS } from '#app/platform/take-turn.server.ts'
import { ownArchive } from './own-files.queries.server.ts'

export const loader = asStepped(signedIn, z.object({}), async ({ db, viewer, language, now, secret, settings }) => {
  await demandTurn(db, EXPORTS, viewer.id, { secret, now })
  const archive = await ownArchive(db, viewer, settings, language, now)
  return new Response(new Uint8Array(archive), {
    headers: { 'Content-Type': 'application/zip', 'Content-Disposition': 'attachment; filename="passerelle-mes-donnees.zip"' },
  })
})
