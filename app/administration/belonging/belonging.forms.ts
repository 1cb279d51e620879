import { z } from 'zod'
import { MEMBERSHIP_ROLES } from '#app/rules/organisations.ts'

/** What may be done with an organisation in the tree, as its address says it. */
export const CHANGES = ['deplacer', 'fusionner', 'fermer'] as const
export type Change = (typeof CHANGES)[number]
export const changeParams = z.object({ id: z.uuid(), how: z.enum(CHANGES) })

const idOrNone = z
  .union([z.uuid(), z.literal('')])
  .catch('')
  .transform((id) => id || null)

/** Where an organisation or its people go; `seen` is what the page told before, `leaders` whether those who lead go on doing so. */
export const changeForm = z.object({
  to: idOrNone,
  leaders: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
  seen: z.string().max(200).catch(''),
})
export type ChangeForm = z.infer<typeof changeForm>

const since = z.string().max(40).catch('')
const role = z.enum(MEMBERSHIP_ROLES).catch('member')

/** What the page of somebody's organisations sends. */
export const membershipForm = z.discriminatedUnion('wish', [
  z.object({
    wish: z.literal('join'),
    organisation: z.union([z.uuid(), z.literal('')]).catch(''),
    role,
    main: z.string().optional(),
    leaves: idOrNone,
    since,
  }),
  z.object({ wish: z.literal('leave'), organisation: z.uuid(), since }),
  z.object({ wish: z.literal('main'), organisation: z.uuid(), since }),
  z.object({ wish: z.literal('role'), organisation: z.uuid(), role, since }),
])
export type MembershipForm = z.infer<typeof membershipForm>
