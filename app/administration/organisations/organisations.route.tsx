import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { administrationWords } from '../words/words.ts'
import { arrangeTree } from './organisation-tree.ts'
import { OrganisationsPage } from './organisations-page.tsx'
import { countedOrganisations } from './organisations.queries.server.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, language }) => ({
  title: administrationWords[language].organisations.title,
  lines: arrangeTree(await countedOrganisations(db), language),
}))

export default function Organisations() {
  const { lines } = useLoaderData<typeof loader>()
  return <OrganisationsPage lines={lines} />
}
