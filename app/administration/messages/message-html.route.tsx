import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { readMessage } from './read-message.server.ts'

/** A letter runs nothing, loads nothing, and is no page of this site: an origin of its own, in which only its own styles count. */
const LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export const loader = asAdministrator(z.object({ id: z.uuid() }), async ({ db, viewer, settings, params, now }) => {
  const { html } = await readMessage(db, viewer, settings, params.id, now)
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': LETTER_POLICY,
      'Referrer-Policy': 'no-referrer',
    },
  })
})
