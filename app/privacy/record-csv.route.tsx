import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { csvTable } from '#app/exchange/csv.ts'
import { recordRows } from './record-file.ts'
import { recordOfProcessing } from './record.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const loader = asAdministrator(z.object({}), async ({ language }) => {
  const text = csvTable(recordRows(recordOfProcessing(), privacyWords[language], language))
  return new Response(text, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="passerelle-registre.csv"' },
  })
})
