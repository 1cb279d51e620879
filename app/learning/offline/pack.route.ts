import { z } from 'zod'
import { asLearner, type Entered } from '#app/access/guard.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { isPlanId } from '../plan/plan.forms.ts'
import { startAttempt } from '../quiz/start-attempt.server.ts'
import { PACK_KINDS } from './packs.ts'
import { packFor, quizzesOf } from './packs.queries.server.ts'

const params = z.object({ kind: z.enum([...PACK_KINDS, 'page']), id: z.string().max(60) })

async function answerWithPack({ db, viewer, params: { kind, id }, language, now }: Entered<z.infer<typeof params>, Viewer>) {
  if (viewer.isSharedPhone) throw new Response(null, { status: 404 })
  if (kind === 'page') return Response.json({ title: '', version: language, pages: ['/telephone'] })
  if (kind === 'plan' && !isPlanId(id)) throw new Response(null, { status: 404 })
  const pack = await packFor(db, viewer, { kind, id }, language, now)
  if (!pack) throw new Response(null, { status: 404 })
  return Response.json(pack)
}

/** Names the pages that the script of the page fetches to keep them. On a shared phone there is nothing to keep. */
export const loader = asLearner(params, answerWithPack)

/** Before a phone keeps something it is handed the papers of its quizzes, without keys, which can then be begun without a network. */
export const action = asLearner(params, async (entered) => {
  const { db, viewer, params, now } = entered
  const { kind, id } = params
  if (!viewer.isSharedPhone && kind !== 'page')
    for (const quizKey of await quizzesOf(db, viewer, { kind, id }, now)) await startAttempt(db, viewer, quizKey, now, 'prepared')
  return answerWithPack(entered)
})
