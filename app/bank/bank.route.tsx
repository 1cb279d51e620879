import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { shownLines } from '#app/interface/shown.ts'
import { bankFilter } from './bank.forms.ts'
import { bankCourses, bankList, bankTags, cohortsSteered } from './bank-list.queries.server.ts'
import { BankPage } from './bank-page.tsx'
import { bankWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asBankKeeper(z.object({}), async ({ db, viewer, url, language }) => {
  const filter = bankFilter.parse(Object.fromEntries(url.searchParams))
  const [found, courses, tags, cohorts] = await Promise.all([
    bankList(db, viewer, filter, shownLines(url.searchParams.get('montrer')), language),
    bankCourses(db, viewer, language),
    bankTags(db, viewer, filter.cours),
    cohortsSteered(db, viewer),
  ])
  const imported = z.coerce.number().int().positive().nullable().catch(null).parse(url.searchParams.get('importees'))
  return { title: bankWords[language].title, found, courses, tags, cohorts, filter, imported }
})

export default function Bank() {
  return <BankPage {...useLoaderData<typeof loader>()} />
}
