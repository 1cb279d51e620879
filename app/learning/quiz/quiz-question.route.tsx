import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asLearner } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { waitedOn } from '#app/offline/waited.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { answerFields } from '#app/questions/answer.forms.ts'
import { afterMove, arrangementOf } from '#app/questions/arrangement.ts'
import { learningWords } from '../words/words.ts'
import { answerQuestion } from './answer-question.server.ts'
import { closeOverdueAttempts } from './close-overdue-attempts.server.ts'
import { quizQuestion } from './quiz.queries.server.ts'
import { QuizQuestionPage } from './quiz-question-page.tsx'
import { quizAnswerForm, quizParams } from './quiz.forms.ts'

export const meta = pageTitle

const params = quizParams.extend({ n: z.coerce.number().int().min(1).max(99) })

export const loader = asLearner(params, async ({ db, viewer, params, language, now, url }) => {
  const asked = { quizKey: params.id, n: params.n, arrangement: url.searchParams.get('ordre') }
  const found = await quizQuestion(db, viewer, asked, language, moroccoDay(now))
  if (!found) throw redirect(`/quiz/${params.id}`)
  if (found.deadlineAt && found.deadlineAt < now && (await closeOverdueAttempts(db, viewer, params.id, now)) > 0)
    throw redirect(`/quiz/${params.id}/resultat`)
  const title = say(learningWords[language].question.place, { n: found.n, of: found.of })
  return { title, asked: { ...found, step: randomUUID() }, now }
})

export const action = asLearner(params, async ({ db, viewer, params, now, request }) => {
  const form = await request.formData()
  const sent = quizAnswerForm.safeParse(Object.fromEntries(form))
  const filled = answerFields(form)
  if (!sent.success || !filled) throw new Response(null, { status: 400 })
  const { step, attempt, go, move } = sent.data
  const quiz = `/quiz/${params.id}`
  if (move) {
    const places = Object.keys(filled).filter((name) => name.startsWith('place-')).length
    throw redirect(`${quiz}/${params.n}?ordre=${afterMove(arrangementOf(filled, places), move).join(',')}#ligne-${move.split(':')[1]}`, 303)
  }
  const given = { id: step, quizKey: params.id, attemptId: attempt, position: params.n, filled, waited: waitedOn(request, now) }
  const kept = await answerQuestion(db, viewer, given, now)
  if (!kept) throw new Response(null, { status: 404 })
  if (!kept.ok) {
    const { because } = kept
    if (because === 'time-over') await closeOverdueAttempts(db, viewer, params.id, now)
    if (because === 'time-over' || because === 'already-handed-in') throw redirect(`${quiz}/resultat?tard=1`, 303)
    return data({ because, filled }, { status: 422 })
  }
  if (go === 'previous') throw redirect(`${quiz}/${Math.max(1, params.n - 1)}`, 303)
  throw redirect(params.n < kept.of ? `${quiz}/${params.n + 1}` : `${quiz}/verifier`, 303)
})

export default function QuizQuestion() {
  const { asked, now } = useLoaderData<typeof loader>()
  return <QuizQuestionPage asked={asked} now={now} refused={useActionData<typeof action>() ?? null} />
}
