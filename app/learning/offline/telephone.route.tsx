import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { PhonePage } from './phone-page.tsx'
import { offlineWords } from './words/words.ts'

export const meta = pageTitle
export const headers = () => ({ 'Cache-Control': 'private, no-cache' })

export const loader = asLearner(z.object({}), async ({ language }) => ({ title: offlineWords[language].phone.title }))

export default function Phone() {
  return <PhonePage />
}
