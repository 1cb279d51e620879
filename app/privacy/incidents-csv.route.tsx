import { z } from 'zod'
import { asAdministrator, asStepped } from '#app/access/guard.server.ts'
import { csvTable } from '#app/exchange/csv.ts'
import { takeOut } from '#app/platform/take-out.server.ts'
import { incidentRows } from './incidents-file.ts'
import { wholeRegister } from './incidents.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const loader = asStepped(asAdministrator, z.object({}), async ({ db, viewer, language, now, secret }) => {
  const register = await wholeRegister(db)
  await takeOut(db, { actorId: viewer.id, subject: { kind: 'incidents', id: 'csv' }, lines: register.length }, { secret, now })
  const text = csvTable(incidentRows(register, privacyWords[language]))
  return new Response(text, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="passerelle-incidents.csv"' },
  })
})
