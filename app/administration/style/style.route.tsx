import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { StylePage } from '#app/interface/style-page/style-page.tsx'
import { styleWords } from '#app/interface/style-page/words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ language }) => ({ title: styleWords[language].title }))

export default function Style() {
  return <StylePage />
}
