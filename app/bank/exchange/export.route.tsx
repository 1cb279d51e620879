import { useLoaderData } from '@remix-run/react'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { bankCourses } from '../bank-list.queries.server.ts'
import { exportQuestions } from '../export-questions.queries.server.ts'
import { exportFormat, exportParams } from './exchange.forms.ts'
import { ExportPage } from './export-page.tsx'
import { exchangeWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asBankKeeper(exportParams, async ({ db, viewer, params, language, url }) => {
  const course = (await bankCourses(db, viewer, language)).find(({ id }) => id === params.course)
  if (!course) throw new Response(null, { status: 404 })
  const format = exportFormat.parse(url.searchParams.get('format'))
  const { written, skipped } = await exportQuestions(db, { courseIds: [course.id], format, language })
  return { title: exchangeWords[language].exportTitle, course: { id: course.id, title: course.title }, format, written, skipped }
})

export default function Export() {
  return <ExportPage {...useLoaderData<typeof loader>()} />
}
