import { z } from 'zod'

/** What the form for a new organisation sends. The id is made with the form, so that sending twice makes one. */
export const organisationForm = z.object({
  id: z.uuid(),
  name: z.string().max(500).catch(''),
  kind: z.string().max(40).catch(''),
  parent: z.union([z.uuid(), z.literal('')]).catch(''),
  since: z.string().max(40).catch(''),
})
export type OrganisationForm = z.infer<typeof organisationForm>
