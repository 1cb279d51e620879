import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { questionsAsked } from '#app/rules/quiz-runs.ts'
import { bankCourses } from '../bank-list.queries.server.ts'
import { makeQuiz } from './make-quiz.server.ts'
import { newQuizForm } from './making.forms.ts'
import { madeQuizzes } from './quizzes.queries.server.ts'
import { QuizzesPage } from './quizzes-page.tsx'
import { makingWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asBankKeeper(z.object({}), async ({ db, viewer, language }) => {
  const [quizzes, courses] = await Promise.all([madeQuizzes(db, viewer), bankCourses(db, viewer, language)])
  const shown = quizzes.map(({ id, title, courseId, number, sections, usedAt, archivedAt }) => ({
    ...{ id, title, number, asked: questionsAsked(sections), isUsed: usedAt !== null, isAway: archivedAt !== null },
    course: courses.find((course) => course.id === courseId)?.title ?? courseId,
  }))
  return { title: makingWords[language].title, quizzes: shown, courses }
})

export const action = asBankKeeper(z.object({}), async ({ db, viewer, now, request, language }) => {
  const sent = newQuizForm.safeParse(Object.fromEntries(await request.formData()))
  if (!sent.success) return data({ because: 'no-title' as const }, { status: 422 })
  const { cours, title } = sent.data
  const courses = await bankCourses(db, viewer, language)
  if (!courses.some(({ id }) => id === cours)) throw new Response(null, { status: 404 })
  throw redirect(`/banque/quiz/${await makeQuiz(db, viewer, { courseId: cours, title }, now)}`, 303)
})

export default function Quizzes() {
  return <QuizzesPage {...useLoaderData<typeof loader>()} because={useActionData<typeof action>()?.because ?? null} />
}
