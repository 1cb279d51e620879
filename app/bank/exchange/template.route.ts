import { z } from 'zod'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { TEMPLATE_QUESTIONS } from '#app/exchange/template.ts'
import { writeWorkbook } from '#app/exchange/write-table.ts'

export const loader = asBankKeeper(z.object({}), async () => {
  const { content } = writeWorkbook(TEMPLATE_QUESTIONS)
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="modele-questions.xlsx"',
    },
  })
})
