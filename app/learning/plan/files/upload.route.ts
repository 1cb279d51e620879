import { redirect } from '@remix-run/node'
import { asLearner } from '#app/access/guard.server.ts'
import { withTurn } from '#app/platform/take-turn.server.ts'
import { fieldsOf, partParams } from '../plan.forms.ts'
import { startForm } from './files.forms.ts'
import { startUpload } from './start-upload.server.ts'
import { SENDING } from './sending.ts'

export const loader = asLearner(partParams, async ({ params }) => {
  throw redirect(`/plan/${params.id}/${params.part}/fichiers`)
})

/** Begins a file that comes in pieces, or says where to go on with it. */
export const action = asLearner(partParams, async ({ db, viewer, params, request, now, secret }) => {
  const wanted = startForm.safeParse(fieldsOf(await request.formData()))
  if (!wanted.success) throw new Response(null, { status: 400 })
  const toStart = { planId: params.id, partId: params.part, ...wanted.data }
  const started = await withTurn(db, SENDING, viewer.id, { secret, now }, (tx) => startUpload(tx, viewer, toStart, now))
  return Response.json(started, { status: started.ok ? 200 : 422 })
})
