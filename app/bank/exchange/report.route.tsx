import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { importQuestions } from '../import-questions.server.ts'
import { keptFile } from './kept-file.queries.server.ts'
import { ReportPage } from './report-page.tsx'
import { takeFile } from './take-file.server.ts'
import { exchangeWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ id: z.uuid() })

export const loader = asBankKeeper(params, async ({ db, viewer, params: { id }, language, now }) => {
  const kept = await keptFile(db, viewer, id)
  if (!kept) throw new Response(null, { status: 404 })
  const { bytes, format, courseId, fileName } = kept
  const outcome = await importQuestions(db, { bytes, format, courseId, isTrial: true, actorId: null }, now)
  return { title: exchangeWords[language].report, id, fileName, outcome }
})

export const action = asBankKeeper(params, async ({ db, viewer, params: { id }, now }) => {
  const kept = await keptFile(db, viewer, id)
  if (!kept) throw new Response(null, { status: 404 })
  const outcome = await takeFile(db, viewer, kept, now)
  if (!outcome.ok) return data({ outcome }, { status: 422 })
  throw redirect(`/banque?cours=${kept.courseId}&importees=${outcome.imported.length}`, 303)
})

export default function Report() {
  const shown = useLoaderData<typeof loader>()
  return <ReportPage {...shown} outcome={useActionData<typeof action>()?.outcome ?? shown.outcome} />
}
