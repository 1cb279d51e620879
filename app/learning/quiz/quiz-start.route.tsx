import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { quizFor } from './quiz.queries.server.ts'
import { QuizStartPage } from './quiz-start-page.tsx'
import { quizParams } from './quiz.forms.ts'
import { startAttempt } from './start-attempt.server.ts'

export const meta = pageTitle

export const loader = asLearner(quizParams, async ({ db, viewer, params, language, now }) => {
  const quiz = await quizFor(db, viewer, params.id, language, moroccoDay(now))
  if (!quiz) throw new Response(null, { status: 404 })
  return { title: quiz.title, quiz, now }
})

export const action = asLearner(quizParams, async ({ db, viewer, params, now }) => {
  const started = await startAttempt(db, viewer, params.id, now)
  if (!started) throw new Response(null, { status: 404 })
  throw redirect(`/quiz/${params.id}/1`, 303)
})

export default function QuizStart() {
  const { quiz, now } = useLoaderData<typeof loader>()
  return <QuizStartPage quiz={quiz} now={now} />
}
