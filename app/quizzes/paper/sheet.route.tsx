import { useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { squarePicture } from '#app/platform/square-picture.ts'
import { quizParams } from '../quizzes.forms.ts'
import { steeredQuiz } from '../quizzes.queries.server.ts'
import { SheetPage } from './sheet-page.tsx'
import { sheetOf } from './sheet.queries.server.ts'
import { paperWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(quizParams, async ({ db, viewer, params, language, origin }) => {
  const quiz = await steeredQuiz(db, viewer, params.id, params.quiz, language)
  if (!quiz) throw new Response(null, { status: 404 })
  const { code, questions } = await sheetOf(db, quiz, language)
  const address = `${origin}/cohortes/${quiz.cohortId}/quiz/${quiz.quizKey}/saisie?feuille=${code}`
  return {
    ...{ title: `${paperWords[language].sheet.title} · ${quiz.title}`, cohortId: quiz.cohortId, quizKey: quiz.quizKey },
    ...{ cohort: quiz.cohort, quizTitle: `${quiz.moduleTitle} · ${quiz.title}`, code, address, picture: squarePicture(address) },
    questions: questions.map(({ n, shown }) => ({ n, shown })),
  }
})

export default function Sheet() {
  return <SheetPage {...useLoaderData<typeof loader>()} />
}
