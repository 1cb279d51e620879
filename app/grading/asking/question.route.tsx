import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asTrainer } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { MOST_LETTERS } from '#app/rules/part-questions.ts'
import { gradingWords } from '../words/words.ts'
import { answerQuestion } from './answer-question.server.ts'
import { questionInView } from './questions.queries.server.ts'
import { QuestionPage, type RefusedAnswer } from './question-page.tsx'
import { shownAsked } from './shown-question.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ questionId: z.uuid() })
const answerForm = z.object({ answer: z.string().trim().min(1).max(MOST_LETTERS.answer) })

export const loader = asTrainer(params, async ({ db, viewer, params: { questionId }, language, now }) => {
  const asked = shownAsked(await questionInView(db, viewer, questionId), language, now)
  return { title: say(gradingWords[language].asking.titleOf, { name: asked.name }), asked }
})

export const action = asTrainer(params, async ({ db, viewer, params: { questionId }, request, now }): Promise<RefusedAnswer> => {
  await questionInView(db, viewer, questionId)
  const typed = z
    .string()
    .catch('')
    .parse((await request.formData()).get('answer'))
  const form = answerForm.safeParse({ answer: typed })
  if (!form.success) return { because: typed.trim() === '' ? 'empty' : 'too-long', typed, by: null }
  const done = await answerQuestion(db, viewer, { id: questionId, answer: form.data.answer }, now)
  if (done.ok) throw redirect('/correction/avis?repondu=oui', { status: 303 })
  return { because: done.because, typed, by: done.by }
})

export default function QuestionRoute() {
  return <QuestionPage asked={useLoaderData<typeof loader>().asked} refused={useActionData<typeof action>() ?? null} />
}
