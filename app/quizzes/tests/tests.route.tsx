import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { setTests } from './set-tests.server.ts'
import { testsForm, testsParams } from './tests.forms.ts'
import { TestsPage } from './tests-page.tsx'
import { cohortProgress, steeredCourse } from './tests.queries.server.ts'
import { testsWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(testsParams, async ({ db, viewer, params, language, url }) => {
  const course = await steeredCourse(db, viewer, params.id, params.course, language)
  if (!course) throw new Response(null, { status: 404 })
  const title = `${testsWords[language].title} · ${course.title}`
  return { title, course, progress: await cohortProgress(db, course), isSaved: url.searchParams.has('enregistre') }
})

export const action = asStaff(testsParams, async ({ db, viewer, params, language, now, request }) => {
  const course = await steeredCourse(db, viewer, params.id, params.course, language)
  if (!course) throw new Response(null, { status: 404 })
  const sent = testsForm.safeParse(Object.fromEntries(await request.formData()))
  if (!sent.success) return data({ because: 'unreadable' as const }, { status: 422 })
  const set = await setTests(db, viewer, course, sent.data, now)
  if (!set.ok) return data({ because: set.because }, { status: 422 })
  throw redirect(`/cohortes/${params.id}/tests/${params.course}?enregistre=1`, 303)
})

export default function TestsRoute() {
  const answered = useActionData<typeof action>()
  return <TestsPage {...useLoaderData<typeof loader>()} because={answered?.because ?? null} />
}
