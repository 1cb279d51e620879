import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { publicPage } from '#app/interface/page.ts'
import { coordinatorsOf } from './account.queries.server.ts'
import { HelpPage } from './help-page.tsx'
import { accountWords } from './words/words.ts'

export const meta = publicPage

export const loader = anyone(z.object({}), async ({ db, viewer, language }) => ({
  title: accountWords[language].help.title,
  about: accountWords[language].help.lead,
  coordinators: viewer ? await coordinatorsOf(db, viewer) : [],
}))

export default function Help() {
  const { coordinators } = useLoaderData<typeof loader>()
  return <HelpPage coordinators={coordinators} />
}
