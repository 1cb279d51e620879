import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { languagesOf, translated } from '#app/rules/bank.ts'
import { textsIn } from '#app/rules/question-texts.ts'
import { formNumber, questionParams, translationLanguage } from './bank.forms.ts'
import { bankCourses } from './bank-list.queries.server.ts'
import { draftFrom, listTyped, questionFrom } from './draft-forms.ts'
import { EditPage, TranslatePage, type FormRefusal } from './edit-page.tsx'
import { lessonsOf, questionOf } from './question.queries.server.ts'
import { draftOf, withEmptyRows, type Draft } from './question-draft.ts'
import { saveQuestion } from './save-question.server.ts'
import { bankWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asBankKeeper(questionParams, async ({ db, viewer, params, language, url }) => {
  const kept = await questionOf(db, viewer, params.key)
  if (!kept) throw new Response(null, { status: 404 })
  const into = translationLanguage.parse(url.searchParams.get('langue'))
  const { question, number } = kept
  const title = bankWords[language].form.editTitle
  const to = `/banque/questions/${kept.key}/modifier`
  const back = `/banque/questions/${kept.key}`
  if (into !== null) return { title, number, back, to: `${to}?langue=${into}`, into, texts: textsIn(question) }
  const [courses, lessons] = await Promise.all([bankCourses(db, viewer, language), lessonsOf(db, kept.courseId, language)])
  const course = courses.find(({ id }) => id === kept.courseId)
  if (!course) throw new Response(null, { status: 404 })
  const draft = withEmptyRows(draftOf(question, kept), 2)
  return { title, number, back, to, into: null, draft, course, lessons, hasTranslations: languagesOf(question).length > 1 }
})

const refused = (because: FormRefusal | null, draft: Draft | null) => data({ because, draft }, { status: because === null ? 200 : 422 })

export const action = asBankKeeper(questionParams, async ({ db, viewer, params, now, request, url }) => {
  const kept = await questionOf(db, viewer, params.key)
  if (!kept) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const number = formNumber.safeParse(form.get('number'))
  if (!number.success) throw new Response(null, { status: 400 })
  const { key, courseId } = kept
  const place = { key, courseId, number: number.data }
  const done = () => redirect(`/banque/questions/${key}?enregistre=1`, 303)
  const into = translationLanguage.parse(url.searchParams.get('langue'))
  if (into !== null) {
    const typed = new Map(
      [...form].flatMap(([name, value]) =>
        name.startsWith('text:') && typeof value === 'string' ? [[name.slice(5), value] as const] : [],
      ),
    )
    const saved = await saveQuestion(db, viewer, place, translated(kept.question, into, typed), kept, now)
    if (!saved.ok) return refused(saved.because, null)
    throw done()
  }
  const draft = draftFrom(form, kept.question)
  if (!draft) throw new Response(null, { status: 400 })
  if (form.get('act') === 'rows') return refused(null, withEmptyRows(draft, 4))
  const made = questionFrom(draft, kept.question)
  if (!made.ok) return refused(made.because, draft)
  const beside = { name: draft.name, category: listTyped(draft.category, /\//) }
  const saved = await saveQuestion(db, viewer, place, made.question, beside, now)
  if (!saved.ok) return refused(saved.because, draft)
  throw done()
})

export default function Edit() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const because = answered?.because ?? null
  if (shown.into !== null) return <TranslatePage {...shown} because={because} />
  return <EditPage {...shown} draft={answered?.draft ?? shown.draft} because={because} />
}
