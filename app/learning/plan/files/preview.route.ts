import { asLearner } from '#app/access/guard.server.ts'
import { fileAnswer } from '#app/platform/file-answer.server.ts'
import { fileStoreOf, previewKey } from '#app/platform/file-store.server.ts'
import { fileParams } from './files.forms.ts'
import { fileInView } from './files.queries.server.ts'

/** The small picture of a photo. */
export const loader = asLearner(fileParams, async ({ db, viewer, params, request, settings }) => {
  const { id, name } = await fileInView(db, viewer, params.id)
  const bytes = await fileStoreOf(settings).get(previewKey(id))
  if (!bytes) throw new Response(null, { status: 404 })
  return fileAnswer(request, { type: 'image/png', name: `${name}.png`, bytes })
})
