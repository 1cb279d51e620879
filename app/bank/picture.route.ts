import { asLearner } from '#app/access/guard.server.ts'
import { pictureParams } from './bank.forms.ts'
import { pictureOf } from './picture.queries.server.ts'

/**
 * A picture of a question. Its address is the hash of what it holds: it never changes, and only who was shown a question with it knows the address.
 * A browser keeps it, for this person alone.
 */
export const loader = asLearner(pictureParams, async ({ db, params }) => {
  const picture = await pictureOf(db, params.hash)
  if (!picture) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'Content-Type': picture.type,
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  })
})
