import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { isPlanId } from '../plan/plan.forms.ts'
import { PACK_KINDS } from './packs.ts'
import { packFor } from './packs.queries.server.ts'

/** Names the pages that the script of the page fetches to keep them. On a shared phone there is nothing to keep. */
export const loader = asLearner(
  z.object({ kind: z.enum([...PACK_KINDS, 'page']), id: z.string().max(60) }),
  async ({ db, viewer, params: { kind, id }, language, now }) => {
    if (viewer.isSharedPhone) throw new Response(null, { status: 404 })
    if (kind === 'page') return Response.json({ title: '', version: language, pages: ['/telephone'] })
    if (kind === 'plan' && !isPlanId(id)) throw new Response(null, { status: 404 })
    const pack = await packFor(db, viewer, { kind, id }, language, now)
    if (!pack) throw new Response(null, { status: 404 })
    return Response.json(pack)
  },
)
