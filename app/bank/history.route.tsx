import { useLoaderData } from '@remix-run/react'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { questionParams } from './bank.forms.ts'
import { HistoryPage } from './history-page.tsx'
import { historyOf, questionOf } from './question.queries.server.ts'
import { bankWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asBankKeeper(questionParams, async ({ db, viewer, params, language, now }) => {
  const kept = await questionOf(db, viewer, params.key)
  if (!kept) throw new Response(null, { status: 404 })
  const history = await historyOf(db, kept.key)
  return { title: bankWords[language].history.title, key: kept.key, stem: textIn(kept.question.stem, language), history, now }
})

export default function History() {
  const { key, stem, history, now } = useLoaderData<typeof loader>()
  return <HistoryPage address={key} stem={stem} history={history} now={now} />
}
