import { useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { quizParams } from '../quizzes.forms.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { analysisWish } from './analysis.forms.ts'
import { AnalysisPage } from './analysis-page.tsx'
import { loadAnalysis } from './load-analysis.queries.server.ts'
import { analysisWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(quizParams, async ({ db, viewer, params, language, url }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const wish = analysisWish.parse(Object.fromEntries(url.searchParams))
  const scope = { quizKey: quiz.quizKey, cohortId: wish.cohortes === 'toutes' ? null : quiz.cohortId }
  const analysis = await loadAnalysis(db, scope, wish.tri, language)
  return { title: `${analysisWords[language].title} · ${quiz.title}`, quiz, wish, analysis }
})

export default function AnalysisRoute() {
  return <AnalysisPage {...useLoaderData<typeof loader>()} />
}
