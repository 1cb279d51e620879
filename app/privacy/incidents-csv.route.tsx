import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { csvTable } from '#app/exchange/csv.ts'
import { incidentRows } from './incidents-file.ts'
import { wholeRegister } from './incidents.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const loader = asAdministrator(z.object({}), async ({ db, language }) => {
  const text = csvTable(incidentRows(await wholeRegister(db), privacyWords[language]))
  return new Response(text, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="passerelle-incidents.csv"' },
  })
})
