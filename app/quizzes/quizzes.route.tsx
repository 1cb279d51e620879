import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { quizzesOf } from './quizzes.queries.server.ts'
import { QuizzesPage } from './quizzes-page.tsx'
import { quizzesWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({ id: z.uuid() }), async ({ db, viewer, params, language }) => {
  const quizzes = await quizzesOf(db, viewer, params.id, language)
  if (quizzes.length === 0) throw new Response(null, { status: 404 })
  return { title: quizzesWords[language].title, cohortId: params.id, quizzes }
})

export default function QuizzesRoute() {
  return <QuizzesPage {...useLoaderData<typeof loader>()} />
}
