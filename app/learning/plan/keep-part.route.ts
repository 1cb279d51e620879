import { redirect } from '@remix-run/node'
import { asLearner } from '#app/access/guard.server.ts'
import { partParams } from './plan.forms.ts'
import { saveTypedPart } from './save-typed-part.server.ts'

export const loader = asLearner(partParams, async ({ params }) => {
  throw redirect(`/plan/${params.id}/${params.part}`)
})

/** Keeps a part while it is being written, and answers the script of the page with the revision that the next save builds on. */
export const action = asLearner(partParams, async ({ db, viewer, params, request, now }) => {
  const form = await request.formData()
  const { saved } = await saveTypedPart(db, viewer, { planId: params.id, partId: params.part, form, source: 'autosave' }, now)
  if (!saved.ok) return Response.json({ because: saved.because }, { status: 422 })
  return Response.json({ revision: saved.revisionId, versions: saved.versions })
})
