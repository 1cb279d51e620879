import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { answersWaiting } from '../waiting.queries.server.ts'
import { AnswerPage } from './answer-page.tsx'
import { writtenAnswer } from './answer.queries.server.ts'
import { markAnswer } from './mark-answer.server.ts'
import { answerParams, markForm } from './marking.forms.ts'
import { markingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(answerParams, async ({ db, viewer, params, language, now }) => {
  const answer = await writtenAnswer(db, viewer, params, language)
  if (!answer) throw new Response(null, { status: 404 })
  return { title: `${markingWords[language].one} · ${answer.quizTitle}`, answer, now }
})

export const action = asStaff(answerParams, async ({ db, viewer, params, request, language, now }) => {
  if (!(await writtenAnswer(db, viewer, params, language))) throw new Response(null, { status: 404 })
  const typed = Object.fromEntries(await request.formData())
  const again = { mark: String(typed['mark'] ?? ''), feedback: String(typed['feedback'] ?? '') }
  const sent = markForm.safeParse(typed)
  if (!sent.success) return data({ because: 'mark-unreadable' as const, typed: again }, { status: 422 })
  const marked = await markAnswer(db, viewer, params, sent.data, now)
  if (!marked) throw new Response(null, { status: 404 })
  if (!marked.ok) return data({ because: marked.because, typed: again }, { status: marked.because === 'marked-meanwhile' ? 409 : 422 })
  const [next] = await answersWaiting(db, viewer)
  throw redirect(next ? `/correction/reponses/${next.attemptId}/${next.position}` : '/correction/reponses?note=1', 303)
})

export default function AnswerRoute() {
  return <AnswerPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
