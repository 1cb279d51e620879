import { randomUUID } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asStaff } from '#app/access/guard.server.ts'
import { hasWork } from '#app/access/submissions.ts'
import { pageTitle } from '#app/interface/page.ts'
import { unknownVariables } from '#app/rules/ready-remarks.ts'
import { readyForm, readyParams } from './ready.forms.ts'
import { markedCriteria, readyRemarksOf } from './ready.queries.server.ts'
import { ReadyRemarkPage, type RefusedReady } from './ready-remark-page.tsx'
import { saveReadyRemark } from './save-ready-remark.server.ts'
import { readyWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

/** What stands in the address in the place of an id. */
const NEW = 'nouvelle'

export const loader = asStaff(readyParams, async ({ db, viewer, params: { id }, language }) => {
  if (!hasWork(viewer)) throw new Response(null, { status: 404 })
  const isNew = id === NEW
  const [[found], courses] = await Promise.all([isNew ? [undefined] : readyRemarksOf(db, viewer, id), markedCriteria(db, viewer, language)])
  if (!isNew && !found) throw new Response(null, { status: 404 })
  const place = found?.courseId ? [found.courseId, found.criterionId].filter(Boolean).join(':') : ''
  return {
    title: isNew ? readyWords[language].addTitle : readyWords[language].editTitle,
    remarkKey: isNew ? randomUUID() : id,
    fields: {
      for: found && !found.isOwn ? 'all' : 'me',
      place,
      fr: found?.body.fr ?? '',
      en: found?.body.en ?? '',
      ar: found?.body.ar ?? '',
    },
    courses,
  }
})

export const action = asStaff(readyParams, async ({ db, viewer, params: { id }, request, now }) => {
  if (!hasWork(viewer)) throw new Response(null, { status: 404 })
  if (id !== NEW && (await readyRemarksOf(db, viewer, id)).length === 0) throw new Response(null, { status: 404 })
  const sent = Object.fromEntries(await request.formData())
  const typed = Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const refused = (because: RefusedReady['because'], unknown: string[] = []) =>
    data<RefusedReady>({ because, unknown, typed }, { status: 422 })
  const form = readyForm.safeParse(sent)
  if (!form.success) return refused((typed['fr'] ?? '').trim() === '' ? 'empty' : 'too-long')
  const unknown = Object.values(form.data.body).flatMap((text) => unknownVariables(text))
  if (unknown.length > 0) return refused('unknown', unknown)
  const { key, ...ready } = form.data
  if (id !== NEW && key !== id) throw new Response(null, { status: 404 })
  await saveReadyRemark(db, viewer, { id: key, ...ready }, now)
  throw redirect('/correction/phrases?enregistre=1', 303)
})

export default function ReadyRemarkRoute() {
  const { title, ...props } = useLoaderData<typeof loader>()
  return <ReadyRemarkPage title={title} {...props} refused={useActionData<typeof action>() ?? null} />
}
