import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { learningWords } from '../words/words.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { closeOverdueAttempts } from './close-overdue-attempts.server.ts'
import { quizToCheck } from './quiz.queries.server.ts'
import { QuizCheckPage } from './quiz-check-page.tsx'
import { handInForm, quizParams } from './quiz.forms.ts'
import { submitAttempt } from './submit-attempt.server.ts'

export const meta = pageTitle

export const loader = asLearner(quizParams, async ({ db, viewer, params, language, now }) => {
  const check = await quizToCheck(db, viewer, params.id, moroccoDay(now))
  if (!check) throw redirect(`/quiz/${params.id}`)
  if (check.deadlineAt && check.deadlineAt < now && (await closeOverdueAttempts(db, viewer, params.id, now)) > 0)
    throw redirect(`/quiz/${params.id}/resultat`)
  return { title: learningWords[language].quiz.checkTitle, check, now }
})

export const action = asLearner(quizParams, async ({ db, viewer, params, now, request }) => {
  const sent = handInForm.safeParse(Object.fromEntries(await request.formData()))
  if (!sent.success) throw new Response(null, { status: 400 })
  const handedIn = { quizKey: params.id, attemptId: sent.data.attempt }
  await closeOverdueAttempts(db, viewer, params.id, now)
  if (!(await submitAttempt(db, viewer, handedIn, now, waitedOn(request, now)))) throw new Response(null, { status: 404 })
  await gradeAttempt(db, viewer, handedIn.attemptId, now)
  throw redirect(`/quiz/${params.id}/resultat`, 303)
})

export default function QuizCheck() {
  const { check, now } = useLoaderData<typeof loader>()
  return <QuizCheckPage check={check} now={now} />
}
