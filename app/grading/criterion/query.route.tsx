import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asStaff } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { say } from '#app/language/words.ts'
import { answerCriterionQuery } from './answer-query.server.ts'
import { criterionQueryInView } from './queries.queries.server.ts'
import { pointsOf, queryAnswerForm } from './query.forms.ts'
import { QueryPage, type RefusedQueryAnswer } from './query-page.tsx'
import { shownAskedQuery } from './shown-query.ts'
import { queryWords } from './words/words.ts'

export const meta = pageTitle
export const handle = { staff: true }

const params = z.object({ queryId: z.uuid() })

export const loader = asStaff(params, async ({ db, viewer, params: { queryId }, language, now }) => {
  const asked = shownAskedQuery(await criterionQueryInView(db, viewer, queryId), language, now)
  return { title: say(queryWords[language].titleOf, { name: asked.name }), asked }
})

export const action = asStaff(params, async ({ db, viewer, params: { queryId }, request, now }): Promise<RefusedQueryAnswer> => {
  await criterionQueryInView(db, viewer, queryId)
  const sent = await request.formData()
  const typed = {
    answer: String(sent.get('answer') ?? ''),
    change: sent.get('change') === 'raise',
    points: String(sent.get('points') ?? ''),
  }
  const form = queryAnswerForm.safeParse(Object.fromEntries(sent))
  if (!form.success) return { because: 'too-long', ...typed }
  const points = pointsOf(form.data)
  if (points === undefined) return { because: 'no-level', ...typed }
  const done = await answerCriterionQuery(db, viewer, { id: queryId, answer: form.data.answer, points }, now)
  if (done.ok) throw redirect('/correction/criteres?repondu=oui', { status: 303 })
  return { because: done.because, ...typed }
})

export default function QueryRoute() {
  return <QueryPage asked={useLoaderData<typeof loader>().asked} refused={useActionData<typeof action>() ?? null} />
}
