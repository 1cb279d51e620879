import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asBankKeeper } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { demandTurn, type TurnLimit } from '#app/platform/take-turn.server.ts'
import { bankCourses } from '../bank-list.queries.server.ts'
import { LARGEST_FILE, uploadForm } from './exchange.forms.ts'
import { ImportPage } from './import-page.tsx'
import { keepFile } from './keep-file.server.ts'
import { exchangeWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

/** Reading a file costs more than any page. */
const UPLOADS: TurnLimit = { what: 'bank-upload', most: 40, minutes: 60 }

export const loader = asBankKeeper(z.object({}), async ({ db, viewer, language, url }) => {
  const courses = await bankCourses(db, viewer, language)
  return { title: exchangeWords[language].title, courses, courseId: url.searchParams.get('cours') ?? '' }
})

const refused = (because: 'no-file' | 'too-large') => data({ because }, { status: 422 })

export const action = asBankKeeper(z.object({}), async ({ db, viewer, language, now, request, secret }) => {
  await demandTurn(db, UPLOADS, viewer.id, { secret, now })
  // What calls itself a file and cannot be read as one is no fault of the server's.
  const form = await request.formData().catch(() => null)
  const sent = form && uploadForm.safeParse({ file: form.get('file'), cours: form.get('cours'), format: form.get('format') ?? '' })
  if (!sent?.success || sent.data.file.size === 0) return refused('no-file')
  const { file, cours, format } = sent.data
  if (file.size > LARGEST_FILE) return refused('too-large')
  const courses = await bankCourses(db, viewer, language)
  if (!courses.some(({ id }) => id === cours)) throw new Response(null, { status: 404 })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const id = await keepFile(db, viewer, { courseId: cours, name: file.name, bytes, format }, now)
  throw redirect(`/banque/importer/${id}`, 303)
})

export default function Import() {
  return <ImportPage {...useLoaderData<typeof loader>()} because={useActionData<typeof action>()?.because ?? null} />
}
