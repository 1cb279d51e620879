import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asStaff, asStepped } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { CorrectionPage } from './correction-page.tsx'
import { correctionAct, correctionParams } from './correcting.forms.ts'
import { correctionShown } from './corrections.queries.server.ts'
import { decideCorrection } from './decide-correction.server.ts'
import { discardDraft } from './draft-correction.server.ts'
import { correctingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(correctionParams, async ({ db, viewer, params, language, now }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  const correction = quiz && (await correctionShown(db, quiz, params.correction, language))
  if (!quiz || !correction) throw new Response(null, { status: 404 })
  return { title: `${correctingWords[language].title} · ${quiz.title}`, quiz, correction, now }
})

/** Marks of people change: who decides has just proved who they are. */
export const action = asStepped(asStaff, correctionParams, async ({ db, viewer, params, language, request, now }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz || !(await correctionShown(db, quiz, params.correction, language))) throw new Response(null, { status: 404 })
  const sent = correctionAct.safeParse(Object.fromEntries(await request.formData()))
  if (!sent.success) throw new Response(null, { status: 400 })
  const to = `/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}/corrections`
  if (sent.data.act === 'discard') {
    await discardDraft(db, quiz, params.correction)
    throw redirect(to, 303)
  }
  if (!(await decideCorrection(db, viewer, quiz, params.correction, now))) throw new Response(null, { status: 404 })
  throw redirect(`${to}/${params.correction}`, 303)
})

export default function CorrectionRoute() {
  return <CorrectionPage {...useLoaderData<typeof loader>()} />
}
