import { z } from 'zod'
import { LANGUAGES } from '#app/rules/languages.ts'

const typed = z.string().max(20_000).catch('')

/** What the form that invites a person sends; texts are judged by the rules, so that each fault has its sentence. */
export const invitationForm = z.object({
  name: typed,
  phone: typed,
  email: typed,
  language: z.enum(LANGUAGES).optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
})
export type InvitationForm = z.infer<typeof invitationForm>

/** What may be done on the page of one invitation. */
export const invitationAct = z.object({ act: z.enum(['renew', 'revoke']) })

/** What may be done on the list: deciding on a request, making and closing group links. */
export const listAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), request: z.uuid() }),
  z.object({ act: z.literal('refuse'), request: z.uuid(), reason: typed }),
  z.object({ act: z.literal('make-link'), organisation: z.uuid().optional().catch(undefined) }),
  z.object({ act: z.literal('close-link'), link: z.uuid() }),
])
