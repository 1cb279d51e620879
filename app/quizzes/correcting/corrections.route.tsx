import { useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { quizParams } from '../quizzes.forms.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { CorrectionsPage } from './corrections-page.tsx'
import { correctionsOf } from './corrections.queries.server.ts'
import { correctingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(quizParams, async ({ db, viewer, params, language, now }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const title = `${correctingWords[language].list} · ${quiz.title}`
  return { title, quiz, corrections: await correctionsOf(db, viewer, quiz, language), now }
})

export default function CorrectionsRoute() {
  return <CorrectionsPage {...useLoaderData<typeof loader>()} />
}
