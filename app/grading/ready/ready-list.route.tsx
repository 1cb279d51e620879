import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { hasWork } from '#app/access/submissions.ts'
import { pageTitle } from '#app/interface/page.ts'
import { textIn } from '#app/rules/languages.ts'
import { putAwayReadyRemark } from './put-away-ready-remark.server.ts'
import { awayForm } from './ready.forms.ts'
import { markedCriteria, readyRemarksOf } from './ready.queries.server.ts'
import { ReadyListPage } from './ready-list-page.tsx'
import { readyWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

export const loader = asStaff(z.object({}), async ({ db, viewer, language, url }) => {
  if (!hasWork(viewer)) throw new Response(null, { status: 404 })
  const [found, courses] = await Promise.all([readyRemarksOf(db, viewer), markedCriteria(db, viewer, language)])
  const shown = found.map(({ id, isOwn, courseId, criterionId, body, putAwayAt }) => {
    const course = courses.find((one) => one.courseId === courseId)
    return {
      ...{ id, isOwn, isAway: putAwayAt !== null },
      text: textIn(body, language),
      course: course?.title ?? courseId,
      criterion: course?.criteria.find((one) => one.id === criterionId)?.title ?? criterionId,
      missing: (['en', 'ar'] as const).filter((one) => !body[one]),
    }
  })
  return {
    title: readyWords[language].title,
    offered: shown.filter(({ isAway }) => !isAway),
    away: shown.filter(({ isAway }) => isAway),
    isSaved: url.searchParams.has('enregistre'),
  }
})

export const action = asStaff(z.object({}), async ({ db, viewer, request, now, path }) => {
  if (!hasWork(viewer)) throw new Response(null, { status: 404 })
  const form = awayForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  await putAwayReadyRemark(db, viewer, { id: form.data.id, isAway: form.data.act === 'away' }, now)
  throw redirect(`${path}?enregistre=1`, 303)
})

export default function ReadyListRoute() {
  return <ReadyListPage {...useLoaderData<typeof loader>()} />
}
