import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'

export const loader = anyone(z.object({}), async () => {
  throw new Response(null, { status: 404 })
})

export default function NotFound() {
  return null
}
