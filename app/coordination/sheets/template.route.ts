import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { placeToInvite } from '../invitations/place.queries.server.ts'
import { templateFile } from './template.queries.server.ts'

export const loader = asStaff(
  z.object({ id: z.uuid(), file: z.enum(['modele.xlsx', 'modele.csv']) }),
  async ({ db, viewer, params: { id, file }, language }) => {
    await placeToInvite(db, viewer, id)
    return templateFile(file === 'modele.xlsx' ? 'xlsx' : 'csv', language)
  },
)
