import { asStaff, type Entered } from '#app/access/guard.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { quizParams } from '../quizzes.forms.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { sheetOf } from './sheet.queries.server.ts'
import { paperWords } from './words/words.ts'
import type { z } from 'zod'

async function answerWithPage({ db, viewer, params, language }: Entered<z.infer<typeof quizParams>, Viewer>) {
  const quiz = viewer.isSharedPhone ? undefined : await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const { code } = await sheetOf(db, quiz, language)
  const title = `${paperWords[language].entry.title} · ${quiz.title}`
  return Response.json({ title, version: `${code} ${language}`, pages: [`/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}/saisie`] })
}

/** Names the page that a phone keeps, so that sheets are typed in without a network. On a shared phone there is nothing to keep. */
export const loader = asStaff(quizParams, answerWithPage)
/** Keeping asks with a form; nothing changes. */
export const action = asStaff(quizParams, answerWithPage)
