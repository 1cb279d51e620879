import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asAuthor } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { AssignmentsPage } from './assignments-page.tsx'
import { authoredAssignments } from './assignments.queries.server.ts'
import { authoringWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAuthor(z.object({}), async ({ db, viewer, language }) => {
  const found = await authoredAssignments(db, viewer)
  const assignments = found.map(({ key, number, title }) => ({ key, number, title: textIn(title, language) }))
  return { title: authoringWords[language].title, assignments }
})

export default function Assignments() {
  return <AssignmentsPage {...useLoaderData<typeof loader>()} />
}
