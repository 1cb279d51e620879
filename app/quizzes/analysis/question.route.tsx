import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { quizParams } from '../quizzes.forms.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { loadQuestion } from './load-analysis.queries.server.ts'
import { QuestionPage } from './question-page.tsx'
import { analysisWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(quizParams.extend({ version: z.uuid() }), async ({ db, viewer, params, language }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  const found = quiz && (await loadQuestion(db, { quizKey: quiz.quizKey, cohortId: quiz.cohortId }, params.version, language))
  if (!quiz || !found) throw new Response(null, { status: 404 })
  const title = `${say(analysisWords[language].question, { n: found.question.place })} · ${quiz.title}`
  return { title, quiz, ...found }
})

export default function QuestionRoute() {
  return <QuestionPage {...useLoaderData<typeof loader>()} />
}
