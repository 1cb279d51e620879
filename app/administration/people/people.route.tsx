import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { shownLines } from '#app/interface/shown.ts'
import { administrationWords } from '../words/words.ts'
import { PeoplePage } from './people-page.tsx'
import { peopleFilter } from './people.forms.ts'
import { peopleFound } from './people.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, url, language }) => {
  const filter = peopleFilter.parse(Object.fromEntries(url.searchParams))
  const found = await peopleFound(db, filter, shownLines(url.searchParams.get('montrer')))
  return { title: administrationWords[language].people.title, found, filter }
})

export default function People() {
  const { found, filter } = useLoaderData<typeof loader>()
  return <PeoplePage found={found} filter={filter} />
}
