import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { htmlDocument } from '#app/exchange/html-document.ts'
import { recordBlocks } from './record-file.ts'
import { recordOfProcessing } from './record.queries.server.ts'
import { privacyWords } from './words/words.ts'

export const loader = asAdministrator(z.object({}), async ({ language, settings }) => {
  const words = privacyWords[language]
  const blocks = recordBlocks(recordOfProcessing(), words, language, settings.siteName)
  return new Response(htmlDocument({ title: words.record.title, language, blocks }), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': 'attachment; filename="passerelle-registre.html"',
    },
  })
})
