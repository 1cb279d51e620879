import { asLearner } from '#app/access/guard.server.ts'
import { fileAnswer } from '#app/platform/file-answer.server.ts'
import { fileKey, fileStoreOf } from '#app/platform/file-store.server.ts'
import { fileParams } from './files.forms.ts'
import { fileInView } from './files.queries.server.ts'

/** A file of a plan, to save or to play. */
export const loader = asLearner(fileParams, async ({ db, viewer, params, request, settings }) => {
  const file = await fileInView(db, viewer, params.id)
  const bytes = await fileStoreOf(settings).get(fileKey(file.id))
  if (!bytes) throw new Response(null, { status: 404 })
  return fileAnswer(request, { type: file.type, name: file.name, bytes })
})
