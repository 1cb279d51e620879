import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAdministrator } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { ProgrammesPage } from './programmes-page.tsx'
import { allProgrammes } from './programmes.queries.server.ts'
import { programmeWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAdministrator(z.object({}), async ({ db, language, url }) => ({
  title: programmeWords[language].title,
  programmes: await allProgrammes(db),
  isSaved: url.searchParams.has('garde'),
}))

export default function Programmes() {
  return <ProgrammesPage {...useLoaderData<typeof loader>()} />
}
