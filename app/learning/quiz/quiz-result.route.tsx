import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { learningWords } from '../words/words.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { QuizResultPage } from './quiz-result-page.tsx'
import { readNews } from './quiz-news.queries.server.ts'
import { quizParams } from './quiz.forms.ts'
import { quizResult, ungradedAttempt } from './result.queries.server.ts'

export const meta = pageTitle

const wish = z.coerce.number().int().min(1).max(10_000).nullable().catch(null)

export const loader = asLearner(quizParams, async ({ db, viewer, params, language, now, url }) => {
  // Handing in and marking are two operations: what a crash left between them is marked here.
  const left = await ungradedAttempt(db, viewer, params.id)
  if (left) await gradeAttempt(db, viewer, left, now)
  const asked = wish.parse(url.searchParams.get('essai'))
  // Answers in sentences wait for a trainer: the page of the quiz says so.
  if (left && asked === null && (await ungradedAttempt(db, viewer, params.id))) throw redirect(`/quiz/${params.id}`)
  const result = await quizResult(db, viewer, params.id, asked, language, now)
  if (!result) throw redirect(`/quiz/${params.id}`)
  await readNews(db, viewer, params.id, now)
  const title = `${learningWords[language].quiz.result} · ${result.title}`
  return { title, result, isTooLate: url.searchParams.has('tard'), now }
})

export default function QuizResult() {
  const { result, isTooLate, now } = useLoaderData<typeof loader>()
  return <QuizResultPage result={result} isTooLate={isTooLate} now={now} />
}
