import { redirect } from '@remix-run/node'
import { asLearner } from '#app/access/guard.server.ts'
import { fileStoreOf } from '#app/platform/file-store.server.ts'
import { fileParams, LARGEST_PIECE, pieceSearch } from './files.forms.ts'
import { receivePiece } from './receive-piece.server.ts'
import { partFilesWords } from './words/words.ts'

export const loader = asLearner(fileParams, async () => {
  throw redirect('/accueil')
})

/** Takes one piece of a file, and answers how much has arrived. */
export const action = asLearner(fileParams, async ({ db, viewer, params, request, url, now, language, settings }) => {
  const place = pieceSearch.safeParse(Object.fromEntries(url.searchParams))
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (!place.success || bytes.length > LARGEST_PIECE) throw new Response(null, { status: 400 })
  const piece = { uploadId: params.id, offset: place.data.a, bytes, fallback: partFilesWords[language].unnamed }
  const received = await receivePiece(db, fileStoreOf(settings), viewer, piece, now)
  return Response.json(received, { status: received.ok ? 200 : 422 })
})
