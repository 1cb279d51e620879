import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asAuthor } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import type { EditProblem } from '#app/rules/assignment-editing.ts'
import { formOf } from './assignment-fields.ts'
import { versionToWrite } from './assignments.queries.server.ts'
import { assignmentParams, basedOn, formLanguage } from './authoring.forms.ts'
import { EditPage } from './edit-page.tsx'
import { saveVersion } from './save-version.server.ts'
import { authoringWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asAuthor(assignmentParams, async ({ db, viewer, params, language, url }) => {
  const into = formLanguage.parse(url.searchParams.get('langue'))
  const { number, body, rubric } = await versionToWrite(db, viewer, params.key, null)
  return {
    title: authoringWords[language].editIn[into],
    assignmentKey: params.key,
    number,
    into,
    form: formOf({ assignment: body, rubric }, into),
  }
})

type Refused = { problems: EditProblem[]; isChanged: boolean; typed: Record<string, string> }
const refused = (answer: Refused) => data(answer, { status: 422 })

export const action = asAuthor(assignmentParams, async ({ db, viewer, params, request, url, now }) => {
  await versionToWrite(db, viewer, params.key, null)
  const typed = Object.fromEntries(
    [...(await request.formData())].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const number = basedOn.safeParse(typed['number'])
  if (!number.success) throw new Response(null, { status: 400 })
  const language = formLanguage.parse(url.searchParams.get('langue'))
  const toSave = { key: params.key, basedOn: number.data, language, form: new Map(Object.entries(typed)) }
  const saved = await saveVersion(db, viewer, toSave, now)
  if (saved.ok) throw redirect(`/devoirs/${params.key}?${saved.number === number.data ? 'identique=1' : `enregistre=${saved.number}`}`, 303)
  return refused({ problems: saved.because === 'wrong' ? saved.problems : [], isChanged: saved.because === 'changed-meanwhile', typed })
})

export default function Edit() {
  return <EditPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
