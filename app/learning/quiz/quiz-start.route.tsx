import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { beginPrepared } from './begin-prepared.server.ts'
import { closeOverdueAttempts } from './close-overdue-attempts.server.ts'
import { quizFor } from './quiz.queries.server.ts'
import { QuizStartPage } from './quiz-start-page.tsx'
import { beginForm, quizParams } from './quiz.forms.ts'
import { startAttempt } from './start-attempt.server.ts'

export const meta = pageTitle

export const loader = asLearner(quizParams, async ({ db, viewer, params, language, now }) => {
  const found = await quizFor(db, viewer, params.id, language, now)
  const isOver = found?.deadlineAt && found.deadlineAt < now && (await closeOverdueAttempts(db, viewer, params.id, now)) > 0
  const quiz = isOver ? await quizFor(db, viewer, params.id, language, now) : found
  if (!quiz) throw new Response(null, { status: 404 })
  return { title: quiz.title, quiz, now }
})

export const action = asLearner(quizParams, async ({ db, viewer, params, now, request }) => {
  const waited = waitedOn(request, now)
  const { attempt } = beginForm.parse(Object.fromEntries(await request.formData()))
  // Begun on a phone without a network: the paper that it holds, and no other.
  if (waited && attempt) {
    await beginPrepared(db, viewer, attempt, now, waited)
    throw redirect(`/quiz/${params.id}/1`, 303)
  }
  await closeOverdueAttempts(db, viewer, params.id, now)
  const started = await startAttempt(db, viewer, params.id, now)
  if (!started) throw new Response(null, { status: 404 })
  // The page says why, from the same facts.
  if (!started.ok) throw redirect(`/quiz/${params.id}?refus=${started.because}`, 303)
  throw redirect(`/quiz/${params.id}/1`, 303)
})

export default function QuizStart() {
  const { quiz, now } = useLoaderData<typeof loader>()
  return <QuizStartPage quiz={quiz} now={now} />
}
