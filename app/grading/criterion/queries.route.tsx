import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { hasWork } from '#app/access/submissions.ts'
import { pageTitle } from '#app/interface/page.ts'
import { NobodyToMark } from '../nobody-to-mark.tsx'
import { criterionQueriesFor } from './queries.queries.server.ts'
import { QueriesPage } from './queries-page.tsx'
import { shownQuery } from './shown-query.ts'
import { queryWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, url, language, now }) => {
  const { title } = queryWords[language]
  if (!hasWork(viewer)) return { title, lists: null, isAnswered: false }
  const { waiting, answered } = await criterionQueriesFor(db, viewer)
  const shown = (rows: typeof waiting) => rows.map((row) => shownQuery(row, language, now))
  return { title, lists: { waiting: shown(waiting), answered: shown(answered) }, isAnswered: url.searchParams.get('repondu') === 'oui' }
})

export default function QueriesRoute() {
  const { title, lists, isAnswered } = useLoaderData<typeof loader>()
  return lists ? <QueriesPage {...lists} isAnswered={isAnswered} /> : <NobodyToMark title={title} />
}
