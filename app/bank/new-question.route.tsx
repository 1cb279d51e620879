import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { QUESTION_KINDS } from '#app/rules/questions.ts'
import { bankCourses } from './bank-list.queries.server.ts'
import { draftFrom, listTyped, questionFrom } from './draft-forms.ts'
import { ChoosePage, EditPage, type FormRefusal } from './edit-page.tsx'
import { lessonsOf } from './question.queries.server.ts'
import { emptyDraft, withEmptyRows, type Draft } from './question-draft.ts'
import { saveQuestion } from './save-question.server.ts'
import { bankWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asBankKeeper(z.object({}), async ({ db, viewer, language, url }) => {
  const courses = await bankCourses(db, viewer, language)
  const courseId = url.searchParams.get('cours') ?? ''
  const kind = QUESTION_KINDS.find((one) => one === url.searchParams.get('sorte'))
  const title = bankWords[language].form.newTitle
  const course = courses.find(({ id }) => id === courseId)
  if (!kind || !course) return { title, courses, courseId, asked: null }
  const lessons = await lessonsOf(db, course.id, language)
  return { title, courses, courseId, asked: { course, lessons, draft: withEmptyRows(emptyDraft(kind), 0) } }
})

const refused = (because: FormRefusal | null, draft: Draft) => data({ because, draft }, { status: because === null ? 200 : 422 })

export const action = asBankKeeper(z.object({}), async ({ db, viewer, now, request, language }) => {
  const form = await request.formData()
  const draft = draftFrom(form, null)
  const courses = await bankCourses(db, viewer, language)
  const course = courses.find(({ id }) => id === form.get('cours'))
  if (!draft) throw new Response(null, { status: 400 })
  if (!course) throw new Response(null, { status: 404 })
  if (form.get('act') === 'rows') return refused(null, withEmptyRows(draft, 4))
  const made = questionFrom(draft, null)
  if (!made.ok) return refused(made.because, draft)
  const beside = { name: draft.name, category: listTyped(draft.category, /\//) }
  const saved = await saveQuestion(db, viewer, { courseId: course.id, key: null, number: 0 }, made.question, beside, now)
  if (!saved.ok) return refused(saved.because, draft)
  throw redirect(`/banque/questions/${saved.key}?enregistre=1`, 303)
})

export default function NewQuestion() {
  const { courses, courseId, asked } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (!asked) return <ChoosePage courses={courses} courseId={courseId} />
  const draft = answered?.draft ?? asked.draft
  const to = `/banque/nouvelle?cours=${courseId}&sorte=${draft.kind}`
  const rest = { number: 0, hasTranslations: false, back: '/banque' }
  return <EditPage {...asked} {...rest} to={to} draft={draft} because={answered?.because ?? null} />
}
