import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { shownLines } from '#app/interface/shown.ts'
import { journalFilter } from './journal.forms.ts'
import { JournalPage } from './journal-page.tsx'
import { journal, journalActions } from './journal.queries.server.ts'
import { journalWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, url, language }) => {
  const filter = journalFilter.parse(Object.fromEntries(url.searchParams))
  return {
    title: journalWords[language].title,
    filter,
    entries: await journal(db, filter, shownLines(url.searchParams.get('montrer'))),
    actions: await journalActions(db),
  }
})

export default function Journal() {
  return <JournalPage {...useLoaderData<typeof loader>()} />
}
